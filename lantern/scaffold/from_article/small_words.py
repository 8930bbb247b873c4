"""Words that say nothing by themselves, by language: no name and no few words begin with one."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from lantern.core.files import read_plain_text
from lantern.core.languages import get_primary_language

_SMALL_WORDS = Path(__file__).with_name("small_words.txt")
EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""A letter of Chinese or Japanese."""


@functools.cache
def load_small_words(language: str) -> frozenset[str]:
    """Return the words that say nothing by themselves in the language of a tag."""
    wanted = get_primary_language(language)
    for line in read_plain_text(_SMALL_WORDS).splitlines():
        code, _, words = line.partition(":")
        if code == wanted and not line.startswith("#"):
            return frozenset(words.split())
    return frozenset()
