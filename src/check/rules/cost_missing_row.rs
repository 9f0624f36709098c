//! A service that costs something and has no row.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-missing-row",
    summary: "비용표에 없는 유료 서비스",
    docs: r#"
## 무엇을 확인하나요
페이지의 아키텍처 다이어그램과 `사용된 서비스` 목록에 나오는 서비스 가운데, 가격 파일에 0이 아닌 가격이 있는 것이 그
페이지의 비용표에도 있는지 봅니다. 비용표가 없는 페이지는 보지 않습니다.

## 왜 문제인가요
빠진 서비스도 요금이 나옵니다.

## 예
````md
**사용된 서비스**:
- **NAT Gateway**: 프라이빗 서브넷의 인터넷 연결
- **ALB**: 부하 분산

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

[[price]]
key = "elb.alb"
match = { resource = ["ALB"] }
unit = "hour"
price = "0.0225"
source = "aws-vpc"
````

## 이렇게 고치세요
````md
**사용된 서비스**:
- **NAT Gateway**: 프라이빗 서브넷의 인터넷 연결
- **ALB**: 부하 분산

| 리소스 | 시간 | 단가 | 비용 |
|---|---|---|---|
| NAT Gateway | 2시간 | $0.059/hour | $0.118 |
| ALB | 2시간 | $0.0225/hour | $0.045 |
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

[[price]]
key = "elb.alb"
match = { resource = ["ALB"] }
unit = "hour"
price = "0.0225"
source = "aws-vpc"
````
"#,
    finder: Finder::Stage,
};
