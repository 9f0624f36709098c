//! A value of a price file that cannot be read.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "pricing-value",
    summary: "읽을 수 없는 가격 값",
    docs: r#"
## 무엇을 확인하나요
`pricing.toml`의 값이 정해진 형식인지, 꼭 있어야 하는 항목이 있는지 봅니다.

## 왜 문제인가요
읽을 수 없는 가격은 쓰지 않습니다.

## 예
````toml pricing.toml
[source.aws-ec2]
url = "https://aws.amazon.com/ec2/pricing/on-demand/"
retrieved = 2026-10-01

[[price]]
key = "ec2.t3.micro"
match = { resource = ["EC2"], spec = ["t3.micro"] }
unit = "hour"
price = "$0.0104"
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
