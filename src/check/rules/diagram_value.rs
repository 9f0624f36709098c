//! A value that means nothing.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "diagram-value",
    summary: "뜻이 없는 값",
    docs: r##"
## 무엇을 확인하나요
날짜, 숫자, 색처럼 문법은 맞지만 뜻이 없는 값이 있는지 봅니다.

## 왜 문제인가요
그릴 수 없거나 틀리게 그려집니다.

## 예
````text
gantt
    dateFormat YYYY-MM-DD
    준비 :a1, 20xx-99-99, 3d
````

## 이렇게 고치세요
````text
gantt
    dateFormat YYYY-MM-DD
    준비 :a1, 2026-03-02, 3d
````
"##,
    finder: Finder::Stage,
};
