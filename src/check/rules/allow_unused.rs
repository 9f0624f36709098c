//! An `allow` that allows nothing.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "allow-unused",
    summary: "쓰이지 않은 허용 주석",
    docs: r#"
## 무엇을 확인하나요
허용 주석 바로 다음 블록에서 그 규칙에 걸린 것이 있는지 봅니다.

## 왜 문제인가요
문제가 사라진 뒤에도 주석이 남아 있으면, 나중에 생긴 진짜 문제까지 가립니다.

## 예
````md
<!-- allow: link-broken -- 아직 없는 페이지 -->
[있는 페이지](README.md)
````

## 이렇게 고치세요
````md
[있는 페이지](README.md)
````
"#,
    finder: Finder::Stage,
};
