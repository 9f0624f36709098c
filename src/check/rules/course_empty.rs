//! A course without a page.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "course-empty",
    summary: "페이지가 하나도 없는 과정",
    docs: r#"
## 무엇을 확인하나요
과정 폴더에 페이지가 될 Markdown 파일이 하나라도 있는지 봅니다.

## 왜 문제인가요
폴더 이름을 잘못 적었거나 `exclude`가 모든 파일을 뺐을 수 있습니다. 그대로 배포하면 빈 사이트가 됩니다.

## 예
````toml
exclude = ["**"]
````

## 이렇게 고치세요
````toml
exclude = ["초안/**"]
````
"#,
    finder: Finder::Stage,
};
