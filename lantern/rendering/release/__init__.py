"""What is published: the film, its captions, description, thumbnail, credits and sources."""
