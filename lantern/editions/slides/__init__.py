"""A film as slides: one for each shot, with its narration in the notes."""
