"""Read the text of an author's file: not too large, decoded, without signs that deceive."""

from __future__ import annotations

import re
from pathlib import Path

from lantern.core.files import read_plain
from lantern.core.problems import EXIT_ASSET, EXIT_SCENE, Problem, Span

MAX_BYTES = 8_000_000

# control characters, and the marks with which text can be made to look like another text
_FORBIDDEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]"
)
# what word processors put between lines of a paragraph: YAML takes it for the end of a line
_INNER_BREAKS = str.maketrans({"\u2028": " ", "\u2029": " "})
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class DocumentError(Exception):
    """A fault that ends the reading of a file, with its problem."""

    def __init__(
        self, message: str, span: Span, code: int = EXIT_SCENE
    ) -> None:
        """Make the problem from its message, place and exit code."""
        super().__init__(message)
        self.problem = Problem(message, span, code)


def read_text(path: Path) -> str:
    """Return the text of a file with a line feed at the end of each line.

    Breaks inside a paragraph, which have signs of their own in Unicode, become blanks.

    Raises:
        DocumentError: there is no such file, or it can't be used.
    """
    text = _decode(_read_bytes(path), path)
    found = _FORBIDDEN.search(text)
    if found:
        before = text[: found.start()]
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        span = Span(path, line, column, column + 1)
        if found.group() == "\0":  # mostly every other byte of a wider encoding
            message = (
                "control character U+0000; save the file as UTF-8, or remove it"
            )
            raise DocumentError(message, span)
        require_clean(text, span)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_INNER_BREAKS)


def require_clean(text: str, span: Span) -> None:
    """Refuse control characters, and marks that change the direction of text.

    Raises:
        DocumentError: the text at this place has one.
    """
    found = _FORBIDDEN.search(text)
    if found is None:
        return
    char = found.group()
    kind = "mark that turns the direction of text,"
    if char < "\xa0":
        kind = "control character"
    raise DocumentError(f"{kind} U+{ord(char):04X}; remove it", span)


def _read_bytes(path: Path) -> bytes:
    whole = Span(path)
    if not path.is_file():
        message = f"{path.name or path} {_describe_kind(path)}"
        raise DocumentError(message, whole, EXIT_ASSET)
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB"
            raise DocumentError(message, whole, EXIT_ASSET)
        return read_plain(path)
    except OSError as error:
        message = f"{path.name} can't be read: {error.strerror}"
        raise DocumentError(message, whole, EXIT_ASSET) from None


def _describe_kind(path: Path) -> str:
    """Return why something that is not a file can't be read as one."""
    if path.is_dir():
        return "is a folder, not a file"
    if path.exists():
        return "is not a plain file"
    return "is not there"


def _decode(data: bytes, path: Path) -> str:
    encoding = "utf-16" if data[:2] in _UTF16_MARKS else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "the file is not UTF-8; save it as UTF-8"
        raise DocumentError(message, Span(path, line)) from None
