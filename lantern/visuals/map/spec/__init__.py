"""What authors write in map and style files, and what shots call the things on a map."""
