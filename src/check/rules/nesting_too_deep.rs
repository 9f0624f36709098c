//! Content nested too deeply.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "nesting-too-deep",
    summary: "너무 깊게 겹친 내용",
    docs: r##"
## 무엇을 확인하나요
목록과 인용이 지나치게 깊게 겹쳤는지 봅니다. 한도보다 깊은 내용은 겹침 없이 보입니다.

## 왜 문제인가요
사람이 읽을 수 없고, 대개 잘못 만들어진 파일입니다.

## 예
````text
(수십 단계로 겹친 목록)
````

## 이렇게 고치세요
````text
(서너 단계의 목록)
````
"##,
    finder: Finder::Stage,
};
