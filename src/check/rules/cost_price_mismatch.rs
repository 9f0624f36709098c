//! A written price that is not the price file's.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-price-mismatch",
    summary: "가격 파일과 다른 단가",
    docs: r#"
## 무엇을 확인하나요
비용표의 행과 줄에 적힌 단가가 `pricing.toml`의 가격과 같은지 봅니다. 리소스 이름과 사양이 `match`의 별칭과
정확히 같을 때만 견줍니다. 이름이 비슷하다고 짐작하지 않습니다.

리전은 가까운 것부터 정합니다: `<!-- region: us-east-1 -->` 주석, 행, 표 제목, 절의 글(`서울 리전`, `us-east-1`),
과정의 `[course] region`, 가격 파일의 `region`. 표나 줄 바로 앞, 또는 칸 안에 `<!-- cost: 키 -->`를 적으면 이름과
상관없이 그 가격과 견줍니다.

## 왜 문제인가요
산수가 맞아도 단가가 낡았거나 다른 리전의 것이면 학생이 받는 청구서와 다릅니다.

## 예
````md
| 리소스 | 시간 | 단가 | 비용 |
|---|---|---|---|
| NAT Gateway | 2시간 | $0.045/hour | $0.09 |
````
````toml pricing.toml
region = "ap-northeast-2"

[source.aws-vpc]
url = "https://aws.amazon.com/vpc/pricing/"
retrieved = 2026-10-01

[[price]]
key = "vpc.nat-gateway"
match = { resource = ["NAT Gateway"] }
unit = "hour"
price = "0.059"
source = "aws-vpc"
````

## 이렇게 고치세요
````md
| 리소스 | 시간 | 단가 | 비용 |
|---|---|---|---|
| NAT Gateway | 2시간 | $0.059/hour | $0.118 |
````
````toml pricing.toml
region = "ap-northeast-2"

[source.aws-vpc]
url = "https://aws.amazon.com/vpc/pricing/"
retrieved = 2026-10-01

[[price]]
key = "vpc.nat-gateway"
match = { resource = ["NAT Gateway"] }
unit = "hour"
price = "0.059"
source = "aws-vpc"
````
"#,
    finder: Finder::Stage,
};
