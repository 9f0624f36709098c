//! A fence within a fence of the same length.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "fence-nested",
    summary: "같은 길이로 겹친 코드 블록",
    docs: r##"
## 무엇을 확인하나요
코드 블록 안에 같은 수의 백틱으로 쓴 코드 블록이 있는지 봅니다.

## 왜 문제인가요
안쪽 블록을 닫는 줄이 바깥 블록을 닫아, 그 뒤의 내용과 코드가 뒤바뀝니다.

## 예
``````md
````markdown
````bash
echo 안녕
````
````
``````

## 이렇게 고치세요
``````md
`````markdown
````bash
echo 안녕
````
`````
``````
"##,
    finder: Finder::Stage,
};
