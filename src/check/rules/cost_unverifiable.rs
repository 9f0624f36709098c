//! An amount that nothing on the page computes.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-unverifiable",
    summary: "확인할 수 없는 금액",
    docs: r#"
## 무엇을 확인하나요
비용으로 적혀 있지만 수량이나 단가가 없어 다시 계산할 수 없는 금액을 알립니다. 추측해서 맞다고 하지 않습니다.

## 왜 문제인가요
어디에서 온 금액인지 모르면 가격이 바뀌었을 때 고칠 수 없습니다.

## 예
````md
| 서비스 | 사용량 | 단가 | 비용 |
|---|---|---|---|
| EC2 | 2시간 | $0.0104/hour | $0.0208 |
| S3 | - | $0.025/GB | $0.0100 |
````

## 이렇게 고치세요
````md
| 서비스 | 사용량 | 단가 | 비용 |
|---|---|---|---|
| EC2 | 2시간 | $0.0104/hour | $0.0208 |
| S3 | 0.4GB | $0.025/GB | $0.0100 |
````

참고일 뿐 틀렸다는 뜻은 아닙니다. 보지 않으려면 `course.toml`의 `[rules]`에 `cost-unverifiable = "off"`라고 적으세요.
"#,
    finder: Finder::Stage,
};
