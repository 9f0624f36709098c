//! A percentage that its two amounts do not give.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-percent",
    summary: "계산과 다른 비율",
    docs: r#"
## 무엇을 확인하나요
`A → B (N% 절감)`처럼 두 금액과 함께 적힌 비율을 다시 계산합니다.

## 왜 문제인가요
비율은 어떤 선택이 나은지 정하는 숫자입니다. 금액이 맞아도 비율이 틀리면 결론이 달라집니다.

## 예
````md
- 온디맨드: $151.84/월
- 예약 인스턴스: $91.10/월
- 절감액: $60.74/월 (60% 절감)
````

## 이렇게 고치세요
````md
- 온디맨드: $151.84/월
- 예약 인스턴스: $91.10/월
- 절감액: $60.74/월 (40% 절감)
````
"#,
    finder: Finder::Stage,
};
