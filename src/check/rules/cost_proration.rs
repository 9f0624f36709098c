//! An amount for a part of a month that is not its share of the whole.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-proration",
    summary: "기간에 비례하지 않는 금액",
    docs: r#"
## 무엇을 확인하나요
하루 10시간, 주 5일처럼 일부 시간만 쓰는 금액이 위에 적힌 한 달 전체 금액에서 그 시간만큼인지 봅니다.

## 왜 문제인가요
한 달을 4주로 세는 줄과 730시간으로 세는 줄이 섞이면 절감 효과가 다르게 보입니다.

## 예
````md
한 달은 730시간입니다.

- 24/7 운영: $49.64/월
- 업무 시간만 (10시간/일, 5일/주): $10.50/월
````

## 이렇게 고치세요
````md
한 달은 730시간입니다.

- 24/7 운영: $49.64/월
- 업무 시간만 (10시간/일, 5일/주): $14.77/월
````
"#,
    finder: Finder::Stage,
};
