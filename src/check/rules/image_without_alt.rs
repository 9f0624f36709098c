//! A picture without words.

use crate::check::{Finder, Rule, Subject};
use crate::diagnostic::Diagnostic;
use crate::markdown::{self, InlineKind};

pub(super) static RULE: Rule = Rule {
    code: "image-without-alt",
    summary: "대체 글자가 없는 그림",
    docs: r#"
## 무엇을 확인하나요
그림마다 `![대체 글자]`가 있는지 봅니다.

## 왜 문제인가요
화면을 읽어 주는 프로그램을 쓰는 학생과 그림이 열리지 않는 학생은 무엇인지 알 수 없습니다.

## 예
````md
![](images/vpc.png)
````

## 이렇게 고치세요
````md
![퍼블릭 서브넷 두 개가 있는 VPC](images/vpc.png)
````
"#,
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for page in subject.pages {
        markdown::inlines(&page.document.blocks, &mut |inline| {
            if let InlineKind::Image(image) = &inline.kind
                && markdown::plain_text(&image.alt).trim().is_empty()
            {
                findings.push(
                    Diagnostic::warning(RULE.code, inline.span, "그림에 대체 글자가 없습니다")
                        .help("`![` 뒤에 그림이 무엇인지 적으세요"),
                );
            }
        });
    }
    findings
}
