//! Two prices that match one row.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "pricing-overlap",
    summary: "같은 행에 맞는 두 가격",
    docs: r#"
## 무엇을 확인하나요
리소스 이름, 사양, 리전, 단위가 모두 같은 가격이 둘 있는지 봅니다. 사양을 적지 않은 가격은 어느 사양에나 맞습니다. 뒤에 적은 가격은 쓰지 않습니다.

## 왜 문제인가요
비용표의 한 행에 가격이 둘 맞으면 어느 쪽으로 검산할지 알 수 없습니다.

## 예
````toml pricing.toml
[source.aws-ec2]
url = "https://aws.amazon.com/ec2/pricing/on-demand/"
retrieved = 2026-10-01

[[price]]
key = "ec2.t3.micro"
match = { resource = ["EC2"], spec = ["t3.micro"] }
unit = "hour"
price = "0.0104"
source = "aws-ec2"

[[price]]
key = "ec2.micro"
match = { resource = ["EC2 서버", "EC2"], spec = ["t3.micro"] }
unit = "hour"
price = "0.0116"
source = "aws-ec2"
````

## 이렇게 고치세요
````toml pricing.toml
[source.aws-ec2]
url = "https://aws.amazon.com/ec2/pricing/on-demand/"
retrieved = 2026-10-01

[[price]]
key = "ec2.t3.micro"
match = { resource = ["EC2"], spec = ["t3.micro"] }
unit = "hour"
price = "0.0104"
source = "aws-ec2"

[[price]]
key = "ec2.micro.virginia"
match = { resource = ["EC2 서버", "EC2"], spec = ["t3.micro"] }
unit = "hour"
price = "0.0116"
source = "aws-ec2"
region = "us-east-1"
````
"#,
    finder: Finder::Stage,
};
