"""The article's own words as a scene's narration: its blocks, cut and edited as the scene says.

Reads no file.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lantern.article.blocks import Article
from lantern.core.problems import Problem
from lantern.core.words import UNSPACED, is_unspaced
from lantern.script.document import Loc
from lantern.script.model.narration import MAX_CHARACTERS, FromPassage
from lantern.script.spoken_text import escape_marks

if TYPE_CHECKING:
    from lantern.script.film_script import SceneSource

LocatedMessage = tuple[Loc, str]
"""A place below the scene's `narration`, and what is wrong there."""
_MAX_WINDOWS = 20_000
"""Runs of words that missing words are compared with."""
_WITHOUT_STOP = re.compile(r"\w[)\]}\"'’”»]*$")
"""A paragraph that ends in a word, or in a bracket or quotation after one."""
_LOOSE_STOP = re.compile(r"(?<=[.!?…]) +\.(?=\s|$)")
"""A stop that is left behind by the words before it."""
_SAME = {
    **dict.fromkeys("'‘’‚‛", "['‘’‚‛]"),
    **dict.fromkeys('"“”„‟', '["“”„‟]'),
    **dict.fromkeys("-‐‑–—", "[-‐‑–—]"),
}
"""Signs that authors type differently, and the pattern that matches any of them."""
_DASH = re.compile(r" ?[–—] ?| [-‐‑] ")
"""A dash between words, which some write with blanks and some without."""
_STARTS_WORD = rf"(?:(?<!\w)|(?<=[{UNSPACED}]))"
_ENDS_WORD = rf"(?:(?!\w)|(?=[{UNSPACED}]))"


def extract_passage(
    entry: FromPassage, passage: Sequence[int], article: Article
) -> tuple[str, list[LocatedMessage]]:
    """Return what is spoken, and what is wrong with the entry.

    Blocks that don't exist are left out: the checks of the sources report them.

    Args:
        entry: the scene's narration.
        passage: numbers of blocks of the article, from 1.
        article: whose words are spoken.
    """
    blocks = [article.find_block(number) for number in passage]
    texts = [end_with_stop(block.text) for block in blocks if block]
    editor = _Editor("\n".join(texts))
    editor.cut(entry)
    for i, words in enumerate(entry.skip):
        editor.replace(words, "", loc=("skip", i))
    for old, new in entry.replace.items():
        editor.replace(old, new, loc=("replace", old))
    text = _tidy_lines(editor.text)
    faults = editor.faults
    if len(text) > MAX_CHARACTERS:
        message = (
            f"the passage has {len(text):,} characters,"
            f" and {MAX_CHARACTERS:,} is the most; divide the scene"
        )
        faults.append(((), message))
    if texts and not text and not faults:
        faults.append(((), "nothing of the passage is left to be spoken"))
    return text, faults


def end_with_stop(text: str) -> str:
    """Return a paragraph with a stop at its end, so that it doesn't run into the next one."""
    if _WITHOUT_STOP.search(text):
        return f"{text}."
    return text


def find_words(words: str, text: str, after: int = 0) -> int | None:
    """Return the character at which words first stand in a text, from `after` on; else None."""
    found = _compile(words).search(text, after)
    if found is None:
        return None
    return found.start()


class _Editor:
    """A text that is edited step by step, and the faults that were found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[LocatedMessage] = []

    def cut(self, entry: FromPassage) -> None:
        """Keep what is between the entry's first and last words."""
        whole = self.text
        start = 0
        if entry.starts_at:
            start = self._find("starts_at", entry.starts_at, after=0) or 0
        stop = None
        if entry.stops_before:
            after = start + 1
            stop = self._find("stops_before", entry.stops_before, after=after)
        self.text = whole[start:stop]

    def _find(self, key: str, words: str, *, after: int) -> int | None:
        found = find_words(words, self.text, after)
        if found is None:
            # the words may still begin at the very place where the text is cut
            rest = self.text[max(0, after - 1) :]
            self.faults.append(((key,), _explain_missing(words, rest)))
        return found

    def replace(self, old: str, new: str, *, loc: Loc) -> None:
        """Replace words wherever they stand."""
        changed, count = _compile(old).subn(lambda _: new, self.text)
        if not count:
            self.faults.append((loc, _explain_missing(old, self.text)))
        self.text = changed


def _compile(words: str) -> re.Pattern[str]:
    """Return the pattern of whole words, with any quotation marks, dashes and blanks."""
    plain = " ".join(words.split())
    pattern = rf"\s*{_SAME['-']}\s*".join(map(_match, _DASH.split(plain)))
    if plain[:1].isalnum() and not is_unspaced(plain[0]):
        pattern = _STARTS_WORD + pattern
    if plain[-1:].isalnum() and not is_unspaced(plain[-1]):
        pattern += _ENDS_WORD
    return re.compile(pattern)


def _match(words: str) -> str:
    """Return the pattern of words without dashes between them."""
    signs = [_SAME.get(char, re.escape(char)) for char in words]
    return "".join(signs).replace(r"\ ", r"\s+")


def _explain_missing(words: str, text: str) -> str:
    """Return that words aren't in the passage, with the most similar ones."""
    windows = {run.casefold(): run for run in _iter_runs(text, words)}
    candidates = list(windows)[:_MAX_WINDOWS]
    near = difflib.get_close_matches(
        words.casefold(),
        candidates,
        n=1,
        cutoff=0.6,
    )
    message = f"'{words}' is not in the passage"
    if near:
        message += f"; did you mean '{windows[near[0]].strip(' ,;:.!?、。，；：！？')}'?"
    return message


def _iter_runs(text: str, like: str) -> Iterator[str]:
    """Yield every run of as many words as another text has; all if there are fewer.

    Of words that no blanks part it is as many characters.
    """
    if any(map(is_unspaced, like)):
        for start in range(max(1, len(text) - len(like) + 1)):
            yield text[start : start + len(like)]
        return
    words = text.split()
    size = max(1, len(like.split()))
    for start in range(max(1, len(words) - size + 1)):
        yield " ".join(words[start : start + size])


def _tidy_lines(text: str) -> str:
    """Return lines without the blanks and loose marks that skipped words leave behind."""
    lines = []
    for line in text.split("\n"):
        single = " ".join(line.split())
        if single:
            closed = _LOOSE_STOP.sub("", single)
            lines.append(re.sub(r" +([,.;:!?])", r"\1", closed))
    return "\n\n".join(lines)  # paragraphs


def fill_narrations(
    scenes: Sequence[SceneSource], article: Article | None, *, unreadable: bool
) -> tuple[list[SceneSource], list[Problem]]:
    """Return the scenes with the article's own words where they ask for them.

    `unreadable` tells that the article has a problem of its own.
    """
    filled = []
    problems = []
    for source in scenes:
        entry = source.scene.narration
        if isinstance(entry, FromPassage):
            if article:
                source, faults = _fill_narration(source, entry, article)
                problems += faults
            elif not unreadable:
                message = (
                    "the article's file isn't known; name it in film.yml:"
                    " article: {title: …, file: article.txt}"
                )
                span = source.find_span(("narration",))
                problems.append(Problem(message, span))
        filled.append(source)
    return filled, problems


def _fill_narration(
    source: SceneSource, entry: FromPassage, article: Article
) -> tuple[SceneSource, list[Problem]]:
    """Return a scene that speaks the words of its passage."""
    text, faults = extract_passage(entry, source.scene.passage, article)
    problems = []
    for loc, message in faults:
        span = source.find_span(("narration", *loc))
        problems.append(Problem(message, span))
    scene = source.scene.model_copy(update={"narration": escape_marks(text)})
    return replace(source, scene=scene), problems
