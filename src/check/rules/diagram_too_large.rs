//! A diagram too large to be read.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "diagram-too-large",
    summary: "너무 큰 다이어그램",
    docs: r##"
## 무엇을 확인하나요
다이어그램의 크기가 그릴 수 있는 범위인지 봅니다.

## 왜 문제인가요
그려도 화면에서 읽을 수 없습니다.

## 예
````text
(노드가 수천 개인 다이어그램)
````

## 이렇게 고치세요
````text
(나누어 그린 다이어그램 여러 개)
````
"##,
    finder: Finder::Stage,
};
