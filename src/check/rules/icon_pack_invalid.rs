//! A pack of icons that cannot be used.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "icon-pack-invalid",
    summary: "쓸 수 없는 아이콘 모음",
    docs: r##"
## 무엇을 확인하나요
과정의 `icons/*.json`이 Iconify JSON 형식인지, 그림에 둘 수 없는 요소가 없는지 봅니다.

## 왜 문제인가요
그 모음의 아이콘이 모두 빈 상자가 됩니다.

## 예
````text
icons/team.json: {"icons": {}}
````

## 이렇게 고치세요
````text
icons/team.json: {"prefix": "team", "icons": {"web": {"body": "<path d="M0 0h16v16H0z"/>"}}}
````
"##,
    finder: Finder::Stage,
};
