//! Two prices of one key.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "pricing-duplicate-key",
    summary: "키가 같은 두 가격",
    docs: r#"
## 무엇을 확인하나요
`pricing.toml`의 `key`가 가격마다 다른지 봅니다. 뒤에 적은 가격은 쓰지 않습니다.

## 왜 문제인가요
`<!-- cost: key -->`와 `seodang pricing show`가 어느 가격인지 알 수 없습니다.

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
key = "ec2.t3.micro"
match = { resource = ["EC2"], spec = ["t3.small"] }
unit = "hour"
price = "0.0208"
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
key = "ec2.t3.small"
match = { resource = ["EC2"], spec = ["t3.small"] }
unit = "hour"
price = "0.0208"
source = "aws-ec2"
````
"#,
    finder: Finder::Stage,
};
