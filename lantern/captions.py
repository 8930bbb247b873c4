"""Captions: spoken words -> cues that read well -> SRT and WebVTT text.

Owns where a cue and a line break and how long a cue stays. Pure; touches no file and knows no scene format.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from math import inf

from lantern.units import stamp

SHORTEST, LONGEST = 1.0, 7.0
"""Seconds a cue stays: at least, where the next one allows it, and at most."""
PACE = 17
"""Characters a second that a viewer reads with ease."""
GAP = 2
"""Frames without any cue between two cues."""


@dataclass(frozen=True)
class Spoken:
    """A written word with its punctuation, and the frames of the film [start, end) in which it is heard."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Cue:
    """One or two lines on screen during the frames [start, end) of the film."""

    start: int
    end: int
    lines: tuple[str, ...]


# What a break between two words costs the reader. The two dear ones are paid only when nothing else fits.
_TORN_NUMBER, _TORN_NAME, _HANGING, _PLAIN = 10_000, 400, 90, 25
_BEFORE_PREPOSITION, _BEFORE_CONJUNCTION, _AFTER_COMMA, _AFTER_CLAUSE, _AFTER_SENTENCE = 12, 9, 4, 2, 0


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CONJUNCTIONS = _words(
    "and but or nor yet so that which who whom whose when where while because although though since until "
    "unless if whereas than as before after"
)
_PREPOSITIONS = _words(
    "about above across against along amid among around at behind below beneath beside between beyond by "
    "despite down during for from in inside into like near of off on onto out over past through throughout "
    "to toward towards under up upon via with within without"
)
_CLINGING = _words(
    "a an the this these those its his her their our my your every each no not is are was were be been has "
    "have had will would can could may might must shall should do does did very"
)
_FUNCTION_WORDS = _CONJUNCTIONS | _PREPOSITIONS | _CLINGING | _words("i it he she we they you there here")
_MONTHS = _words(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_NUMBER_WORDS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion half"
)
_UNITS = _words(
    "hundred thousand million billion percent per % km kilometre kilometres kilometer kilometers metre metres "
    "meter meters mile miles mi m cm mm foot feet ton tons tonne tonnes kg kilogram kilograms gram grams litre "
    "litres degree degrees hour hours h minute minutes min second seconds s day days week weeks month months "
    "year years century centuries am pm bc ad dollar dollars euro euros pound pounds rouble roubles yen"
)
_SHORT_FORMS = _words(
    "mr. mrs. ms. dr. st. gen. col. maj. lt. capt. sgt. adm. prof. no. vs. mt. cf. etc. jr. sr. e.g. i.e."
)
_OPENING, _CLOSING = "\"'“‘«„([", "\"'”’»)]"
_SHORT_WORD = 8
_MOST_WORDS = 40


def cues(scenes: Sequence[Sequence[Spoken]], fps: int, width: int = 42) -> list[Cue]:
    """Cues of at most two lines of `width` characters; no cue spans two scenes, no word is lost or changed.

    A cue starts with its first word. Only a single word longer than `width` makes a longer line.
    """
    groups = list(chain.from_iterable(_groups(_clean_words(words), fps, width) for words in scenes))
    found = []
    for number, group in enumerate(groups, 1):
        lines = _lines([word.text for word in group], width)
        after = groups[number][0].start if number < len(groups) else None
        end = _end(group, sum(map(len, lines)), after, fps)
        found.append(Cue(group[0].start, end, lines))
    return found


def _clean_words(words: Sequence[Spoken]) -> list[Spoken]:
    kept = [Spoken(" ".join(word.text.split()), word.start, word.end) for word in words]
    return [word for word in kept if word.text]


def _groups(words: list[Spoken], fps: int, width: int) -> list[list[Spoken]]:
    """The cheapest way to part the words into cues."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        options = []
        for start in range(end - 1, max(-1, end - _MOST_WORDS), -1):
            if start < end - 1 and not _fits(words[start:end], fps, width):
                break
            options.append((best[start][0] + _cue_cost(words, start, end, fps, width), start))
        best.append(min(options))
    cuts = [len(words)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    cuts.reverse()
    return [words[start:end] for start, end in pairwise(cuts)]


def _fits(words: list[Spoken], fps: int, width: int) -> bool:
    long = words[-1].end - words[0].start > LONGEST * fps
    return not long and _layout([word.text for word in words], width)[0] < inf


def _cue_cost(words: list[Spoken], start: int, end: int, fps: int, width: int) -> float:
    group = words[start:end]
    texts = [word.text for word in group]
    layout, _ = _layout(texts, width)
    cost = 12.0 + (layout if layout < inf else 0.0)  # only a word longer than the line has no layout
    if end < len(words):
        cost += 2 * _break_cost(group[-1].text, words[end].text)
        room = (words[end].start - GAP - group[0].start) / fps
        cost += 30 + 300 * (SHORTEST - room) if room < SHORTEST else 0
        cost += 3 * max(0.0, len(" ".join(texts)) / max(room, 0.1) - PACE)
    if end - start == 1 and len(texts[0]) < _SHORT_WORD:
        cost += 300
    pauses = sum(max(0.0, (b.start - a.end) / fps - 0.4) for a, b in pairwise(group))
    opens = start == 0 or _ends_sentence(words[start - 1].text, texts[0])
    closes = end == len(words) or _ends_sentence(texts[-1], words[end].text)
    crossed = sum(_ends_sentence(a, b) for a, b in pairwise(texts))
    return cost + 25 * pauses + crossed * (15 if opens and closes else 90)


def _layout(texts: Sequence[str], width: int) -> tuple[float, int]:
    """What the best layout in one or two lines costs, and before which word line 2 starts (0: one line)."""
    lengths = [len(text) for text in texts]
    whole = sum(lengths) + len(lengths) - 1
    if whole <= width:
        return 0.0, 0
    best, first = (inf, 0), -1
    for at in range(1, len(texts)):
        first += lengths[at - 1] + 1
        second = whole - first - 1
        if first > width or second > width:
            continue
        widow = 300 if at == len(texts) - 1 and lengths[at] < _SHORT_WORD else 0
        widow += 40 if at == 1 and lengths[0] < _SHORT_WORD else 0
        cost = _break_cost(texts[at - 1], texts[at]) + abs(first - second) * 0.6 + widow
        best = min(best, (cost, at))
    return best


def _lines(texts: Sequence[str], width: int) -> tuple[str, ...]:
    _, at = _layout(texts, width)
    return (" ".join(texts[:at]), " ".join(texts[at:])) if at else (" ".join(texts),)


def _end(group: Sequence[Spoken], letters: int, after: int | None, fps: int) -> int:
    """The last frame + 1: the words are over and read, but the next cue and the longest stay are respected."""
    start = group[0].start
    end = max(group[-1].end, start + round(SHORTEST * fps), start + -(-letters * fps // PACE))
    if after is not None:
        # A cue that goes out for a blink only flickers: it stays until the next one.
        end = after - GAP if after - GAP - end < fps // 2 else end
    return max(start + 1, min(end, start + round(LONGEST * fps)))


@lru_cache(maxsize=4096)
def _break_cost(left: str, right: str) -> int:
    """What parting these two neighbours costs, at the end of a line or of a cue."""
    if _ends_sentence(left, right):
        return _AFTER_SENTENCE
    if _is_number_pair(left, right):
        return _TORN_NUMBER
    tail = left.rstrip(_CLOSING)[-1:]
    if tail in (";", ":", "—", "–"):
        return _AFTER_CLAUSE
    if tail == ",":
        return _AFTER_COMMA
    if _is_name_pair(left, right):
        return _TORN_NAME
    if _bare(left) in _CLINGING | _PREPOSITIONS | _CONJUNCTIONS:
        return _HANGING
    if _bare(right) in _CONJUNCTIONS:
        return _BEFORE_CONJUNCTION
    return _BEFORE_PREPOSITION if _bare(right) in _PREPOSITIONS else _PLAIN


def _bare(text: str) -> str:
    return text.strip(_OPENING + _CLOSING + ".,;:!?…").casefold()


def _ends_sentence(left: str, right: str) -> bool:
    end = left.rstrip(_CLOSING)
    if end.endswith(("!", "?", "…", "。", "！", "？")):
        return True
    short = left.lstrip(_OPENING).casefold() in _SHORT_FORMS or re.fullmatch(r"(?:\w\.)+", end.lstrip(_OPENING))
    return end.endswith(".") and not short and not right.lstrip(_OPENING)[:1].islower()


def _is_number_pair(left: str, right: str) -> bool:
    """A number and what it counts, or a day, its month and its year."""
    first, second = left.lstrip(_OPENING + "$€£¥~±−-").casefold(), _bare(right)
    if first in _MONTHS | {f"{month}," for month in _MONTHS}:
        return second[:1].isdigit()
    if re.fullmatch(r"\d[\d.,]*(?:st|nd|rd|th)?%?", first) is None or first.endswith((",", ".")):
        return first in _NUMBER_WORDS and second in _NUMBER_WORDS | _UNITS | _MONTHS
    counts = second in _UNITS | _MONTHS
    year = re.fullmatch(r"1\d{3}|20\d{2}", first) is not None
    return counts or (not year and second[:1].isalpha() and second not in _FUNCTION_WORDS)


def _is_name_pair(left: str, right: str) -> bool:
    first, second = left.lstrip(_OPENING), right.lstrip(_OPENING)
    whole = first.isalpha() or first[-1:].isalpha() or first.endswith(".")
    named = first[:1].isupper() and second[:1].isupper()
    return whole and named and not {first.casefold(), _bare(second)} & (_FUNCTION_WORDS | _MONTHS)


# SRT has no escapes, and players read tags, ASS overrides and backslash codes in it: their signs get wide twins.
_SRT_SAFE = str.maketrans({"<": "＜", ">": "＞", "{": "｛", "}": "｝", "\\": "＼"})
_VTT_SAFE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def srt(cues: Sequence[Cue], fps: int) -> str:
    """The cues as SRT. Text can't open tags, overrides or another cue; `-->` becomes an arrow."""
    blocks: list[str] = []
    for cue in cues:
        lines = [_plain(line).replace("-->", "→").translate(_SRT_SAFE) for line in cue.lines]
        if text := "\n".join(line for line in lines if line):
            blocks.append(f"{len(blocks) + 1}\n{_times(cue, fps, ',')}\n{text}\n")
    return "\n".join(blocks)


def vtt(cues: Sequence[Cue], fps: int, language: str, title: str) -> str:
    """The cues as WebVTT, escaped, headed by the title and the language tag."""
    name = _plain(title).replace("-->", "→")
    tag = re.sub(r"[^A-Za-z0-9-]", "", language)
    head = f"WEBVTT - {name}" if name else "WEBVTT"
    blocks = [head + "\nKind: captions\n" + (f"Language: {tag}\n" if tag else "")]
    for cue in cues:
        lines = [_plain(line).translate(_VTT_SAFE) for line in cue.lines]
        if text := "\n".join(line for line in lines if line):
            blocks.append(f"{_times(cue, fps, '.')}\n{text}\n")
    return "\n".join(blocks)


def _plain(text: str) -> str:
    """One line of composed text that can be written as UTF-8: no control characters, no line breaks."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    spaced = (" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in whole)
    return unicodedata.normalize("NFC", " ".join("".join(spaced).split()))


def _times(cue: Cue, fps: int, mark: str) -> str:
    """Both times cut to whole milliseconds, so that a cue is there when its first frame is painted."""
    return f"{stamp(cue.start * 1000 // fps, mark)} --> {stamp(cue.end * 1000 // fps, mark)}"
