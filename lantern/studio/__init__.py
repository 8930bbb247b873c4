"""The studio: a page on this machine that shows a film while its author writes it.

The page reads; the author's editor writes. The server speaks to this machine's browser alone.
"""
