"""What the author wrote: YAML with places, the models of films and scenes, and a film's folder loaded."""
