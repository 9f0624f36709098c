//! A price without its source or date.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "pricing-unsourced",
    summary: "출처나 날짜가 없는 가격",
    docs: r#"
## 무엇을 확인하나요
가격마다 `source`가 있고, 그 출처에 주소(`url`)와 읽은 날(`retrieved`)이 있는지 봅니다.

## 왜 문제인가요
언제 어디서 읽은 값인지 모르면 가격이 바뀌었는지 확인할 수 없습니다.

## 예
````toml pricing.toml
[[price]]
key = "ec2.t3.micro"
match = { resource = ["EC2"], spec = ["t3.micro"] }
unit = "hour"
price = "0.0104"
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
