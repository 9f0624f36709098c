//! An attribute that pages must not hold.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "html-attribute-dropped",
    summary: "뺀 HTML 속성",
    docs: r##"
## 무엇을 확인하나요
HTML 태그에 `style`이나 `onclick`처럼 페이지에 둘 수 없는 속성이 있는지 봅니다.

## 왜 문제인가요
사이트의 보안 정책이 막는 속성입니다. 모양은 테마가 정합니다.

## 예
````md
<div style="color:red">주의</div>
````

## 이렇게 고치세요
````md
> [!WARNING]
> 주의
````
"##,
    finder: Finder::Stage,
};
