//! A link to a page or file that is not there.

use super::link_fault;
use crate::check::{Finder, Rule, Subject};
use crate::course::Fault;
use crate::diagnostic::Diagnostic;
use crate::markdown::Use;
use crate::text::with_particle;

pub(super) static RULE: Rule = Rule {
    code: "link-broken",
    summary: "없는 곳으로 가는 링크",
    docs: r#"
## 무엇을 확인하나요
과정 안의 링크가 실제로 있는 파일이나 폴더를 가리키는지 봅니다. 사이트에서는 링크 대신 글자만 보입니다.

## 왜 문제인가요
학생이 눌러도 갈 곳이 없습니다.

## 예
````md
[4일차](day_4/README.md)
````

## 이렇게 고치세요
````md
[4일차](day4/README.md)
````
"#,
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    link_fault::each(subject, |at, fault| {
        let (Use::Link, Fault::Missing(path, near)) = (at.used_as, fault) else { return None };
        let message =
            format!("링크가 가리키는 {} 없습니다", with_particle(&format!("`{path}`"), "이", "가"));
        let finding = Diagnostic::error(RULE.code, at.span, message);
        Some(finding.help(link_fault::nearest(near.as_ref(), "경로를 고치거나 링크를 지우세요")))
    })
}
