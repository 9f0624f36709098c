//! `course.toml` that is not TOML.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "config-syntax",
    summary: "TOML 문법 오류",
    docs: r#"
## 무엇을 확인하나요
`course.toml`과 `pricing.toml`이 TOML 문법에 맞는지 봅니다.

## 왜 문제인가요
문법이 틀린 줄의 설정은 적용되지 않습니다.

## 예
````toml
[site
title = "AWS 과정"
````

## 이렇게 고치세요
````toml
[site]
title = "AWS 과정"
````
"#,
    finder: Finder::Stage,
};
