//! An amount that is said to be free and is not nothing, or the reverse.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-free-tier",
    summary: "무료와 맞지 않는 금액",
    docs: r#"
## 무엇을 확인하나요
무료나 프리티어라고 한 금액이 0인지, 페이지가 프리티어에서 제외된다고 한 것을 0으로 적지 않았는지 봅니다.

## 왜 문제인가요
무료인 줄 알고 켜 둔 자원에서 청구서가 나옵니다.

## 예
````md
- **RDS 백업**: $5 (무료)
````

## 이렇게 고치세요
````md
- **RDS 백업**: $0 (무료)
````
"#,
    finder: Finder::Stage,
};
