//! A price file that is no TOML.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "pricing-syntax",
    summary: "TOML이 아닌 가격 파일",
    docs: r#"
## 무엇을 확인하나요
`pricing.toml`을 TOML로 읽을 수 있는지 봅니다.

## 왜 문제인가요
읽지 못한 가격으로는 검산하지 않습니다. 나머지 검사는 그대로 합니다.

## 예
````toml pricing.toml
[policy
rounding = "half_up"
````

## 이렇게 고치세요
````toml pricing.toml
[policy]
rounding = "half_up"
````
"#,
    finder: Finder::Stage,
};
