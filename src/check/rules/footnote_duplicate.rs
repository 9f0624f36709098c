//! A footnote defined twice.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "footnote-duplicate",
    summary: "두 번 정의한 각주",
    docs: r##"
## 무엇을 확인하나요
같은 이름의 각주가 한 번만 정의되었는지 봅니다.

## 왜 문제인가요
첫 번째 내용만 보입니다.

## 예
````md
[^1]: 첫 내용
[^1]: 둘째 내용
````

## 이렇게 고치세요
````md
[^1]: 첫 내용
[^2]: 둘째 내용
````
"##,
    finder: Finder::Stage,
};
