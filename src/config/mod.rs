//! `course.toml`.
