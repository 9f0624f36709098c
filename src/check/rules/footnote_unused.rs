//! A footnote that nobody refers to.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "footnote-unused",
    summary: "쓰이지 않은 각주",
    docs: r##"
## 무엇을 확인하나요
정의한 각주를 본문에서 가리키는지 봅니다.

## 왜 문제인가요
각주의 내용을 읽을 길이 없습니다.

## 예
````md
[^1]: 보존 기간은 1~35일입니다.
````

## 이렇게 고치세요
````md
자동 백업은 기본으로 켜집니다[^1].

[^1]: 보존 기간은 1~35일입니다.
````
"##,
    finder: Finder::Stage,
};
