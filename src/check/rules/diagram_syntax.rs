//! A text that its grammar does not know.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "diagram-syntax",
    summary: "다이어그램 문법 오류",
    docs: r##"
## 무엇을 확인하나요
Mermaid 문법에 맞는지 봅니다. 맞지 않으면 그림 대신 원문을 보이고, 틀린 줄과 칸을 알립니다.

## 왜 문제인가요
GitHub에서도 이 다이어그램은 그려지지 않습니다.

## 예
````text
graph TB
    A[시작 --> B[끝]
````

## 이렇게 고치세요
````text
graph TB
    A[시작] --> B[끝]
````
"##,
    finder: Finder::Stage,
};
