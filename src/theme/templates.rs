//! The templates of a theme, compiled.

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use super::{Files, ThemeError};

/// The templates that a theme must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// A page of the course.
    Page,
    /// All of a day.
    Day,
    /// A text file that a page links to.
    Source,
    /// What a host shows for an address without a page.
    NotFound,
    /// A page that sends its reader on.
    Redirect,
    /// The list of pages for search engines.
    Sitemap,
}

impl Template {
    const ALL: [Self; 6] =
        [Self::Page, Self::Day, Self::Source, Self::NotFound, Self::Redirect, Self::Sitemap];

    fn name(self) -> &'static str {
        match self {
            Self::Page => "page.html",
            Self::Day => "day.html",
            Self::Source => "source.html",
            Self::NotFound => "not_found.html",
            Self::Redirect => "redirect.html",
            Self::Sitemap => "sitemap.xml",
        }
    }
}

const FOLDER: &str = "templates/";

#[derive(Clone, Debug)]
pub struct Templates(Arc<Tera>);

impl Templates {
    pub fn new(files: &Files) -> Result<Self, ThemeError> {
        let mut sources = Vec::new();
        for (path, _) in files.iter() {
            if let Some(name) = path.strip_prefix(FOLDER) {
                sources.push((name, files.text(path)?));
            }
        }
        let mut tera = Tera::new();
        tera.add_raw_templates(sources).map_err(|error| fault(&error, FOLDER))?;
        if let Some(missing) = Template::ALL.iter().find(|t| !tera.contains_template(t.name())) {
            let file = format!("{FOLDER}{}", missing.name());
            return Err(ThemeError::new(file, "파일이 없습니다"));
        }
        Ok(Self(Arc::new(tera)))
    }

    pub fn render(
        &self,
        template: Template,
        context: &impl Serialize,
    ) -> Result<String, ThemeError> {
        let name = template.name();
        Context::from_serialize(context)
            .and_then(|context| self.0.render(name, &context))
            .map_err(|error| fault(&error, &format!("{FOLDER}{name}")))
    }
}

/// The place and the message of an error; `file` where it names none.
fn fault(error: &tera::Error, file: &str) -> ThemeError {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            ThemeError::new(format!("{FOLDER}{}", report.filename()), report.message())
                .at(span.start_line, span.start_col + 1)
        }
        kind => ThemeError::new(file, kind.to_string()),
    }
}
