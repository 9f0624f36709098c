//! Amounts for different times that are added.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-unit-mix",
    summary: "단위가 다른 금액의 합",
    docs: r#"
## 무엇을 확인하나요
시간당 금액과 월 금액처럼 기간이나 단위가 다른 금액을 그대로 더했는지 봅니다.

## 왜 문제인가요
더한 값은 시간당도 월도 아니어서 아무 뜻이 없습니다.

## 예
````md
운영 비용: $10/월 + $0.50/시간 = $10.50
````

## 이렇게 고치세요
````md
운영 비용: $10/월 + $365/월 = $375/월
````
"#,
    finder: Finder::Stage,
};
