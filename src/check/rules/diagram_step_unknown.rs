//! A step of something that the diagram does not have.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "diagram-step-unknown",
    summary: "다이어그램에 없는 단계",
    docs: r##"
## 무엇을 확인하나요
flowchart와 architecture에서 `%% step:` 주석이 가리키는 id가 다이어그램에 있는지 봅니다.

## 왜 문제인가요
그 단계는 건너뛰므로 설명하려던 순서와 달라집니다.

## 예
````md
```mermaid
flowchart LR
    %% step: web, api, bd
    web --> api --> db
```
````

## 이렇게 고치세요
````md
```mermaid
flowchart LR
    %% step: web, api, db
    web --> api --> db
```
````
"##,
    finder: Finder::Stage,
};
