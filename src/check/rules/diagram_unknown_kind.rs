//! A first word that names no kind of diagram.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "diagram-unknown-kind",
    summary: "알 수 없는 종류의 다이어그램",
    docs: r##"
## 무엇을 확인하나요
첫 줄에 적은 다이어그램 종류를 아는지 봅니다.

## 왜 문제인가요
종류를 모르면 그릴 수 없습니다.

## 예
````text
sequenceDiagrm
    A->>B: 요청
````

## 이렇게 고치세요
````text
sequenceDiagram
    A->>B: 요청
````
"##,
    finder: Finder::Stage,
};
