//! Code in, coloured code out.

use std::collections::BTreeSet;

use super::*;

fn classes(html: &str) -> BTreeSet<&str> {
    html.split("<i class=").skip(1).filter_map(|rest| rest.get(..1)).collect()
}

/// The code as a reader sees it.
fn text(html: &str) -> String {
    let mut text = html.replace("</i>", "");
    for letter in "cseknotfvaid".chars() {
        text = text.replace(&format!("<i class={letter}>"), "");
    }
    text
}

#[test]
fn every_language_of_a_course_has_several_classes_and_keeps_its_text() {
    for (language, code) in SAMPLES {
        let Highlighted { html, known } = highlight(language, code);
        assert!(known, "{language}");
        assert!(classes(&html).len() >= 3, "{language}: {html}");
        assert_eq!(text(&html), escape(code), "{language}");
        assert!(
            html.lines().all(|line| line.matches("<i ").count() == line.matches("</i>").count()),
            "{language}: {html}"
        );
    }
}

#[test]
fn a_language_has_many_names() {
    for (name, language) in [
        ("shell", "bash"),
        ("console", "bash"),
        ("sh", "bash"),
        ("zsh", "bash"),
        ("docker", "dockerfile"),
        ("Dockerfile", "dockerfile"),
        ("yml", "yaml"),
        ("YAML", "yaml"),
        ("tf", "hcl"),
        ("terraform", "hcl"),
        ("ps1", "powershell"),
        ("pwsh", "powershell"),
        ("batch", "cmd"),
        ("js", "javascript"),
        ("ts", "typescript"),
        ("py", "python"),
        ("md", "markdown"),
        ("makefile", "make"),
        ("golang", "go"),
        ("conf", "ini"),
        ("dotenv", "env"),
    ] {
        let code = SAMPLES.iter().find(|(sample, _)| *sample == language).unwrap().1;
        assert_eq!(highlight(name, code), highlight(language, code), "{name}");
    }
}

#[test]
fn plain_text_is_known_and_a_language_without_a_grammar_is_not() {
    for language in ["", "text", "plaintext", "none", "TXT"] {
        let expected = Highlighted { html: "a &lt; \"b\"\n".replace('"', "&quot;"), known: true };
        assert_eq!(highlight(language, "a < \"b\"\n"), expected);
    }
    for language in ["promql", "파이썬", "no-such", "Shell-Unix-Generic"] {
        assert!(!highlight(language, "sum(x)\n").known, "{language}");
    }
}

#[test]
fn a_run_ends_with_its_line() {
    let html = highlight("js", "/* 가\n\n  나 */\n").html;
    assert_eq!(html, "<i class=c>/* 가</i>\n\n  <i class=c>나 */</i>\n");
}

#[test]
fn a_last_line_without_an_end_stays_without() {
    assert_eq!(highlight("sh", "# 가").html, "<i class=c># 가</i>");
    assert_eq!(highlight("sh", "").html, "");
}

#[test]
fn lines_that_would_take_long_are_plain() {
    let quoted = "a".repeat(LONGEST_LINE);
    let gap = " ".repeat(WIDEST_GAP + 1);
    for line in [format!("x = '{quoted}'\n"), format!("x ={gap}'a'\n")] {
        let html = highlight("py", &format!("x = 1\n{line}x = 1\n")).html;
        assert_eq!(html.lines().nth(1), Some(&*escape(line.trim_end())));
        assert_eq!(html.lines().next(), html.lines().nth(2));
    }
}

#[test]
fn white_space_at_the_end_of_a_line_stays() {
    let blank = "\t".repeat(5_000);
    for code in ["\t \t\nk = v \t\n", &format!("k = 1\n{blank}\n")] {
        assert_eq!(text(&highlight("ini", code).html), code);
    }
}

#[test]
fn endless_code_is_plain_from_some_line_on() {
    let line = format!("x = '{}'\n", "a".repeat(900));
    let code = line.repeat(MOST_WORK / line.len().pow(2) + 2);
    let html = highlight("py", &code).html;
    assert!(html.lines().next().is_some_and(|line| classes(line).len() > 1));
    assert_eq!(html.lines().last(), Some(line.trim_end()));
    assert_eq!(text(&html), code);
}

#[test]
fn the_licences_of_the_grammars_can_be_shown() {
    let notices = notices();
    assert!(notices.contains("MIT") && notices.len() > 10_000);
}

/// For each language a little of everything.
const SAMPLES: [(&str, &str); 26] = [
    (
        "bash",
        "#!/bin/bash\n# 설명\nexport NAME=\"값 ${HOME}\"\nif [ -f \"$1\" ]; then\n  aws s3 cp --recursive ./dist 's3://b/' | grep -v x && echo $((1 + 2))\nfi\nkubectl get pods -n default\n",
    ),
    (
        "yaml",
        "# 설명\napiVersion: v1\nkind: 'Pod'\nspec:\n  replicas: 3\n  on: true\n  list:\n    - name: \"웹\"\n      ref: &x *y\n",
    ),
    (
        "hcl",
        "# 설명\nresource \"aws_instance\" \"web\" {\n  ami   = var.ami\n  count = 2\n  tags  = { Name = \"웹-${count.index}\" }\n  on    = true\n}\n",
    ),
    ("json", "{\n  \"key\": \"값\\n\",\n  \"n\": 1.5,\n  \"b\": [true, null]\n}\n"),
    (
        "python",
        "# 설명\nimport os\n@dec\ndef f(x: int = 3) -> str:\n    \"\"\"문서\"\"\"\n    return f\"{x!r} 값\" if x is not None else os.getenv('A')\nclass A(B):\n    pass\n",
    ),
    (
        "powershell",
        "# 설명\nGet-Item -Path \"C:\\x\" | Where-Object { $_.Name -eq 'a' }\n$n = 3\nif ($n -gt 2) { Write-Host \"값 $n\" }\n",
    ),
    (
        "dockerfile",
        "# 설명\nFROM node:20-alpine AS build\nENV A=1\nRUN npm ci && echo \"x\"\nCOPY --from=build /a /b\nCMD [\"node\", \"x.js\"]\n",
    ),
    (
        "javascript",
        "// 설명\nimport x from 'y';\nconst f = async (a) => { await g(a, 1); return `값 ${a.b} ${g(1)}`; };\nclass A extends B { m() { return null; } }\n",
    ),
    (
        "sql",
        "-- 설명\nSELECT id, COUNT(*) AS n FROM users WHERE name = '값' AND age > 3 GROUP BY id;\nCREATE TABLE t (id INT PRIMARY KEY);\n",
    ),
    (
        "rego",
        "# 설명\npackage a.b\nimport data.x\ndefault allow = false\nallow {\n  input.user == \"값\"\n  count(x) > 3\n}\n",
    ),
    (
        "nginx",
        "# 설명\nserver {\n  listen 80;\n  location /api/ {\n    proxy_pass http://backend;\n    proxy_set_header Host $host;\n  }\n}\n",
    ),
    (
        "html",
        "<!-- 설명 -->\n<!DOCTYPE html>\n<div class=\"a\" id='b'>값 &amp;</div>\n<script>let a = 1;</script>\n",
    ),
    ("xml", "<?xml version=\"1.0\"?>\n<!-- 설명 -->\n<a b=\"값\"><c/>&lt;</a>\n"),
    ("ini", "; 설명\n[section]\nkey = 값\nn = 3\n"),
    ("toml", "# 설명\n[section]\nkey = \"값\"\nn = 3\nb = true\n"),
    (
        "go",
        "// 설명\npackage main\nimport \"fmt\"\nfunc main() {\n\tvar x int = 3\n\tfmt.Println(\"값\", x, nil)\n}\n",
    ),
    (
        "typescript",
        "// 설명\ninterface A { b: string }\nexport const f = (a: A): number => a.b.length + 1;\nenum E { X = '값' }\n",
    ),
    (
        "java",
        "// 설명\npackage a;\npublic class A extends B {\n  @Override\n  public int f(String s) { return 1 + s.length(); }\n}\n",
    ),
    ("diff", "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n 같다\n-뺐다\n+넣었다\n"),
    ("make", "# 설명\nCC = gcc\nall: $(OBJ)\n\t$(CC) -o x y.c\n"),
    (
        "markdown",
        "# 제목\n\n**굵게** `코드` [글](https://x.io)\n\n- 항목\n> 인용\n\n```bash\necho 1\n```\n",
    ),
    ("css", "/* 설명 */\n.a > b:hover { color: #fff; margin: 1px; }\n"),
    ("cmd", "REM 설명\n@echo off\nset A=1\nif %A%==1 echo 값\n"),
    (
        "rust",
        "// 설명\nfn main() -> u32 {\n    let x: u32 = 3;\n    println!(\"값 {x}\\n\");\n    x\n}\n",
    ),
    ("env", "# 설명\nA=1\nB=\"값\"\n"),
    (
        "http",
        "GET /users/1 HTTP/1.1\nHost: example.com\nContent-Type: application/json\n\n{\"a\": 1}\n",
    ),
];
