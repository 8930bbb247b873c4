"""Takes the marks out of a narration, and says what is wrong with them.

Marks are `[pause 0.8]`, `*emphasis*`, `[slow]…[/slow]`, `[ru: …]`, `[spell: …]` and `[speaker] …`.
Pure.
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass, replace
from typing import Literal

from lantern.core.languages import find_language_tag, is_known_language
from lantern.core.problems import suggest
from lantern.core.words import is_unspaced
from lantern.script.spoken_text import (
    MARK_NAMES,
    MarkedPause,
    MarkFault,
    SpeakerMark,
    SpokenPiece,
    SpokenStyle,
    SpokenText,
)

MAX_PAUSE = 10.0
"""Seconds of one pause."""
_SIGNS = "[]*"
"""What a backslash before it makes an ordinary sign."""
_MARK = re.compile(r"\[[ \t]*(/?)[ \t]*([^\[\]:\n]*?)[ \t]*([:\]])[ \t]*")
_NAME = re.compile(r"[^\W\d_][\w-]{0,59}")
_SECONDS = re.compile(r"(\d{1,6}(?:\.\d{1,6})?) ?s?")
_PARAGRAPH = re.compile(r"\n[ \t]*(?=\n)")
_SQUEEZED = re.compile(r"[,.;:!?)»”]")
"""A sign that stands with the word before it, also where a mark was between the two."""
_BRACKET = r"for the sign itself write \["
_STAR = r"for the sign itself write \*"


@functools.lru_cache(maxsize=1024)
def parse_narration(narration: str) -> SpokenText:
    """Return a narration without its marks, and what they mean."""
    text = narration.strip()
    if "[" not in text and "*" not in text:
        first = len(narration) - len(narration.lstrip())
        piece = SpokenPiece(0, len(text), SpokenStyle())
        return SpokenText(
            text, (piece,), sources=range(first, first + len(text))
        )
    return _Parser(narration).parse()


@dataclass(frozen=True)
class _OpenMark:
    """A mark that waits for its end: what it is, its place, and the style before it."""

    kind: Literal["colon", "emphasis", "slow", "speaker"]
    start: int
    end: int
    before: SpokenStyle
    said: int


class _Parser:
    """A narration while its marks are taken out, from left to right."""

    def __init__(self, narration: str) -> None:
        self._source = narration
        self._at = 0
        self._style = SpokenStyle()
        self._open: list[_OpenMark] = []
        self._chars: list[str] = []
        self._styles: list[SpokenStyle] = []
        self._sources: list[int] = []
        self._pauses: list[MarkedPause] = []
        self._speakers: list[SpeakerMark] = []
        self._faults: list[MarkFault] = []

    def parse(self) -> SpokenText:
        """Return the words, and how they are spoken."""
        while self._at < len(self._source):
            self._read_sign()
        self._end_paragraph()
        for mark in self._open:
            self._explain_unclosed(mark)
        while self._chars and self._chars[-1].isspace():
            self._drop_last()
        text = "".join(self._chars)
        pauses = [
            replace(each, at=min(each.at, len(text))) for each in self._pauses
        ]
        return SpokenText(
            text,
            tuple(self._list_pieces()),
            tuple(pauses),
            tuple(self._speakers),
            tuple(sorted(self._faults, key=lambda fault: fault.start)),
            tuple(self._sources),
        )

    def _list_pieces(self) -> list[SpokenPiece]:
        pieces = []
        start = 0
        for style, run in itertools.groupby(self._styles):
            end = start + len(list(run))
            pieces.append(SpokenPiece(start, end, style))
            start = end
        return pieces

    # --- signs

    def _read_sign(self) -> None:
        """Read one sign, or one mark."""
        char = self._source[self._at]
        following = self._source[self._at + 1 : self._at + 2]
        if char == "\\" and following and following in _SIGNS:
            self._at += 1
            self._keep()
        elif char == "[":
            self._read_mark()
        elif char == "]" and self._find_open("colon"):
            self._close("colon")
            self._at += 1
        elif char == "*":
            self._read_star()
        else:
            if _PARAGRAPH.match(self._source, self._at):
                self._end_paragraph()
            self._keep()

    def _keep(self) -> None:
        """Take a sign over into the words."""
        char = self._source[self._at]
        if self._chars or not char.isspace():
            self._chars.append(char)
            self._styles.append(self._style)
            self._sources.append(self._at)
        self._at += 1

    def _drop_last(self) -> None:
        self._chars.pop()
        self._styles.pop()
        self._sources.pop()

    def _skip_blanks(self) -> None:
        """Leave out the blanks that a mark leaves behind: those after a blank, or before a stop."""
        blank = re.compile(r"[ \t]*").match(self._source, self._at)
        after = blank.end() if blank else self._at
        if _SQUEEZED.match(self._source, after):
            while self._chars and self._chars[-1] in " \t":
                self._drop_last()
            self._at = after
        elif not self._chars or self._chars[-1].isspace():
            self._at = after

    def _tell(self, start: int, end: int, message: str) -> None:
        self._faults.append(MarkFault(start, end, message))

    # --- marks

    def _read_mark(self) -> None:
        """Read what stands in brackets."""
        found = _MARK.match(self._source, self._at)
        if found is None:
            message = f"nothing closes this bracket; {_BRACKET}"
            self._tell(self._at, self._at + 1, message)
            self._keep()
            return
        start = self._at
        slash, name, closing = found.groups()
        end = found.end(3)
        if closing == ":":
            self._at = found.end()
            self._open_colon(name, start, end)
            return
        self._at = end
        if slash:
            self._close_named(name, start, end)
        elif name.split()[:1] == ["pause"]:
            self._add_pause(name, start, end)
        elif name == "slow":
            self._open_slow(start, end)
        else:
            self._open_speaker(name, start, end)
        self._skip_blanks()

    def _add_pause(self, name: str, start: int, end: int) -> None:
        seconds = _SECONDS.fullmatch(name.removeprefix("pause").strip())
        if seconds is None:
            message = "write how many seconds a pause has: [pause 0.8]"
            self._tell(start, end, message)
            return
        length = float(seconds[1])
        if length == 0:
            self._tell(start, end, "a pause of 0 seconds is none; leave it out")
            return
        if length > MAX_PAUSE:
            message = (
                f"a pause has up to {MAX_PAUSE:.0f} seconds, not {length:g};"
                " for a longer one use the scene's pause_before or pause_after"
            )
            self._tell(start, end, message)
            return
        self._pauses.append(
            MarkedPause(len("".join(self._chars).rstrip()), length)
        )

    def _open_slow(self, start: int, end: int) -> None:
        if self._style.slow:
            self._tell(start, end, "it is slow already; close it with [/slow]")
            return
        self._push("slow", start, end)
        self._style = replace(self._style, slow=True)

    def _open_speaker(self, name: str, start: int, end: int) -> None:
        if not _NAME.fullmatch(name):
            message = f"'[{name}]' is no mark; {_BRACKET}"
            self._tell(start, end, message)
            return
        if self._find_open("speaker"):
            self._close("speaker")
        self._push("speaker", start, end)
        self._style = replace(self._style, speaker=name)
        self._speakers.append(SpeakerMark(name, start, end))

    def _close_named(self, name: str, start: int, end: int) -> None:
        kind: Literal["slow", "speaker"] = (
            "slow" if name == "slow" else "speaker"
        )
        mark = self._find_open(kind)
        if mark is None or (kind == "speaker" and self._style.speaker != name):
            message = (
                f"'[/{name}]' closes nothing: there is no [{name}] before it"
            )
            self._tell(start, end, message)
            return
        self._close(kind)

    def _open_colon(self, name: str, start: int, end: int) -> None:
        if self._find_open("colon"):
            message = f"'[{name}: …]' can't stand inside another one; close that first"
            self._tell(start, end, message)
            return
        style = self._style
        if name == "spell":
            style = replace(style, spell=True)
        elif is_known_language(name):
            style = replace(style, language=name)
        else:
            self._tell(start, end, _explain_unknown(name))
        self._push("colon", start, end)
        self._style = style

    def _read_star(self) -> None:
        """Read a star: the sign itself, or where emphasis begins or ends."""
        start = self._at
        before = self._source[start - 1 : start] if start else ""
        after = self._source[start + 1 : start + 2]
        if after == "*":
            message = f"one star each is enough: *never*; {_STAR}"
            self._tell(start, start + 2, message)
            self._at += 2
        elif self._style.emphasis and not before.isspace():
            self._close("emphasis")
            self._at += 1
        elif _is_opening(before, after):
            self._push("emphasis", start, start + 1)
            self._style = replace(self._style, emphasis=True)
            self._at += 1
        else:
            self._keep()

    # --- what is open

    def _push(
        self,
        kind: Literal["colon", "emphasis", "slow", "speaker"],
        start: int,
        end: int,
    ) -> None:
        mark = _OpenMark(kind, start, end, self._style, said=len(self._chars))
        self._open.append(mark)

    def _find_open(self, kind: str) -> _OpenMark | None:
        for mark in self._open:
            if mark.kind == kind:
                return mark
        return None

    def _close(self, kind: str) -> None:
        """End what a mark began, and nothing else."""
        mark = self._find_open(kind)
        assert mark is not None  # it was looked for
        self._open.remove(mark)
        before = mark.before
        match kind:
            case "slow":
                self._style = replace(self._style, slow=False)
            case "emphasis":
                self._style = replace(self._style, emphasis=False)
            case "speaker":
                self._style = replace(self._style, speaker="")
            case _:
                self._style = replace(
                    self._style,
                    language=before.language,
                    spell=before.spell,
                )
        said = "".join(self._chars[mark.said :])
        if kind in ("speaker", "colon") and not any(map(str.isalnum, said)):
            written = self._source[mark.start : mark.end]
            message = (
                f"nothing is said after '{written}'; write the words after it"
            )
            self._tell(mark.start, mark.end, message)

    def _end_paragraph(self) -> None:
        """End what goes on to the end of a paragraph at most."""
        for mark in list(self._open):
            if mark.kind in ("colon", "emphasis"):
                self._explain_unclosed(mark)
            if mark.kind != "slow":
                self._close(mark.kind)

    def _explain_unclosed(self, mark: _OpenMark) -> None:
        written = self._source[mark.start : mark.end]
        match mark.kind:
            case "slow":
                message = "nothing closes this; write [/slow] where it ends"
            case "emphasis":
                message = (
                    "nothing closes this star; write *never*, with a star on each side;"
                    f" {_STAR}"
                )
            case _:
                message = f"nothing closes '{written}'; write {written} …]; {_BRACKET}"
        self._tell(mark.start, mark.end, message)


def _is_opening(before: str, after: str) -> bool:
    """Tell whether a star between two signs begins emphasis."""
    if not after or after.isspace():
        return False
    return not before.isalnum() or is_unspaced(before)


def _explain_unknown(name: str) -> str:
    """Return what is wrong with a mark that has a colon, in a sentence."""
    near = suggest(name, MARK_NAMES)
    if near:
        return f"there is no mark '[{name}: …]'{near}"
    tag = find_language_tag(name)
    if tag:
        return f"write [{tag}: …] for '[{name}: …]'"
    return (
        f"there is no language '{name}'; write its tag, as in [ru: Хабаровск];"
        f" {_BRACKET}"
    )
