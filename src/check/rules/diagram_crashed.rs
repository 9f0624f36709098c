//! A renderer that broke down.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "diagram-crashed",
    summary: "그리다가 멈춘 다이어그램",
    docs: r##"
## 무엇을 확인하나요
다이어그램을 그리는 프로그램이 끝까지 그렸는지 봅니다. 멈추면 그 다이어그램만 원문으로 보입니다.

## 왜 문제인가요
학생은 그림 대신 원문을 보게 됩니다.

## 예
````text
(드문 문법을 쓴 다이어그램)
````

## 이렇게 고치세요
````text
(문법을 단순하게 바꾸거나 둘로 나눈 다이어그램)
````
"##,
    finder: Finder::Stage,
};
