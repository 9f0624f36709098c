//! Mermaid text to a drawn diagram: text → model → `Scene` → SVG. Pure; never panics, never hangs.

mod scene;
