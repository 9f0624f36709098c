//! From inputs to a site and its findings.
