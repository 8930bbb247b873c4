"""Cues as text files: SRT and WebVTT. An author's text can't open a tag, an override or a cue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lantern.core.direction import (
    embed_right_to_left,
    is_paragraph_right_to_left,
)
from lantern.core.text import compose_line, make_encodable
from lantern.core.units import format_timestamp
from lantern.core.words import split_lit_line
from lantern.timeline.captions import Cue
from lantern.timeline.captions.written_words import list_lit_words

# SRT has no escapes, and players read tags, ASS overrides and backslash codes in it: wide
# characters that look alike take their place.
_SRT_SAFE = str.maketrans(
    {"<": "＜", ">": "＞", "{": "｛", "}": "｝", "\\": "＼"}
)
_VTT_SAFE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def format_srt(cues: Sequence[Cue], fps: int) -> str:
    """Return the cues as SRT; `-->` in a text becomes an arrow, empty cues are left out."""
    blocks: list[str] = []
    for cue in cues:
        lines = [
            _make_srt_safe(line) for line in (*list_label(cue), *cue.lines)
        ]
        text = _join_lines(_direct(cue, lines))
        if text:
            number = len(blocks) + 1
            blocks.append(f"{number}\n{_format_times(cue, fps, ',')}\n{text}\n")
    return "\n".join(blocks)


def format_vtt(
    cues: Sequence[Cue],
    fps: int,
    *,
    language: str,
    title: str,
    word_times: bool = False,
    colours: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the cues as WebVTT, escaped; empty cues are left out.

    Args:
        cues: in order of time.
        fps: frames per second of the film.
        language: a language tag, empty if it isn't known.
        title: of the film.
        word_times: mark when each word is heard.
        colours: of speakers' captions, as #rrggbb, by the speakers' keys.
    """
    blocks = [_format_head(language, title)]
    if colours:
        blocks.append(_format_style(colours))
    for cue in cues:
        lines = [_escape(label) for label in list_label(cue)]
        spoken = [_escape(line) for line in cue.lines]
        if word_times:
            spoken = _time_words(cue, fps)
        spoken = _direct(cue, spoken)
        if cue.speaker in colours:
            spoken = [f"<c.{cue.speaker}>{line}</c>" for line in spoken]
        text = _join_lines([*_direct(cue, lines), *spoken])
        if text:
            blocks.append(f"{_format_times(cue, fps, '.')}\n{text}\n")
    return "\n".join(blocks)


def _format_style(colours: Mapping[str, str]) -> str:
    """Return the block that gives each speaker's captions their colour."""
    lines = [
        f"::cue(.{speaker}) {{ color: {colour}; }}"
        for speaker, colour in colours.items()
    ]
    return "\n".join(["STYLE", *lines]) + "\n"


def _format_head(language: str, title: str) -> str:
    head = "WEBVTT"
    name = make_plain(title).replace("-->", "→")
    if name:
        head += f" - {name}"
    head += "\nKind: captions\n"
    tag = re.sub(r"[^A-Za-z0-9-]", "", language)
    if tag:
        head += f"Language: {tag}\n"
    return head


def list_label(cue: Cue) -> list[str]:
    """Return the line of a cue's label, in brackets; none if it has none."""
    if cue.label:
        return [f"[{cue.label}]"]
    return []


def _direct(cue: Cue, lines: Sequence[str]) -> list[str]:
    """Return the lines of a cue, marked if they are written from right to left.

    Many players go by the first letter of a line, or set all lines from left to right: then the
    point at the end of a sentence would stand at its beginning.
    """
    if not is_paragraph_right_to_left(cue.lines):
        return list(lines)
    return [embed_right_to_left(line) for line in lines if line]


def _join_lines(lines: Sequence[str]) -> str:
    return "\n".join(filter(None, lines))


def _make_srt_safe(text: str) -> str:
    return make_plain(text).replace("-->", "→").translate(_SRT_SAFE)


def _escape(text: str) -> str:
    return make_plain(text).translate(_VTT_SAFE)


def _time_words(cue: Cue, fps: int) -> list[str]:
    """Return the lines with a time before each word but the first.

    WebVTT wants each time later than the one before it, and inside the cue.
    """
    words = iter(list_lit_words(cue.words))
    last = cue.start
    lines = []
    for line in cue.lines:
        timed = ""
        for piece, word in zip(split_lit_line(line), words, strict=False):
            mark = ""
            if last < word.start < cue.end:
                mark = f"<{_format_time(word.start, fps, '.')}>"
                last = word.start
            text = _escape(word.text.rstrip(" "))
            if text:
                timed += mark + text + piece[len(piece.rstrip(" ")) :]
        lines.append(timed.rstrip(" "))
    return lines


def make_plain(text: str) -> str:
    """Return one line of composed text for UTF-8, without control characters and line breaks."""
    printable = [_replace_break(char) for char in make_encodable(text)]
    return compose_line("".join(printable))


def _replace_break(char: str) -> str:
    """Return a blank for a control character or a line break, any other character as it is."""
    if unicodedata.category(char) in ("Cc", "Zl", "Zp"):
        return " "
    return char


def _format_times(cue: Cue, fps: int, mark: str) -> str:
    """Return when a cue comes and goes; `mark` stands before the milliseconds."""
    start = _format_time(cue.start, fps, mark)
    end = _format_time(cue.end, fps, mark)
    return f"{start} --> {end}"


def _format_time(frame: int, fps: int, mark: str) -> str:
    """Return the time of a frame, cut to milliseconds: what begins then is there for the frame."""
    return format_timestamp(frame * 1000 // fps, mark)
