//! A picture on another host.

use crate::check::{Finder, Rule, Subject};
use crate::config::RemoteImages;
use crate::course::Target;
use crate::diagnostic::Diagnostic;
use crate::markdown::Use;

pub(super) static RULE: Rule = Rule {
    code: "image-remote",
    summary: "다른 서버의 그림, 동영상, 소리",
    docs: r#"
## 무엇을 확인하나요
그림, 동영상, 소리의 주소가 `https://`로 시작하는지 봅니다. `[site] remote_images = true`가 아니면 사이트에는 그림 대신 링크가 들어갑니다.

## 왜 문제인가요
페이지를 열 때마다 다른 서버에 학생의 접속 기록이 남고, 그 서버가 사라지면 그림도 사라집니다.

## 예
````md
![주차](https://img.shields.io/badge/week-5-blue)
````

## 이렇게 고치세요
````md
![주차](images/week-5.svg)
````
"#,
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    if subject.config.site.remote_images == RemoteImages::Shown {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for page in subject.pages {
        for at in page.destinations() {
            let target = page.links.get(at.url).map(|resolved| &resolved.target);
            if let (Use::Image | Use::Media, Some(Target::External(_))) = (at.used_as, target) {
                let (what, object) = match at.used_as {
                    Use::Media => ("동영상이나 소리라", "파일을"),
                    _ => ("그림이라", "그림을"),
                };
                let message = format!("다른 서버의 {what} 링크로 바꾸었습니다");
                findings.push(Diagnostic::note(RULE.code, at.span, message).help(format!(
                    "{object} 과정 폴더에 넣거나 course.toml에 `remote_images = true`를 적으세요"
                )));
            }
        }
    }
    findings
}
