//! A unit of a price that nobody knows.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "pricing-unknown-unit",
    summary: "모르는 가격 단위",
    docs: r#"
## 무엇을 확인하나요
`unit`이 아는 단위이거나 아는 단위를 `-`로 이은 것인지 봅니다. `any`는 늘 무료인 것에만 씁니다.

## 왜 문제인가요
단위를 모르면 사용량과 곱할 수 없습니다.

## 예
````toml pricing.toml
[source.aws-ec2]
url = "https://aws.amazon.com/ec2/pricing/on-demand/"
retrieved = 2026-10-01

[[price]]
key = "ec2.t3.micro"
match = { resource = ["EC2"], spec = ["t3.micro"] }
unit = "hourly"
price = "0.0104"
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
