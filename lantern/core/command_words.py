"""Commands of the user's, taken apart into words."""

from __future__ import annotations

import shlex
import sys


def split_command(text: str) -> list[str]:
    """Return the words of a command, as a shell would take them apart.

    On Windows a backslash stays what it is: paths have them.

    Raises:
        ValueError: its quotes don't close.
    """
    lexer = shlex.shlex(
        text,
        posix=True,
        punctuation_chars=False,
    )
    lexer.whitespace_split = True
    lexer.commenters = ""
    if sys.platform == "win32":
        lexer.escape = ""
    return list(lexer)
