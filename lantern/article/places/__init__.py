"""Places that an article names: `mentions` of names, what is `known` of them, the `choice`."""
