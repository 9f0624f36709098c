//! The outline of a course: weeks, days and units, and where their pages lie.
