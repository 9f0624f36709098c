//! Two files that want one place on the site.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "output-conflict",
    summary: "사이트에서 같은 자리를 쓰는 두 파일",
    docs: r##"
## 무엇을 확인하나요
서로 다른 파일이 사이트에서 같은 경로가 되는지 봅니다. 사이트가 스스로 만드는 `index.html`, `search.js`, `robots.txt`,
`sitemap.xml`과 테마의 파일은 늘 그 자리를 씁니다.

## 왜 문제인가요
한 파일이 다른 파일을 덮어쓰게 됩니다.

## 예
````text
404.html과 사이트의 404 페이지
````

## 이렇게 고치세요
````text
not-found.html
````
"##,
    finder: Finder::Stage,
};
