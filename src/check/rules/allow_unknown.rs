//! An `allow` of a code that there is not.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "allow-unknown",
    summary: "없는 규칙을 허용한 주석",
    docs: r#"
## 무엇을 확인하나요
`<!-- allow: … -->` 주석에 적은 규칙 이름이 실제로 있는지 봅니다.

## 왜 문제인가요
이름이 틀리면 아무것도 허용되지 않습니다.

## 예
````md
<!-- allow: link-brokn -- 다음 주에 추가할 페이지 -->
````

## 이렇게 고치세요
````md
<!-- allow: link-broken -- 다음 주에 추가할 페이지 -->
````
"#,
    finder: Finder::Stage,
};
