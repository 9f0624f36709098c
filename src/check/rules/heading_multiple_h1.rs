//! A page with several titles.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "heading-multiple-h1",
    summary: "제목이 둘 이상인 페이지",
    docs: r##"
## 무엇을 확인하나요
`# 제목`이 하나인지 봅니다.

## 왜 문제인가요
목차와 검색은 첫 번째만 페이지의 제목으로 봅니다. 닫히지 않은 코드 블록의 `# 주석`인 때도 많습니다.

## 예
````md
# RDS 기초

# RDS 운영
````

## 이렇게 고치세요
````md
# RDS 기초

## RDS 운영
````
"##,
    finder: Finder::Stage,
};
