//! A tag that HTML does not have.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "html-unknown-tag",
    summary: "알 수 없는 태그",
    docs: r##"
## 무엇을 확인하나요
HTML에 없는 태그처럼 보이는 글자가 있는지 봅니다. 글자 그대로 보입니다.

## 왜 문제인가요
GitHub에서는 이 글자가 사라집니다.

## 예
````md
상태가 <pending>이면 기다립니다.
````

## 이렇게 고치세요
````md
상태가 `<pending>`이면 기다립니다.
````
"##,
    finder: Finder::Stage,
};
