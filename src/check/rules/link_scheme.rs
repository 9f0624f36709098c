//! A link that would run a script.

use super::link_fault;
use crate::check::{Finder, Rule, Subject};
use crate::course::Fault;
use crate::diagnostic::Diagnostic;

pub(super) static RULE: Rule = Rule {
    code: "link-scheme",
    summary: "쓸 수 없는 종류의 링크",
    docs: r#"
## 무엇을 확인하나요
`javascript:`, `data:`, `file:`처럼 페이지에 둘 수 없는 링크가 있는지 봅니다. 사이트에서는 글자만 보입니다.

## 왜 문제인가요
누른 사람의 브라우저에서 코드가 실행되거나, 글쓴이의 컴퓨터에만 있는 파일을 가리킵니다.

## 예
````md
[열기](file:///C:/lab.md)
````

## 이렇게 고치세요
````md
[열기](lab.md)
````
"#,
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    link_fault::each(subject, |at, fault| {
        let Fault::Scheme(scheme) = fault else { return None };
        let message = format!("`{scheme}:` 링크는 페이지에 둘 수 없습니다");
        Some(
            Diagnostic::error(RULE.code, at.span, message)
                .help("https 주소나 과정 안의 경로로 고치세요"),
        )
    })
}
