"""The comments that Lantern writes into a translation's file; every other one is its author's.

`#|` is an original, `#@` one that is words of the narration, `#!` what needs a look, `#=` a heading
or an explanation.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 96
"""Characters of a line, its indentation included."""
_SHORT_LINE = 60
"""Characters of the longest line of a text whose lines are parted on purpose."""
_WORDS_SIGN = "#|"
_ANCHOR_SIGN = "#@"
LOOK = "#!"
HEADING = "#="
_OWN = (_WORDS_SIGN, _ANCHOR_SIGN, LOOK, HEADING)
_FORMER = f"{LOOK}   "
"""What the lines of an older original begin with."""
_CHANGED = f"{LOOK} the original changed; it was:"
_CHANGED_ONLY = f"{LOOK} the original changed"
_DRAFT = f"{LOOK} a machine's draft, to be read"


@dataclass(frozen=True)
class EntryComments:
    """The comments above a text, taken apart."""

    notes: tuple[str, ...] = ()
    """Those of the translator, as they stand."""
    original: str = ""
    former: str = ""
    """The original that the translation was made from, where it changed since."""
    is_anchor: bool | None = None
    """Whether the original is words of the narration; None where no original is shown."""
    is_changed: bool = False
    is_draft: bool = False


NO_COMMENTS = EntryComments()


def read_comments(comments: Iterable[str]) -> EntryComments:
    """Take apart the comments above a text."""
    notes: list[str] = []
    original: list[str] = []
    former: list[str] = []
    looks: set[str] = set()
    sign = ""
    for comment in comments:
        if comment.startswith((_WORDS_SIGN, _ANCHOR_SIGN)):
            sign = comment[:2]
            original.append(comment[2:])
        elif comment.startswith(_FORMER):
            former.append(comment[2:])
        elif comment.startswith(LOOK):
            looks.add(comment)
        elif not comment.startswith(_OWN):
            notes.append(comment)
    is_anchor = sign == _ANCHOR_SIGN if sign else None
    return EntryComments(
        tuple(notes),
        _join(original),
        _join(former),
        is_anchor,
        is_changed=bool(looks & {_CHANGED, _CHANGED_ONLY}),
        is_draft=_DRAFT in looks,
    )


def list_notes(comments: Iterable[str]) -> tuple[str, ...]:
    """Return the comments that are the author's own."""
    return tuple(each for each in comments if not each.startswith(_OWN))


def _join(lines: Iterable[str]) -> str:
    return " ".join(" ".join(lines).split())


def show_original(text: str, *, is_anchor: bool, column: int) -> list[str]:
    """Return the comment lines that show an original above its text."""
    sign = _ANCHOR_SIGN if is_anchor else _WORDS_SIGN
    return _wrap(text, f"{sign} ", column)


def show_change(former: str, column: int) -> list[str]:
    """Return the comment lines of a text whose original changed, and was `former` if known."""
    if not former:
        return [_CHANGED_ONLY]
    return [_CHANGED, *_wrap(former, _FORMER, column)]


def show_draft() -> list[str]:
    """Return the comment line of a text that a machine wrote."""
    return [_DRAFT]


def show_heading(text: str) -> str:
    """Return the comment line of a heading, or of an explanation."""
    return f"{HEADING} {text}"


def _wrap(text: str, sign: str, column: int) -> list[str]:
    """Return a text as comment lines; short lines of its own stay, and so do its paragraphs."""
    room = WIDTH - column - len(sign)
    found: list[str] = []
    for line in join_lines(text).split("\n"):
        parts = textwrap.wrap(
            line.strip(),
            room,
            break_long_words=False,
            break_on_hyphens=False,
        )
        found += [f"{sign}{part}" for part in parts or [""]]
    return [line.rstrip() for line in found]


def join_lines(text: str) -> str:
    """Return a text as it is meant: short lines as they are, else each paragraph on one line."""
    lines = text.replace("\r\n", "\n").strip().split("\n")
    if max(map(len, lines)) > _SHORT_LINE:
        lines = _join_paragraphs(lines)
    return "\n".join(line.strip() for line in lines)


def _join_paragraphs(lines: Iterable[str]) -> list[str]:
    """Return lines as paragraphs on a line each, with an empty line between them."""
    found: list[str] = []
    for line in lines:
        if found and found[-1] and line.strip():
            found[-1] = f"{found[-1]} {line.strip()}"
        else:
            found.append(line.strip())
    return found
