"""Text: compared, found, named, put on one line, quoted for YAML. Pure."""

from __future__ import annotations

import bisect
import functools
import itertools
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence

from lantern.core.romanized import romanize
from lantern.core.spelling import INVISIBLE_CHARACTERS
from lantern.core.words import is_unspaced

MAX_SLUG = 80
"""Characters of a slug at most."""

_RESERVED = re.compile(r"aux|con|nul|prn|(com|lpt)[1-9]")
# A question mark isn't plain: before a closing bracket PyYAML takes it for the sign of a key.
_PLAIN_YAML = re.compile(
    r"[^\W\d_][\w .’'()/–—!…“”‘’;+-]*[\w.’')!…”]|[^\W\d_]|…"
)
_YAML_WORDS = frozenset(
    ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "none"]
)
"""Words that YAML may read as a truth value or as nothing."""


@functools.lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return text for comparing: one Unicode form, no case, no punctuation, no blanks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum())


def find_phrase(words: Sequence[str], phrase: str, after: int) -> int | None:
    """Return the index of the first word, from `after` on, at which a phrase begins.

    Case, punctuation and blanks don't count. In scripts without blanks a phrase may begin and end
    inside a word. None if the phrase isn't there or has no letters.
    """
    found = find_phrase_words(words, phrase, after)
    return None if found is None else found.start


def find_phrase_words(
    words: Sequence[str], phrase: str, after: int
) -> range | None:
    """Return the indices of all words of a phrase, found as `find_phrase` does; None without it."""
    wanted = fold(phrase)
    if not wanted:
        return None
    folded = [fold(word) for word in words[after:]]
    text = "".join(folded)
    starts = [*itertools.accumulate(map(len, folded), initial=0)]
    edges = frozenset(starts)
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if _is_edge(text, at, edges) and _is_edge(text, end, edges):
            first = bisect.bisect_right(starts, at) - 1
            return range(after + first, after + bisect.bisect_left(starts, end))
        at = text.find(wanted, at + 1)
    return None


def _is_edge(text: str, at: int, edges: frozenset[int]) -> bool:
    """Tell whether a phrase may begin or end at a character: between words, or without blanks."""
    return at in edges or is_unspaced(text[at - 1]) or is_unspaced(text[at])


def make_slug(text: str) -> str:
    """Return a name that is safe for a file: small letters, digits and hyphens.

    Letters of some other alphabets are written in Latin ones. At most MAX_SLUG characters; empty
    if no letter and no digit is left. A name that files can't have on Windows ends in -1.
    """
    decomposed = unicodedata.normalize("NFKD", romanize(text))
    ascii_text = decomposed.encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")
    slug = slug[:MAX_SLUG].strip("-")
    return f"{slug}-1" if is_reserved(slug) else slug


def is_reserved(name: str) -> bool:
    """Tell whether Windows allows no file of this name, whatever follows after a dot."""
    return _RESERVED.fullmatch(name.lower()) is not None


def make_one_line(text: str) -> str:
    """Return text as one line: what can't be printed counts as a blank, and blanks are single.

    Characters that take no room, such as soft hyphens, are left out.
    """
    visible = text.translate(INVISIBLE_CHARACTERS)
    if not visible.isprintable():
        visible = "".join(
            char if char.isprintable() else " " for char in visible
        )
    return " ".join(visible.split())


def compose_line(text: str) -> str:
    """Return text as one line in composed form (Unicode NFC), with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def make_encodable(text: str) -> str:
    """Return text that can be written as UTF-8: a question mark for each lone surrogate."""
    return text.encode("utf-8", "replace").decode("utf-8")


def quote_yaml(text: str) -> str:
    """Return text as a YAML value that means this text, also inside brackets.

    Plain where YAML reads it as text, else in double quotes.
    """
    if _PLAIN_YAML.fullmatch(text) and text.casefold() not in _YAML_WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def quote_yaml_list(texts: Iterable[str]) -> str:
    """Return texts as a YAML list on one line, in brackets."""
    return f"[{', '.join(map(quote_yaml, texts))}]"


def join_numbers(numbers: Iterable[int], separator: str = ", ") -> str:
    """Return numbers for people, with runs of three and more as ranges: `3, 7, 11–22`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    listed: list[str] = []
    for run in runs:
        if len(run) > 2:
            listed.append(f"{run[0]}–{run[-1]}")
        else:
            listed += map(str, run)
    return separator.join(listed)
