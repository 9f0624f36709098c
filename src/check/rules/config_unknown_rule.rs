//! A level for a rule that there is not.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "config-unknown-rule",
    summary: "없는 규칙의 수준",
    docs: r#"
## 무엇을 확인하나요
`[rules]`에 적은 규칙 이름이 실제로 있는지 봅니다.

## 왜 문제인가요
이름이 틀리면 수준이 바뀌지 않습니다.

## 예
````toml
[rules]
link-brokn = "warning"
````

## 이렇게 고치세요
````toml
[rules]
link-broken = "warning"
````
"#,
    finder: Finder::Stage,
};
