//! A redirect that leads nowhere.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "redirect-broken",
    summary: "없는 곳으로 보내는 옛 주소",
    docs: r#"
## 무엇을 확인하나요
`course.toml`의 `[redirects]`에 적은 새 주소에 페이지나 파일이 있는지, 옛 주소가 사이트 안의 경로인지 봅니다.
새 주소는 `https://`로 시작하는 다른 사이트여도 됩니다.

## 왜 문제인가요
옛 주소로 들어온 사람이 두 번 헛걸음합니다. 그런 옛 주소에는 페이지를 만들지 않습니다.

## 예
````toml
[redirects]
"old/" = "week1/day9/"
````

## 이렇게 고치세요
````toml
[redirects]
"old/" = "/"
````
"#,
    finder: Finder::Stage,
};
