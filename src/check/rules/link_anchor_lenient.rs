//! A link to a heading under nearly its name.

use super::link_fault;
use crate::check::{Finder, Rule, Subject};
use crate::course::Fault;
use crate::diagnostic::Diagnostic;

pub(super) static RULE: Rule = Rule {
    code: "link-anchor-lenient",
    summary: "이름이 조금 다른 제목으로 가는 링크",
    docs: r#"
## 무엇을 확인하나요
`#` 뒤의 이름이 정확하지 않지만 어느 제목인지 알 수 있는 링크입니다. 사이트의 링크는 바른 이름으로 고쳐집니다.

## 왜 문제인가요
GitHub에서는 이 링크가 그 자리로 가지 않습니다.

## 예
````md
## 🎯 학습 목표

[목표](#학습-목표)
````

## 이렇게 고치세요
````md
## 🎯 학습 목표

[목표](#-학습-목표)
````
"#,
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    link_fault::each(subject, |at, fault| {
        let Fault::LenientAnchor(id) = fault else { return None };
        let message = format!("제목의 정확한 이름은 `#{id}`입니다");
        Some(Diagnostic::warning(RULE.code, at.span, message).help(format!("`#{id}`로 고치세요")))
    })
}
