//! A class total that is called per student, or the reverse.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-label-per-student",
    summary: "이름과 다른 1인당 금액",
    docs: r#"
## 무엇을 확인하나요
`학생당`이라고 한 금액이 사람 수를 곱한 값이거나, 전체라고 한 금액이 사람 수로 나눈 값인지 봅니다.

## 왜 문제인가요
금액 자체는 맞게 계산되어 눈에 띄지 않지만, 읽는 사람은 학생 수만큼 틀린 금액으로 압니다.

## 예
````md
**학생당**: $0.222 × 14명 = **$3.11**
````

## 이렇게 고치세요
````md
**학생당**: $0.222

**14명 합계**: $0.222 × 14명 = **$3.11**
````

이름과 금액 가운데 무엇을 고칠지는 사람이 정해야 하므로 `--fix`는 고치지 않습니다.
"#,
    finder: Finder::Stage,
};
