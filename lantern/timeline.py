"""cut(film, takes) -> Timeline: where every shot, take, word, overlay and chapter stands, in whole frames.

Integers only; pure; printable and re-readable as JSON. Knows nothing of pixels, sound or files.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lantern.film import Claim, Film, LowerThird, Scene, Shot, Transition, find_phrase
from lantern.look import Look
from lantern.overlays import rest_length
from lantern.units import Frames, Rate, Samples

MIN_SHOT = 1.0
"""Seconds that a shot without `hold` gets before its scene is made longer."""
OPENING = 10
"""Seconds before the first chapter that are too short for a chapter of their own, on any platform."""
THIRD_AFTER = 0.8
"""Seconds after its shot is clear that a lower third without `at` comes in."""


@dataclass(frozen=True)
class Spoken:
    """What cut() needs to know of a take: its length, its words as written, and their (start, end), in samples."""

    samples: Samples
    words: tuple[str, ...]
    cues: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Cut:
    """One shot in the film: frames [start, end), and how it comes in; `overlap` is even and centred on start."""

    scene: int
    shot: int
    start: Frames
    end: Frames
    into: str = "cut"
    overlap: int = 0

    @property
    def length(self) -> Frames:
        return Frames(self.end - self.start)


@dataclass(frozen=True)
class Mark:
    """An overlay in the film: on screen in frames [start, start + length); `beside` are labels at its right."""

    kind: str
    lines: tuple[str, ...]
    style: str
    start: Frames
    length: Frames
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Word:
    """A written word and the frames in which it is spoken."""

    text: str
    start: Frames
    end: Frames


@dataclass(frozen=True)
class Timeline:
    """The film, cut. `takes` are (scene, first frame); `words` one tuple a scene; `notes` (scene, what gave way)."""

    fps: int
    total: Frames
    cuts: tuple[Cut, ...]
    takes: tuple[tuple[int, Frames], ...]
    marks: tuple[Mark, ...]
    words: tuple[tuple[Word, ...], ...]
    chapters: tuple[tuple[Frames, str], ...]
    notes: tuple[tuple[int, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> Timeline:
        """The timeline that to_json() gave, after a trip through JSON text."""
        return Timeline(
            fps=value["fps"],
            total=Frames(value["total"]),
            cuts=tuple(Cut(**c) for c in value["cuts"]),
            takes=tuple((scene, Frames(start)) for scene, start in value["takes"]),
            marks=tuple(
                Mark(**{**m, "lines": tuple(m["lines"]), "beside": tuple(m["beside"])}) for m in value["marks"]
            ),
            words=tuple(tuple(Word(**w) for w in scene) for scene in value["words"]),
            chapters=tuple((Frames(start), title) for start, title in value["chapters"]),
            notes=tuple((scene, text) for scene, text in value["notes"]),
        )


@dataclass(frozen=True)
class Segment:
    """A run of frames that is encoded alone: the body of cut `a`, or the transition from `a` to `b`."""

    start: Frames
    length: Frames
    a: int
    b: int | None = None


def segments(timeline: Timeline) -> list[Segment]:
    """The film as bodies and transitions, end to end."""
    found = []
    cuts = timeline.cuts
    for i, cut_ in enumerate(cuts):
        half_out = cuts[i + 1].overlap // 2 if i + 1 < len(cuts) else 0
        begin, end = cut_.start + cut_.overlap // 2, cut_.end - half_out
        if cut_.overlap:
            found.append(Segment(Frames(cut_.start - cut_.overlap // 2), Frames(cut_.overlap), i - 1, i))
        found.append(Segment(Frames(begin), Frames(end - begin), i))
    return found


def cut(
    film: Film,
    scenes: Sequence[Scene],
    takes: Mapping[int, Spoken],
    look: Look,
    illustrated: frozenset[tuple[int, int]],
) -> Timeline:
    """Lay the film out. `takes` by scene index; `illustrated` are the (scene, shot) whose still is an illustration."""
    rate = Rate(film.output.fps)
    cuts: list[Cut] = []
    placed: list[tuple[int, Frames]] = []
    words: list[tuple[Word, ...]] = []
    notes: list[tuple[int, str]] = []
    now = 0
    for i, scene in enumerate(scenes):
        spoken = takes.get(i)
        lead = rate.frames(scene.pause_before)
        speech = rate.frames_to_hold(spoken.samples) if spoken else 0
        length = lead + speech + rate.frames(scene.pause_after) if spoken else rate.frames(scene.duration or 0)
        heard = _words(spoken, rate, now + lead)
        bounds, note = _lay_shots(
            scene, [dataclasses.replace(w, start=Frames(w.start - now)) for w in heard], max(1, length), rate
        )
        notes += [(i, note)] if note else []
        cuts += [Cut(i, j, Frames(now + a), Frames(now + b)) for j, (a, b) in enumerate(bounds)]
        placed += [(i, Frames(now + lead))] if spoken else []
        words.append(heard)
        now += bounds[-1][1]
    cuts = _transitions(film, scenes, cuts, look)
    marks = [
        m
        for i, scene in enumerate(scenes)
        for m in _Marks(scene, _clear(cuts, i), words[i], rate, look).all(illustrated)
    ]
    marks.sort(key=lambda m: (m.start, m.kind, m.lines))
    return Timeline(
        rate.fps, Frames(now), tuple(cuts), tuple(placed), tuple(marks), tuple(words), _chapters(film, scenes, cuts),
        tuple(notes),
    )  # fmt: skip


def _words(spoken: Spoken | None, rate: Rate, start: int) -> tuple[Word, ...]:
    if spoken is None:
        return ()
    return tuple(
        Word(text, Frames(start + rate.frame_at(a)), Frames(start + rate.frames_to_hold(b)))
        for text, (a, b) in zip(spoken.words, spoken.cues, strict=True)
    )


def _lay_shots(scene: Scene, words: Sequence[Word], length: int, rate: Rate) -> tuple[list[tuple[int, int]], str]:
    """Shots as frames [a, b) from the scene's start: anchored at words, else sharing what is left."""
    anchors: list[int] = [0]
    texts = [word.text for word in words]
    after = 0
    for shot in scene.shots[1:]:
        found = find_phrase(texts, shot.at, after) if shot.at else None
        # words of one frame, or of the frame a shot begins on, still leave every shot a frame of its own
        last = max(i for i, anchor in enumerate(anchors) if anchor >= 0)
        least = anchors[last] + len(anchors) - last
        anchors.append(-1 if found is None else max(least, words[found].start))
        after = after if found is None else found + 1
    starts = [i for i, anchor in enumerate(anchors) if anchor >= 0]
    bounds: list[tuple[int, int]] = []
    note = ""
    for k, first in enumerate(starts):
        last_run = k + 1 == len(starts)
        until = len(anchors) if last_run else starts[k + 1]
        room = (length if last_run else anchors[starts[k + 1]]) - anchors[first]
        lengths, gave_way = _share([s.hold for s in scene.shots[first:until]], room, last_run, rate)
        note = note or gave_way
        at = anchors[first]
        for part in lengths:
            bounds.append((at, at + part))
            at += part
    return bounds, note


def _share(holds: Sequence[float | None], room: int, may_grow: bool, rate: Rate) -> tuple[list[int], str]:
    """Frames for each shot of a run that must fill `room`: holds first, the others share the rest evenly."""
    fixed = [None if h is None else max(1, rate.frames(h)) for h in holds]
    free = sum(f is None for f in fixed)
    held = sum(f or 0 for f in fixed)
    room = max(room, len(holds)) if may_grow else room
    need = held + free * rate.frames(MIN_SHOT)
    note = ""
    if need > room and may_grow and held:
        note = f"made {rate.seconds(need - room):.1f} s longer than its narration, to hold its shots"
        room = need
    if held + free > room:
        late = rate.seconds(room)
        note = f"its shots are held {rate.seconds(held):.1f} s, but the next one's words come after {late:.1f} s"
        fixed, held = [None] * len(fixed), 0
    shares = _even(room - held, sum(f is None for f in fixed))
    result = [shares.pop(0) if f is None else f for f in fixed]
    result[-1] += room - sum(result)
    return result, note


def _even(total: int, count: int) -> list[int]:
    return [total * (i + 1) // count - total * i // count for i in range(count)]


def _transitions(film: Film, scenes: Sequence[Scene], cuts: list[Cut], look: Look) -> list[Cut]:
    rate = Rate(film.output.fps)
    result = cuts[:1]
    for before, here in itertools.pairwise(cuts):
        chosen = _chosen(film, scenes, before, here, look)
        half = min(rate.frames(chosen.length) // 2, (before.length - 1) // 2, (here.length - 1) // 2)
        kind = chosen.kind if half else "cut"
        result.append(dataclasses.replace(here, into=kind, overlap=2 * half))
    return result


def _chosen(film: Film, scenes: Sequence[Scene], before: Cut, here: Cut, look: Look) -> Transition:
    """The transition into a shot: its own, its scene's, the film's; between places the look sets the length."""
    scene, shot = scenes[here.scene], scenes[here.scene].shots[here.shot]
    if shot.transition:
        return shot.transition
    if here.shot > 0:
        return Transition(kind="cut", length=0)
    if scene.transition or film.transition.kind != "dissolve":
        return scene.transition or film.transition
    last = scenes[before.scene].shots[before.shot]
    times = look.timing.dissolve
    length = film.transition.length
    if "card" in (last.kind, shot.kind):
        length = times.title if before.scene == 0 and before.shot == 0 else times.card
    elif scene.chapter:
        length = times.chapter
    return Transition(kind="dissolve", length=length)


def _chapters(film: Film, scenes: Sequence[Scene], cuts: Sequence[Cut]) -> tuple[tuple[Frames, str], ...]:
    starts = {c.scene: c.start for c in reversed(cuts)}
    found = [(starts[i], scene.chapter) for i, scene in enumerate(scenes) if scene.chapter]
    if found and found[0][0] < OPENING * film.output.fps:
        return ((Frames(0), found[0][1]), *found[1:])
    return ((Frames(0), film.title), *found)


_Clear = tuple[Cut, tuple[int, int]]
"""A shot and the frames in which it is seen alone: after the transition in, before the one out."""


def _clear(cuts: Sequence[Cut], scene: int) -> list[_Clear]:
    after = [c.overlap // 2 for c in cuts[1:]] + [0]
    return [
        (c, (c.start + c.overlap // 2, c.end - out)) for c, out in zip(cuts, after, strict=True) if c.scene == scene
    ]


class _Marks:
    """The overlays of one scene."""

    def __init__(self, scene: Scene, shots: list[_Clear], words: Sequence[Word], rate: Rate, look: Look) -> None:
        self.scene, self.words, self.rate, self.look = scene, words, rate, look
        self.cuts = [c for c, _ in shots]
        self.clear = [clear for _, clear in shots]

    def all(self, illustrated: frozenset[tuple[int, int]]) -> list[Mark]:
        marks = self._lower_thirds() + self._sources() + self._claims()
        labels = []
        for c, (begin, end) in zip(self.cuts, self.clear, strict=True):
            if (c.scene, c.shot) in illustrated:
                length = min(end - begin, self.rate.frames(self.look.timing.label.illustration))
                labels.append(Mark("illustration", ("Illustration",), self._style(c), Frames(begin), Frames(length)))
        return self._side_by_side(labels, marks) + labels

    def _side_by_side(self, labels: list[Mark], marks: list[Mark]) -> list[Mark]:
        """Claims stand to the left of an illustration label that is on screen with them."""
        result = []
        for mark in marks:
            meets = [m for m in labels if m.start < mark.start + mark.length and mark.start < m.start + m.length]
            beside = meets[0].lines if mark.kind == "claim" and meets else ()
            result.append(dataclasses.replace(mark, beside=beside))
        return result

    def _shot(self, c: Cut) -> Shot:
        return self.scene.shots[c.shot]

    def _style(self, c: Cut) -> str:
        return "paper" if self._shot(c).kind == "map" else "ink"

    def _onset(self, phrase: str | None) -> int | None:
        if phrase is None:
            return None
        found = find_phrase([w.text for w in self.words], phrase, 0)
        return None if found is None else self.words[found].start

    def _lower_thirds(self) -> list[Mark]:
        asked: list[tuple[LowerThird, int]] = []
        if self.scene.lower_third:
            asked.append((self.scene.lower_third, self.clear[0][0]))
        for c, (begin, _) in zip(self.cuts, self.clear, strict=True):
            third = self._shot(c).lower_third
            if third:
                asked.append((third, begin))
        marks = []
        for third, begin in asked:
            lines = (third.title, third.text) if third.text else (third.title,)
            onset = self._onset(third.at)
            start = onset if onset is not None else begin + self.rate.frames(THIRD_AFTER)
            c, (_, end) = self._at(start)
            length = min(rest_length(lines, self.rate.fps, self.look), end - start)
            if length > 0:  # its shot may be gone, or going, before it comes in
                marks.append(Mark("lower_third", lines, self._style(c), Frames(start), Frames(length)))
        return marks

    def _at(self, frame: int) -> tuple[Cut, tuple[int, int]]:
        found = [(c, clear) for c, clear in zip(self.cuts, self.clear, strict=True) if c.start <= frame]
        return found[-1]

    def _spans(self, begin: int, end: int) -> list[tuple[Cut, int, int]]:
        """[begin, end) cut into runs of shots of one style; cards carry no labels."""
        runs: list[tuple[Cut, int, int]] = []
        for c, (a, b) in zip(self.cuts, self.clear, strict=True):
            a, b = max(a, begin), min(b, end)
            if b <= a or self._shot(c).kind == "card":
                continue
            joins = runs and self._style(runs[-1][0]) == self._style(c) and a - runs[-1][2] <= c.overlap
            if joins:
                runs[-1] = (runs[-1][0], runs[-1][1], b)
            else:
                runs.append((c, a, b))
        return runs

    def _sources(self) -> list[Mark]:
        text = self.scene.source
        if text is None and self.scene.passage:
            blocks = ", ".join(map(str, self.scene.passage))
            text = f"Source: article, paragraph{'s' if len(self.scene.passage) > 1 else ''} {blocks}"
        if not text or text == "none":
            return []
        begin, end = self.clear[0][0], self.clear[-1][1]
        return [
            Mark("source", (text,), self._style(c), Frames(a), Frames(b - a)) for c, a, b in self._spans(begin, end)
        ]

    def _claims(self) -> list[Mark]:
        asked: list[tuple[Claim, int, int]] = []
        if self.scene.claim:
            asked.append((self.scene.claim, self.clear[0][0], self.clear[-1][1]))
        for c, (begin, end) in zip(self.cuts, self.clear, strict=True):
            claim = self._shot(c).claim
            if claim:
                asked.append((claim, begin, end))
        marks = []
        for claim, begin, end in asked:
            onset, stop = self._onset(claim.at), self._onset(claim.until)
            begin = begin if onset is None else max(begin, onset)
            end = end if stop is None else min(end, stop + self.rate.frames(self.look.timing.label.claim_after))
            text = (
                claim.by if claim.status == "official-figure" else "Author’s view" if "author" in claim.status else ""
            )
            lines = (text or f"{claim.status.capitalize()}: {claim.by}",)
            marks += [
                Mark("claim", lines, self._style(c), Frames(a), Frames(b - a)) for c, a, b in self._spans(begin, end)
            ]
        return marks
