//! A link definition whose name is taken.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "link-definition-duplicate",
    summary: "이름이 겹친 링크 정의",
    docs: r##"
## 무엇을 확인하나요
`[이름]: 주소`로 정의한 링크의 이름이 한 번만 쓰였는지 봅니다. 대문자와 소문자는 같은 이름입니다.

## 왜 문제인가요
첫 정의만 쓰이고 나머지는 아무 말 없이 버려지므로, 링크가 엉뚱한 곳을 가리킬 수 있습니다.

## 예
````md
[가이드]를 보세요.

[가이드]: https://docs.aws.amazon.com/rds/
[가이드]: https://docs.aws.amazon.com/elasticache/
````

## 이렇게 고치세요
````md
[RDS 가이드]와 [캐시 가이드]를 보세요.

[RDS 가이드]: https://docs.aws.amazon.com/rds/
[캐시 가이드]: https://docs.aws.amazon.com/elasticache/
````
"##,
    finder: Finder::Stage,
};
