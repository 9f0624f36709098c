//! A setting whose value cannot be read.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "config-value",
    summary: "읽을 수 없는 설정 값",
    docs: r#"
## 무엇을 확인하나요
설정 값이 정해진 형식인지 봅니다.

## 왜 문제인가요
읽을 수 없는 값 대신 기본값이 쓰입니다.

## 예
````toml
[course]
students = "열네 명"
````

## 이렇게 고치세요
````toml
[course]
students = 14
````
"#,
    finder: Finder::Stage,
};
