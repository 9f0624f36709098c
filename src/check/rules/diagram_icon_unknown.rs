//! An icon that no pack has.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "diagram-icon-unknown",
    summary: "없는 아이콘",
    docs: r##"
## 무엇을 확인하나요
architecture 다이어그램에 적은 아이콘이 테마나 과정의 `icons/*.json`에 있는지 봅니다. 없으면 빈 상자를 그립니다.

## 왜 문제인가요
서비스를 그림으로 알아볼 수 없습니다.

## 예
````text
service db(logos:aws-rdss)[RDS]
````

## 이렇게 고치세요
````text
service db(logos:aws-rds)[RDS]
````
"##,
    finder: Finder::Stage,
};
