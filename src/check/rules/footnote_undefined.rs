//! A footnote that is not there.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "footnote-undefined",
    summary: "내용이 없는 각주",
    docs: r##"
## 무엇을 확인하나요
본문의 `[^이름]`에 해당하는 각주가 있는지 봅니다.

## 왜 문제인가요
`[^이름]`이 글자 그대로 보입니다.

## 예
````md
자동 백업은 기본으로 켜집니다[^1].
````

## 이렇게 고치세요
````md
자동 백업은 기본으로 켜집니다[^1].

[^1]: 보존 기간은 1~35일입니다.
````
"##,
    finder: Finder::Stage,
};
