//! What a diagram looks like before it is written: shapes, lines and texts with their places.
