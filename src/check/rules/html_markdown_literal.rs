//! Markdown that HTML keeps from being read.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "html-markdown-literal",
    summary: "읽히지 않은 Markdown",
    docs: r##"
## 무엇을 확인하나요
HTML 블록 안에 `**`나 링크 같은 Markdown이 글자로 남아 있는지 봅니다.

## 왜 문제인가요
여는 태그 뒤에 빈 줄이 없으면 GitHub에서도 별표가 그대로 보입니다.

## 예
````md
<div align="center">
**데이터베이스**
</div>
````

## 이렇게 고치세요
````md
<div align="center">

**데이터베이스**

</div>
````
"##,
    finder: Finder::Stage,
};
