"""A film as a storyboard: its shots on paper, with their times, words and sources."""
