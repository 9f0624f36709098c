//! A comment that marks lines of code that are not there.

use crate::check::{Finder, Rule, Subject};
use crate::diagnostic::Diagnostic;
use crate::markdown::{self, Marked};

pub(super) static RULE: Rule = Rule {
    code: "code-highlight",
    summary: "강조할 줄이 없는 highlight 주석",
    docs: r#"
## 무엇을 확인하나요
`<!-- highlight: 2, 4-6 -->` 주석 바로 뒤에 코드 블록이 있고, 적은 줄이 그 블록에 있는지 봅니다.

## 왜 문제인가요
코드를 고친 뒤 줄 번호가 어긋나면 강조가 사라지거나 엉뚱한 줄에 붙습니다.

## 예
````md
<!-- highlight: 3 -->
```yaml
replicas: 2
```
````

## 이렇게 고치세요
````md
<!-- highlight: 1 -->
```yaml
replicas: 2
```
````
"#,
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let pages = subject.pages.iter();
    pages.flat_map(|page| markdown::marked(page.document)).filter_map(finding).collect()
}

fn finding(marked: Marked<'_>) -> Option<Diagnostic> {
    let warning = |message: String| Diagnostic::warning(RULE.code, marked.comment, message);
    let Some(lines) = &marked.lines else {
        let finding = warning("highlight에 적은 줄 번호를 읽을 수 없습니다".to_owned());
        return Some(finding.help("`<!-- highlight: 2, 4-6 -->`처럼 적으세요"));
    };
    let Some((_, code)) = marked.code else {
        let finding = warning("highlight 주석 바로 뒤에 코드 블록이 없습니다".to_owned());
        return Some(finding.help("주석을 코드 블록 바로 앞으로 옮기거나 지우세요"));
    };
    let count = code.text.lines().count();
    let beyond = lines.iter().map(|range| *range.end()).find(|line| *line > count)?;
    let message = format!("강조할 {beyond}번째 줄이 없습니다. 코드는 {count}줄입니다");
    Some(warning(message).help("줄 번호를 고치세요"))
}
