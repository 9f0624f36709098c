//! Tags that do not match.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "html-unbalanced",
    summary: "짝이 맞지 않는 HTML 태그",
    docs: r##"
## 무엇을 확인하나요
여는 태그와 닫는 태그가 짝을 이루는지 봅니다. 빠진 것은 넣고 남는 것은 뺐습니다.

## 왜 문제인가요
뒤의 내용이 접힌 상자나 가운데 정렬 안으로 들어갑니다.

## 예
````md
<details>
<summary>정답</summary>

3번
````

## 이렇게 고치세요
````md
<details>
<summary>정답</summary>

3번

</details>
````
"##,
    finder: Finder::Stage,
};
