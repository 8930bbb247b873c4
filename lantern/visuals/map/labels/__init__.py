"""Words and signs on a map: in which type, and where they may stand and do."""
