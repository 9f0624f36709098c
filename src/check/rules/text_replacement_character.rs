//! A character that was lost.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "text-replacement-character",
    summary: "깨진 글자",
    docs: r##"
## 무엇을 확인하나요
`�`(U+FFFD)가 있는지 봅니다.

## 왜 문제인가요
파일을 저장하다가 이모지나 한글이 사라진 자리입니다.

## 예
````md
## � 실습 목표
````

## 이렇게 고치세요
````md
## 🎯 실습 목표
````
"##,
    finder: Finder::Stage,
};
