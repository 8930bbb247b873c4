"""Files whose names end like those of another key of a shot."""

from __future__ import annotations

from pathlib import PurePath

from lantern.core.suffixes import PICTURE_SUFFIXES

_FOOTAGE = ".mp4 .mov .mkv .webm .avi"
_KEYS = {
    **dict.fromkeys(PICTURE_SUFFIXES, "still"),
    **dict.fromkeys(_FOOTAGE.split(), "clip"),
    ".pdf": "document",
    **dict.fromkeys((".yml", ".yaml"), "map"),
}
"""The key that shows a file, by the end of its name."""
_NOUNS = {
    "still": "a picture",
    "clip": "footage",
    "map": "a map file",
    "document": "a PDF",
}


def find_wrong_key(key: str, file: str) -> str | None:
    """Return what is wrong with a file under a key of a shot, None if it may be right."""
    right = _KEYS.get(PurePath(file).suffix.casefold(), key)
    if right == key:
        return None
    return f"'{file}' is {_NOUNS[right]}; show it with {right}: {file}"
