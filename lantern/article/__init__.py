"""The article a film is made from: its blocks, the facts in it, its lock, and the readers of its file."""
