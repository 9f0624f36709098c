//! Templates, styles, scripts, fonts, icons and words of a site.
