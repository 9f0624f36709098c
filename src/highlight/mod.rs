//! Code to HTML with short classes.
