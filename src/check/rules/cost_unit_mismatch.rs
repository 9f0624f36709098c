//! A price for another unit than the quantity beside it.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-unit-mismatch",
    summary: "수량과 단위가 다른 단가",
    docs: r#"
## 무엇을 확인하나요
단위를 적지 않은 단가에 분이나 시간을 곱한 금액이, 단가가 다른 단위일 때만 나오는 값인지 봅니다.

## 왜 문제인가요
`43분 × $1,000`이 얼마인지는 $1,000이 분당인지 시간당인지에 달렸고, 둘은 60배 차이입니다.

## 예
````md
장애 비용: 45분 × $1,000 = $750
````

## 이렇게 고치세요
````md
장애 비용: 45분 × $1,000/시간 = $750
````
"#,
    finder: Finder::Stage,
};
