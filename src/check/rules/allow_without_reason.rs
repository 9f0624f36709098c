//! An `allow` that does not say why.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "allow-without-reason",
    summary: "이유 없는 허용 주석",
    docs: r#"
## 무엇을 확인하나요
허용 주석에 `--` 뒤의 이유가 있는지 봅니다.

## 왜 문제인가요
이유가 없으면 다음에 읽는 사람이 지워도 되는지 알 수 없습니다.

## 예
````md
<!-- allow: link-broken -->
[6주차](week_06/README.md)
````

## 이렇게 고치세요
````md
<!-- allow: link-broken -- 다음 달에 추가할 페이지 -->
[6주차](week_06/README.md)
````
"#,
    finder: Finder::Stage,
};
