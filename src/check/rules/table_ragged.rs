//! A row with too many or too few cells.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "table-ragged",
    summary: "칸 수가 맞지 않는 표의 행",
    docs: r##"
## 무엇을 확인하나요
표의 각 행이 머리글과 같은 수의 칸을 갖는지 봅니다. 모자란 칸은 비우고, 남는 칸은 GitHub처럼 버리지 않고 알립니다.

## 왜 문제인가요
금액이 다른 열로 밀리거나 사라집니다.

## 예
````md
| 리소스 | 비용 |
|---|---|
| EC2 | 1시간 | $0.013 |
````

## 이렇게 고치세요
````md
| 리소스 | 시간 | 비용 |
|---|---|---|
| EC2 | 1시간 | $0.013 |
````
"##,
    finder: Finder::Stage,
};
