"""When things on a map happen, and the shapes of what moves."""
