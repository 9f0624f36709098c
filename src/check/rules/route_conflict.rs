//! Two pages that want one address.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "route-conflict",
    summary: "같은 주소를 쓰는 두 페이지",
    docs: r#"
## 무엇을 확인하나요
두 파일이 사이트에서 같은 주소가 되는지 봅니다. 대문자와 소문자는 구별하지 않습니다.

## 왜 문제인가요
한 페이지가 다른 페이지를 덮어쓰게 됩니다. 그래서 뒤의 것에 번호를 붙입니다.

## 예
````text
lab_1.md와 lab_1/README.md
````

## 이렇게 고치세요
````text
lab_1/README.md와 lab_1/guide.md
````
"#,
    finder: Finder::Stage,
};
