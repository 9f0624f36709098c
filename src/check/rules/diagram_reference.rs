//! Something that is not declared, or twice.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "diagram-reference",
    summary: "선언하지 않은 이름",
    docs: r##"
## 무엇을 확인하나요
다이어그램 안에서 가리키는 이름이 선언되어 있는지, 두 번 선언되지 않았는지 봅니다.

## 왜 문제인가요
무엇을 잇는 선인지 알 수 없어 그릴 수 없습니다.

## 예
````text
architecture-beta
    service web(server)[Web]
    web:R --> L:db
````

## 이렇게 고치세요
````text
architecture-beta
    service web(server)[Web]
    service db(database)[DB]
    web:R --> L:db
````
"##,
    finder: Finder::Stage,
};
