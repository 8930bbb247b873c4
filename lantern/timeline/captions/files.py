"""Cues as text files: SRT and WebVTT. No text of an author can open a tag, an override or another cue."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence

from lantern.core.text import compose_line, make_encodable
from lantern.core.units import format_timestamp
from lantern.timeline.captions import Cue

# SRT has no escapes, and players read tags, ASS overrides and backslash codes in it: their signs get wide twins.
_SRT_SAFE = str.maketrans({"<": "＜", ">": "＞", "{": "｛", "}": "｝", "\\": "＼"})
_VTT_SAFE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def format_srt(cues: Sequence[Cue], fps: int) -> str:
    """The cues as SRT. Text can't open tags, overrides or another cue; `-->` becomes an arrow."""
    blocks: list[str] = []
    for cue in cues:
        lines = [
            _plain(line).replace("-->", "→").translate(_SRT_SAFE)
            for line in (*_label(cue), *cue.lines)
        ]
        if text := "\n".join(line for line in lines if line):
            blocks.append(f"{len(blocks) + 1}\n{_times(cue, fps, ',')}\n{text}\n")
    return "\n".join(blocks)


def format_vtt(
    cues: Sequence[Cue], fps: int, head: tuple[str, str], word_times: bool = False
) -> str:
    """The cues as WebVTT, escaped. `head` is the language and the title; `word_times` marks when each word is heard."""
    language, title = head
    name = _plain(title).replace("-->", "→")
    tag = re.sub(r"[^A-Za-z0-9-]", "", language)
    first = f"WEBVTT - {name}" if name else "WEBVTT"
    blocks = [first + "\nKind: captions\n" + (f"Language: {tag}\n" if tag else "")]
    for cue in cues:
        lines = (
            _time_words(cue, fps)
            if word_times
            else [_escape(line) for line in cue.lines]
        )
        lines = [*map(_escape, _label(cue)), *lines]
        if text := "\n".join(line for line in lines if line):
            blocks.append(f"{_times(cue, fps, '.')}\n{text}\n")
    return "\n".join(blocks)


def _label(cue: Cue) -> list[str]:
    return [f"[{cue.label}]"] if cue.label else []


def _escape(text: str) -> str:
    return _plain(text).translate(_VTT_SAFE)


def _time_words(cue: Cue, fps: int) -> list[str]:
    """The lines with a time before each word but the first; WebVTT wants each later than the last, inside the cue."""
    words, last = iter(cue.words), cue.start
    lines = []
    for line in cue.lines:
        parts = []
        for word in itertools.islice(words, line.count(" ") + 1):
            later = last < word.start < cue.end
            last = word.start if later else last
            mark = (
                f"<{format_timestamp(word.start * 1000 // fps, '.')}>" if later else ""
            )
            parts += [mark + text] if (text := _escape(word.text)) else []
        lines.append(" ".join(parts))
    return lines


def _plain(text: str) -> str:
    """One line of composed text that can be written as UTF-8: no control characters, no line breaks."""
    spaced = (
        " " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char
        for char in make_encodable(text)
    )
    return compose_line("".join(spaced))


def _times(cue: Cue, fps: int, mark: str) -> str:
    """Both times cut to whole milliseconds, so that a cue is there when its first frame is painted."""
    return f"{format_timestamp(cue.start * 1000 // fps, mark)} --> {format_timestamp(cue.end * 1000 // fps, mark)}"
