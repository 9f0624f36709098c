//! A file or folder of the settings that is not there.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "config-file-missing",
    summary: "설정이 가리키는 파일이나 폴더가 없음",
    docs: r#"
## 무엇을 확인하나요
`course.toml`의 `logo`, `extra_css`, `theme`이 가리키는 파일과 폴더가 과정 폴더에 있는지 봅니다.

## 왜 문제인가요
없는 파일은 사이트에도 없어서 로고 자리가 비고, 모양이 기대한 것과 다릅니다.

## 예
````toml
[site]
logo = "images/logo.svg"
````

## 이렇게 고치세요
````toml
[site]
logo = "images/week-5.svg"
````
"#,
    finder: Finder::Stage,
};
