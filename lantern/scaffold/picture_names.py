"""What the name of a picture's file says: its place in the order, and a title.

Numbers and the names that cameras give are for the order alone: nobody wants to read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_MAX_DIGITS = 100
"""Digits of a number in a file's name that count for the order."""
_CAMERA = re.compile(
    r"(?:img|imgp|dsc|dscn|dscf|cimg|hpim|pict|sam|gopr|dji|pxl|mvimg|wp|p)?\d+[a-z]?"
    r"|(?:img|imgp|dsc|dscn|dscf|cimg|hpim|pict|sam|gopr|dji|pxl|mvimg|wp|mg|hdr)",
    re.I,
)
"""A word that a camera writes: letters of its own, digits, or both."""
_PADDED = re.compile(r"0\d+(?=[^\W\d])")
"""A number that is filled up with zeros, and the word that it stands before."""
_YEAR = re.compile(r"1\d{3}|20\d{2}")


def make_natural_key(path: Path) -> list[list[tuple[int, int, str]]]:
    """Return a key that sorts picture 2 before picture 10, folder by folder."""
    return [list(_split_runs(part.casefold())) for part in path.parts]


def _split_runs(name: str) -> Iterator[tuple[int, int, str]]:
    """Yield a sort key for each run of digits, and for each run of other characters."""
    for digits, other in re.findall(r"([0-9]+)|([^0-9]+)", name):
        if digits:
            yield 0, int(digits[:_MAX_DIGITS]), digits
        else:
            yield 1, 0, other


def read_title(stem: str) -> str:
    """Return the words in a file's name; empty if there are none.

    `01 mill` is a mill and `IMG_0001` nothing at all, but `1945 Harbin` keeps its year.
    """
    words = re.split(r"[-_\s]+", stem.strip("-_. "))
    if _is_date(words):
        words = words[3:]
    while words and _is_order(words):
        words = words[1:]
    title = _PADDED.sub("", " ".join(words), count=1)
    if not any(char.isalpha() for char in title):
        return ""
    return title[:1].upper() + title[1:]


def _is_date(words: list[str]) -> bool:
    """Tell whether words begin with year, month and day."""
    begin = "-".join(words[:3])
    return re.fullmatch(r"(?:1\d|20)\d{2}-\d{2}-\d{2}", begin) is not None


def _is_order(words: list[str]) -> bool:
    """Tell whether the first word is a number for the order, or a camera's."""
    first = words[0].strip("().,")
    if _YEAR.fullmatch(first) and len(words) > 1:
        return False
    return not first or _CAMERA.fullmatch(first) is not None
