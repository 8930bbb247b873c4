"""A film as an episode of a podcast: its sound, a square cover, notes, chapters, transcript."""
