//! A tag that pages must not hold.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "html-unsafe",
    summary: "쓸 수 없는 HTML 태그",
    docs: r##"
## 무엇을 확인하나요
`<script>`, `<iframe>`, `<style>`, 입력 양식처럼 페이지에 둘 수 없는 태그가 있는지 봅니다. 글자 그대로 보입니다.

## 왜 문제인가요
다른 서버의 코드가 실행되거나 페이지의 모양이 깨집니다.

## 예
````md
<iframe src="https://example.com/video"></iframe>
````

## 이렇게 고치세요
````md
[강의 영상](https://example.com/video)
````
"##,
    finder: Finder::Stage,
};
