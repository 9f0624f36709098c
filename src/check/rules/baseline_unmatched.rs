//! A finding of the baseline file that is there no more.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "baseline-unmatched",
    summary: "기준 파일에만 있는 문제",
    docs: r#"
## 무엇을 확인하나요
`seodang check --baseline FILE`로 견준 기준 파일에 적혀 있지만 과정에서는 이제 찾을 수 없는 문제를 알립니다.

## 왜 문제인가요
고친 문제가 기준 파일에 남아 있으면 같은 문제가 다시 생겨도 알 수 없습니다.

## 예
````text
{"version":1,"findings":[
{"file":"README.md","headings":["제목","비용"],"row":"EC2","rule":"cost-amount"}
]}
````

## 이렇게 고치세요
````text
seodang check --write-baseline baseline.json
````

문제의 자리는 줄 번호가 아니라 파일, 제목, 행, 규칙으로 기억하므로 다른 곳을 고쳐도 어긋나지 않습니다.
"#,
    finder: Finder::Stage,
};
