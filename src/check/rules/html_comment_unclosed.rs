//! A comment that never ends.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "html-comment-unclosed",
    summary: "닫히지 않은 주석",
    docs: r##"
## 무엇을 확인하나요
`<!--`로 시작한 주석이 `-->`로 끝나는지 봅니다.

## 왜 문제인가요
주석이 글자 그대로 보입니다.

## 예
````md
<!-- 나중에 고칠 것
````

## 이렇게 고치세요
````md
<!-- 나중에 고칠 것 -->
````
"##,
    finder: Finder::Stage,
};
