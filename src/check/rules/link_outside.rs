//! A link out of the course folder.

use super::link_fault;
use crate::check::{Finder, Rule, Subject};
use crate::course::Fault;
use crate::diagnostic::Diagnostic;
use crate::text::with_particle;

pub(super) static RULE: Rule = Rule {
    code: "link-outside",
    summary: "과정 폴더 밖으로 나가는 링크",
    docs: r#"
## 무엇을 확인하나요
상대 경로의 `..`이 과정 폴더보다 위로 올라가는지 봅니다.

## 왜 문제인가요
사이트에는 과정 폴더 안의 파일만 있습니다. 폴더가 옮겨진 경우라면 `course.toml`의 `[aliases]`에 적을 수 있습니다.

## 예
````md
![RDS](../../../icons_2023/rds.svg)
````

## 이렇게 고치세요
````md
![RDS](icons/rds.svg)
````

폴더를 옮긴 것이라면 페이지는 그대로 두고 `course.toml`에 적습니다.

    [aliases]
    "icons_2023" = "icons"
"#,
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    link_fault::each(subject, |at, fault| {
        let Fault::Outside(near) = fault else { return None };
        // A path that leads far out is long; its end says what was meant.
        let name = match at.url.rsplit_once('/') {
            Some((folder, name)) if folder.len() > 40 => format!("`…/{name}`"),
            _ => format!("`{}`", at.url),
        };
        let message =
            format!("경로 {} 과정 폴더 밖을 가리킵니다", with_particle(&name, "이", "가"));
        let finding = Diagnostic::error(RULE.code, at.span, message);
        let otherwise = "과정 폴더 안의 파일을 가리키게 고치세요. 폴더가 옮겨졌다면 course.toml의 [aliases]에 적으세요";
        Some(finding.help(link_fault::nearest(near.as_ref(), otherwise)))
    })
}
