//! A total that is written as a rate.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-label-rate",
    summary: "단가처럼 적힌 전체 금액",
    docs: r#"
## 무엇을 확인하나요
시간이나 양을 곱한 결과에 `/hour`나 `/GB` 같은 단가의 단위가 붙어 있는지 봅니다.

## 왜 문제인가요
한 달 금액을 시간당 금액으로 읽으면 730배 비싸게 압니다.

## 예
````md
ALB: $0.0225/hour × 730시간 = $16.43/hour
````

## 이렇게 고치세요
````md
ALB: $0.0225/hour × 730시간 = $16.43/월
````
"#,
    finder: Finder::Stage,
};
