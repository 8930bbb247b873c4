"""The article's own words as a scene's narration: its blocks, cut and edited as the scene file says. Reads no file."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from lantern.article.blocks import Article
from lantern.script.document import Loc
from lantern.script.model.narration import MAX_CHARACTERS, FromPassage

LocatedMessage = tuple[Loc, str]
"""A place below the scene's `narration`, and what is wrong there."""
_SAME = {
    **dict.fromkeys("'‘’‚‛", "['‘’‚‛]"),
    **dict.fromkeys('"“”„‟', '["“”„‟]'),
    **dict.fromkeys("-‐‑–—", "[-‐‑–—]"),
}


def extract_passage(
    entry: FromPassage, passage: Sequence[int], article: Article
) -> tuple[str, list[LocatedMessage]]:
    """What is spoken, and the words that the passage doesn't have. Blocks that don't exist are left to others."""
    blocks = [
        end_with_stop(block.text)
        for number in passage
        if (block := article.find_block(number))
    ]
    whole = "\n".join(blocks)
    faults: list[LocatedMessage] = []
    start, stop = _bounds(entry, whole, faults)
    text = whole[start:stop]
    for i, words in enumerate(entry.skip):
        text = _replace_words(text, words, "", ("skip", i), faults)
    for old, new in entry.replace.items():
        text = _replace_words(text, old, new, ("replace", old), faults)
    text = _tidy_lines(text)
    if len(text) > MAX_CHARACTERS:
        faults.append(
            (
                (),
                f"the passage has {len(text):,} characters, and {MAX_CHARACTERS:,} is the most; divide the scene",
            )
        )
    if not text and not faults and blocks:
        faults.append(((), "nothing of the passage is left to be spoken"))
    return text, faults


def end_with_stop(text: str) -> str:
    """A paragraph with a stop at its end: a line of a list without one would run into the next when it is spoken."""
    return text if not text[-1:].isalnum() else f"{text}."


def find_words(words: str, text: str, after: int = 0) -> int | None:
    """Where in a text the words stand first, from a character on."""
    found = _pattern(words).search(text, after)
    return found.start() if found else None


def _bounds(
    entry: FromPassage, whole: str, faults: list[LocatedMessage]
) -> tuple[int, int]:
    start, stop = 0, len(whole)
    if entry.starts_at:
        found = find_words(entry.starts_at, whole)
        start = found or 0
        if found is None:
            faults.append((("starts_at",), _explain_missing(entry.starts_at, whole)))
    if entry.stops_before:
        found = find_words(entry.stops_before, whole, start + 1)
        stop = stop if found is None else found
        if found is None:
            faults.append(
                (("stops_before",), _explain_missing(entry.stops_before, whole[start:]))
            )
    return start, stop


def _replace_words(
    text: str, old: str, new: str, loc: Loc, faults: list[LocatedMessage]
) -> str:
    changed, count = _pattern(old).subn(lambda _: new, text)
    if not count:
        faults.append((loc, _explain_missing(old, text)))
    return changed


def _pattern(words: str) -> re.Pattern[str]:
    """The words as they may stand in an article: with its own quotation marks, dashes and blanks; no part of a word."""
    body = "".join(_SAME.get(char, re.escape(char)) for char in " ".join(words.split()))
    before = r"(?<!\w)" if words.strip()[:1].isalnum() else ""
    after = r"(?!\w)" if words.strip()[-1:].isalnum() else ""
    return re.compile(before + body.replace(r"\ ", r"\s+") + after)


def _explain_missing(words: str, text: str) -> str:
    parts = text.split()
    size = max(1, len(words.split()))
    windows = {run.casefold(): run for run in _runs(parts, size)}
    near = difflib.get_close_matches(
        words.casefold(), list(windows)[:20_000], n=1, cutoff=0.6
    )
    hint = f"; did you mean '{windows[near[0]].strip(' ,;:.!?')}'?" if near else ""
    return f"'{words}' is not in the passage{hint}"


def _runs(parts: Sequence[str], size: int) -> Iterator[str]:
    yield from (
        " ".join(parts[i : i + size]) for i in range(max(1, len(parts) - size + 1))
    )


def _tidy_lines(text: str) -> str:
    """Lines without the blanks and stray marks that skipped words leave behind."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(re.sub(r" +([,.;:!?])", r"\1", line) for line in lines if line)
