"""Lantern for assistants: its verbs as tools of the Model Context Protocol, over one folder.

The extra `mcp` brings the protocol's own package.
"""
