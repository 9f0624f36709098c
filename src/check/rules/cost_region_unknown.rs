//! A region that there is not.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-region-unknown",
    summary: "모르는 리전",
    docs: r"
## 무엇을 확인하나요
`<!-- region: … -->` 주석과 `course.toml`의 `region`에 적은 리전이 있는 리전인지 확인합니다. 클라우드의 리전
코드와, 가격 파일에 가격이 있는 리전을 압니다.

## 왜 문제인가요
리전을 잘못 적으면 맞는 가격이 하나도 없어서, 그 아래의 단가는 가격 파일과 견주지 않은 채 지나갑니다.

## 예
````md
<!-- region: us-east-9 -->

| 리소스 | 사용 시간 | 단가 | 비용 |
|---|---|---|---|
| ALB | 2시간 | $0.0225/hour | $0.045 |
````

## 이렇게 고치세요
````md
<!-- region: us-east-1 -->

| 리소스 | 사용 시간 | 단가 | 비용 |
|---|---|---|---|
| ALB | 2시간 | $0.0225/hour | $0.045 |
````
",
    finder: Finder::Stage,
};
