"""YAML as a person would type it: texts in quotes only where they need them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[^\W\d_](?:[\w .’'()/–—!?…“”‘’;+-]|,(?= ))*[\w.’')!?…”]|[^\W\d_]")
_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n", "none"}


def quote(text: str) -> str:
    """A text as a value: plain where YAML reads it as text also inside brackets, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and "," not in text and text.casefold() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)


def format_list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(quote, texts))}]"
