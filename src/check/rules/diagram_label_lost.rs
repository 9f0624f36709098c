//! A label that did not arrive.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "diagram-label-lost",
    summary: "그림에서 사라진 글자",
    docs: r##"
## 무엇을 확인하나요
원문에 있는 글자가 그림에 모두 있는지 봅니다. 하나라도 없으면 그림 대신 원문을 보입니다.

## 왜 문제인가요
빠진 글자는 대개 그 그림에서 가장 중요한 한 줄입니다.

## 예
````text
(그리는 프로그램이 지원하지 않는 문법을 쓴 다이어그램)
````

## 이렇게 고치세요
````text
(같은 내용을 지원하는 문법으로 쓴 다이어그램)
````
"##,
    finder: Finder::Stage,
};
