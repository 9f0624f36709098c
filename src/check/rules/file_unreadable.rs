//! A file that cannot be read.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "file-unreadable",
    summary: "읽을 수 없는 파일",
    docs: r#"
## 무엇을 확인하나요
과정 폴더의 모든 파일을 읽을 수 있는지 봅니다.

## 왜 문제인가요
읽지 못한 파일은 사이트에 없습니다.

## 예
````text
권한이 없는 파일, 끊어진 심볼릭 링크, 유니코드가 아닌 이름
````

## 이렇게 고치세요
````text
읽기 권한이 있고 이름이 유니코드인 파일
````
"#,
    finder: Finder::Stage,
};
