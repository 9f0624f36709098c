//! A link definition that nobody uses.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "link-definition-unused",
    summary: "쓰이지 않은 링크 정의",
    docs: r##"
## 무엇을 확인하나요
`[이름]: 주소`로 정의한 링크를 본문에서 쓰는지 봅니다.

## 왜 문제인가요
정의는 페이지에 보이지 않으므로 주소를 찾을 길이 없습니다.

## 예
````md
[가이드]: https://docs.aws.amazon.com/rds/
````

## 이렇게 고치세요
````md
자세한 내용은 [가이드]를 보세요.

[가이드]: https://docs.aws.amazon.com/rds/
````
"##,
    finder: Finder::Stage,
};
