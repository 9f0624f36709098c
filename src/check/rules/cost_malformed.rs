//! An amount that is no number.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-malformed",
    summary: "읽을 수 없는 금액",
    docs: r#"
## 무엇을 확인하나요
본문과 표의 금액이 하나의 수로 읽히는지 봅니다. 소수점이 둘이거나 쉼표가 세 자리마다 있지 않은 금액은 읽지 않고 알립니다.
코드 블록에서는 `$`가 다른 뜻일 수 있어 보지 않습니다.

## 왜 문제인가요
`$1,50`이 1달러 50센트인지 150달러에서 숫자가 빠진 것인지 알 수 없습니다. 읽지 못한 금액이 든 계산은 검산할 수 없습니다.

## 예
````md
NAT Gateway는 2시간에 $1.2.3입니다.
````

## 이렇게 고치세요
````md
NAT Gateway는 2시간에 $1.23입니다.
````
"#,
    finder: Finder::Stage,
};
