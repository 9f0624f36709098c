//! A page that is not UTF-8.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "file-not-utf8",
    summary: "UTF-8이 아닌 파일",
    docs: r#"
## 무엇을 확인하나요
Markdown 파일이 UTF-8로 저장되었는지 봅니다. EUC-KR(CP949)로 저장된 파일은 읽지 않고, 나머지 페이지를 빌드합니다.

## 왜 문제인가요
한글이 깨진 채로 사이트에 올라가는 것을 막습니다.

## 예
````text
(EUC-KR로 저장된 session_1.md)
````

## 이렇게 고치세요
````text
(UTF-8로 저장된 session_1.md)
````
"#,
    finder: Finder::Stage,
};
