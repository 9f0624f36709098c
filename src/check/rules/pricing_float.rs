//! A price that is a float.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "pricing-float",
    summary: "따옴표 없는 소수",
    docs: r#"
## 무엇을 확인하나요
`pricing.toml`의 수가 따옴표로 감싼 십진수인지 봅니다.

## 왜 문제인가요
컴퓨터의 실수는 0.1을 정확히 적지 못합니다. 문자열이면 적은 그대로 계산합니다.

## 예
````toml pricing.toml
[source.aws-ec2]
url = "https://aws.amazon.com/ec2/pricing/on-demand/"
retrieved = 2026-10-01

[[price]]
key = "ec2.t3.micro"
match = { resource = ["EC2"], spec = ["t3.micro"] }
unit = "hour"
price = 0.0104
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
````
"#,
    finder: Finder::Stage,
};
