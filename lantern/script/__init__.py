"""What the author wrote: YAML with the place of every value, the models, and the loaded film."""
