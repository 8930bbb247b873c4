"""A film as a page of the web: player, transcript that follows the voice, stills, sources."""
