//! A fence in a language without a grammar.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "code-language-unknown",
    summary: "색을 입힐 수 없는 언어",
    docs: r##"
## 무엇을 확인하나요
코드 블록의 언어를 아는지 봅니다. 모르는 언어의 코드는 색 없이 그대로 보입니다.

## 왜 문제인가요
언어 이름의 오타라면 코드가 읽기 어려워집니다.

## 예
````md
```bsah
echo 안녕
```
````

## 이렇게 고치세요
````md
```bash
echo 안녕
```
````
"##,
    finder: Finder::Stage,
};
