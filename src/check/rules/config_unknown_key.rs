//! A setting that there is not.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "config-unknown-key",
    summary: "없는 설정",
    docs: r#"
## 무엇을 확인하나요
`course.toml`의 키가 모두 아는 것인지 봅니다.

## 왜 문제인가요
이름이 틀린 설정은 조용히 무시되기 쉽습니다.

## 예
````toml
[site]
titel = "AWS 과정"
````

## 이렇게 고치세요
````toml
[site]
title = "AWS 과정"
````
"#,
    finder: Finder::Stage,
};
