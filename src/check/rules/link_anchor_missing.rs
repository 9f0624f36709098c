//! A link to a heading that is not there.

use super::link_fault;
use crate::check::{Finder, Rule, Subject};
use crate::course::Fault;
use crate::diagnostic::Diagnostic;

pub(super) static RULE: Rule = Rule {
    code: "link-anchor-missing",
    summary: "없는 제목으로 가는 링크",
    docs: r#"
## 무엇을 확인하나요
`#` 뒤의 이름을 가진 제목이 그 페이지에 있는지 봅니다. 제목의 이름은 GitHub과 같은 규칙으로 정해집니다.

## 왜 문제인가요
링크를 눌러도 그 자리로 가지 않고 페이지 맨 위가 열립니다.

## 예
````md
## 예상 비용

[비용](#에상-비용)
````

## 이렇게 고치세요
````md
## 예상 비용

[비용](#예상-비용)
````
"#,
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    link_fault::each(subject, |at, fault| {
        let Fault::Anchor(id, near) = fault else { return None };
        let finding =
            Diagnostic::error(RULE.code, at.span, format!("`#{id}`에 해당하는 제목이 없습니다"));
        Some(match near {
            Some(near) => finding.help(format!("`#{near}`로 고치세요")),
            None => finding.help("페이지에 있는 제목의 이름으로 고치거나 `#` 뒤를 지우세요"),
        })
    })
}
