//! A figure that its own computation does not give.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-amount",
    summary: "계산과 다른 금액",
    docs: r#"
## 무엇을 확인하나요
줄이나 표에 적힌 수량, 시간, 단가로 금액을 다시 계산해 적힌 값과 견줍니다. 견줄 때는 적힌 자릿수로 반올림하고,
`약`이나 `~`가 붙은 금액은 5%까지 봐줍니다.

## 왜 문제인가요
학생과 운영자는 적힌 금액을 믿고 예산을 잡습니다. 자릿수 하나가 틀리면 비용이 열 배가 됩니다.

## 예
````md
RDS 한 달: $0.068 × 730 × 2 = $90.28
````

## 이렇게 고치세요
````md
RDS 한 달: $0.068 × 730 × 2 = $99.28
````

맞는 값이 하나뿐이면 `seodang check --fix`가 고칩니다.
"#,
    finder: Finder::Stage,
};
