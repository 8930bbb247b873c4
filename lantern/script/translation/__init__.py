"""Translations of a film: its texts by ids, the files that hold them, and how they are applied."""
