"""Whose work a film uses, on which terms, and how it is credited."""
