//! A symbolic link out of the course.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "file-outside",
    summary: "과정 폴더 밖을 가리키는 심볼릭 링크",
    docs: r#"
## 무엇을 확인하나요
과정 폴더 안의 심볼릭 링크가 폴더 밖을 가리키는지 봅니다.

## 왜 문제인가요
밖의 파일이 뜻하지 않게 공개되거나, 다른 컴퓨터에서는 빌드되지 않습니다.

## 예
````text
images -> /home/me/pictures
````

## 이렇게 고치세요
````text
images/ (과정 폴더 안의 실제 폴더)
````
"#,
    finder: Finder::Stage,
};
