//! A page without a title.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "heading-missing-h1",
    summary: "제목이 없는 페이지",
    docs: r##"
## 무엇을 확인하나요
페이지에 `# 제목`이 있는지 봅니다.

## 왜 문제인가요
파일 이름이 제목으로 쓰입니다.

## 예
````md
## 학습 목표
````

## 이렇게 고치세요
````md
# RDS 기초

## 학습 목표
````
"##,
    finder: Finder::Stage,
};
