//! A renderer that did not answer.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "diagram-timeout",
    summary: "시간 안에 그리지 못한 다이어그램",
    docs: r##"
## 무엇을 확인하나요
다이어그램을 정해진 시간 안에 그렸는지 봅니다.

## 왜 문제인가요
한 다이어그램 때문에 빌드가 끝나지 않는 일을 막습니다.

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
