//! A picture that is not there.

use super::link_fault;
use crate::check::{Finder, Rule, Subject};
use crate::course::Fault;
use crate::diagnostic::Diagnostic;
use crate::markdown::Use;
use crate::text::with_particle;

pub(super) static RULE: Rule = Rule {
    code: "image-missing",
    summary: "없는 그림",
    docs: r#"
## 무엇을 확인하나요
그림, 영상, 소리 파일이 실제로 있는지 봅니다. 사이트에서는 그림 대신 대체 글자가 보입니다.

## 왜 문제인가요
그림이 없으면 설명이 이어지지 않습니다.

## 예
````md
![구성도](image/vpc.png)
````

## 이렇게 고치세요
````md
![구성도](images/vpc.png)
````
"#,
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    link_fault::each(subject, |at, fault| {
        let (Use::Image | Use::Media, Fault::Missing(path, near)) = (at.used_as, fault) else {
            return None;
        };
        let message =
            format!("그림 파일 {} 없습니다", with_particle(&format!("`{path}`"), "이", "가"));
        let finding = Diagnostic::error(RULE.code, at.span, message);
        Some(finding.help(link_fault::nearest(near.as_ref(), "경로를 고치거나 파일을 넣으세요")))
    })
}
