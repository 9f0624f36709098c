//! A field of a price file that there is not.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "pricing-unknown-key",
    summary: "없는 가격 항목",
    docs: r#"
## 무엇을 확인하나요
`pricing.toml`의 항목이 모두 아는 것인지 봅니다.

## 왜 문제인가요
이름이 틀린 항목은 조용히 무시되어, 적은 대로 계산되지 않습니다.

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
regoin = "us-east-1"
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
region = "us-east-1"
````
"#,
    finder: Finder::Stage,
};
