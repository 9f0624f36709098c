//! A heading that skips a level.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "heading-skip",
    summary: "단계를 건너뛴 제목",
    docs: r##"
## 무엇을 확인하나요
제목의 단계가 하나씩 깊어지는지 봅니다.

## 왜 문제인가요
화면을 읽어 주는 프로그램과 목차에서 내용의 구조가 어긋납니다.

## 예
````md
# 과정

## 비용

#### 비용 절감
````

## 이렇게 고치세요
````md
# 과정

## 비용

### 비용 절감
````
"##,
    finder: Finder::Stage,
};
