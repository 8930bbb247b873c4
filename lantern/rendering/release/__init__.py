"""What is published beside the film: description, chapters, credits and sources as pages."""
