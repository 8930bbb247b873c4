"""The article a film is made from: its blocks, their facts, its lock, readers of its file."""
