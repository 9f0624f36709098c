//! One thing with two prices in a course.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-price-conflict",
    summary: "같은 리소스의 두 단가",
    docs: r#"
## 무엇을 확인하나요
리소스, 사양, 리전, 단위가 같은 행들이 같은 단가를 적었는지 과정 전체에서 봅니다. 가격 파일에 있는 것은 가격 파일과 견줍니다.

## 왜 문제인가요
둘 가운데 하나는 틀렸고, 어느 쪽을 믿을지 학생이 알 수 없습니다.

## 예
````md
| 리소스 | 시간 | 단가 | 비용 |
|---|---|---|---|
| EC2 t3.micro | 2시간 | $0.0104/hour | $0.0208 |
| EC2 t3.micro (2대) | 1시간 | $0.0116/hour | $0.0232 |
````


## 이렇게 고치세요
````md
| 리소스 | 시간 | 단가 | 비용 |
|---|---|---|---|
| EC2 t3.micro | 2시간 | $0.0104/hour | $0.0208 |
| EC2 t3.micro (2대) | 1시간 | $0.0104/hour | $0.0208 |
````

"#,
    finder: Finder::Stage,
};
