//! The rules a course is checked against.
