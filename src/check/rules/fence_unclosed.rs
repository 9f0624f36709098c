//! A fence that never ends.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "fence-unclosed",
    summary: "닫히지 않은 코드 블록",
    docs: r##"
## 무엇을 확인하나요
코드 블록을 닫는 줄이 있는지 봅니다. 알림은 여는 줄을 가리킵니다.

## 왜 문제인가요
그 뒤의 글이 모두 코드가 됩니다.

## 예
````md
```bash
echo 안녕

## 다음 단계
````

## 이렇게 고치세요
````md
```bash
echo 안녕
```

## 다음 단계
````
"##,
    finder: Finder::Stage,
};
