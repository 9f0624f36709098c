//! A figure that only another rounding gives.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-rounding",
    summary: "다른 반올림으로만 맞는 금액",
    docs: r#"
## 무엇을 확인하나요
적힌 금액이 반올림한 값은 아니지만 올림이나 버림을 하면, 또는 중간 값을 먼저 반올림하면 나오는지 봅니다.

## 왜 문제인가요
$0.0035를 $0.01로 올려 적으면 세 배로 보이고, 그런 행을 더한 합계는 더 크게 벗어납니다.

## 예
````md
스냅샷: 8GB × 4시간 × $0.08/GB-month = $0.01
````

## 이렇게 고치세요
````md
스냅샷: 8GB × 4시간 × $0.08/GB-month = $0.0035
````

일부러 올림했다면 `<!-- allow: cost-rounding -- 이유 -->`로 밝히세요.
"#,
    finder: Finder::Stage,
};
