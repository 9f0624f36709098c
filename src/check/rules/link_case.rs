//! A link whose capital letters differ.

use super::link_fault;
use crate::check::{Finder, Rule, Subject};
use crate::course::Fault;
use crate::diagnostic::Diagnostic;
use crate::text::with_particle;

pub(super) static RULE: Rule = Rule {
    code: "link-case",
    summary: "대소문자가 다른 링크",
    docs: r#"
## 무엇을 확인하나요
링크의 대소문자가 파일 이름과 같은지 봅니다. 사이트의 링크는 실제 이름으로 고쳐집니다.

## 왜 문제인가요
윈도우와 맥에서는 열리지만 GitHub과 웹 서버에서는 열리지 않습니다.

## 예
````md
[안내](readme.md)
````

## 이렇게 고치세요
````md
[안내](README.md)
````
"#,
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    link_fault::each(subject, |at, fault| {
        let Fault::Case(path) = fault else { return None };
        let name = with_particle(&format!("`{path}`"), "과", "와");
        let message = format!("링크의 대소문자가 파일 {name} 다릅니다");
        Some(Diagnostic::warning(RULE.code, at.span, message).help("파일 이름과 똑같이 적으세요"))
    })
}
