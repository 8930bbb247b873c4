"""A short as it is cut: the film's shots, words and overlays, moved to where they are in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lantern.core.units import Frames, Rate
from lantern.graphics.look import Look
from lantern.plan.film_excerpt import FilmExcerpt, PicturedShot, move_word
from lantern.plan.rendition import Rendition
from lantern.plan.short_pieces import ShortPiece
from lantern.timeline import PlacedShot, TimedOverlay, TimedWord, Timeline

_LEAST_SHOT_SECONDS = 0.6
"""A shot of which less is seen at an end of a piece is left out, and its neighbour is longer."""
_LEAST_OVERLAY_SECONDS = 1.5
"""An overlay of which less is seen is left out."""
_HOOK_SECONDS = 1.2
_HOOK_SECONDS_PER_CHARACTER = 0.06
_MOST_HOOK_SECONDS = 5.0
_LEAST_HOOK_SECONDS = 2.5
_AFTER_HOOK = ("lower_third", "dateline")
"""Overlays that stand where the hook does, and wait until it is gone."""


@dataclass
class ShortCutList:
    """A short while it is put together: what is placed, in its frames, and where it comes from."""

    film: Rendition
    shots: list[PlacedShot] = field(default_factory=list)
    takes: list[tuple[int, Frames]] = field(default_factory=list)
    words: list[tuple[TimedWord, ...]] = field(default_factory=list)
    overlays: list[TimedOverlay] = field(default_factory=list)
    pictured: dict[int, PicturedShot] = field(default_factory=dict)
    originals: dict[TimedOverlay, TimedOverlay] = field(default_factory=dict)

    @property
    def end(self) -> Frames:
        """The frame after the last shot."""
        return self.shots[-1].end if self.shots else Frames(0)

    @property
    def rate(self) -> Rate:
        """Frames and samples a second."""
        return Rate(self.film.timeline.fps)

    @property
    def excerpt(self) -> FilmExcerpt:
        """What of the short is cut from the film."""
        return FilmExcerpt(self.pictured, self.originals, self.film)

    def add_piece(self, piece: ShortPiece) -> None:
        """Add a piece of the film as the next scene."""
        scene = len(self.words)
        begins = self.end
        shift = piece.start - begins
        self._add_shots(piece, scene, shift=shift)
        self.overlays += self._move_overlays(piece, scene, shift=shift)
        words: Sequence[TimedWord] = ()
        if piece.voice is not None:
            own = self.film.timeline.words[piece.scene]
            words = own[piece.voice.words.start : piece.voice.words.stop]
            self.takes.append((scene, begins))
        self.words.append(tuple(move_word(word, shift) for word in words))

    def _add_shots(self, piece: ShortPiece, scene: int, *, shift: int) -> None:
        """Add the shots of a piece; the first and the last are as long as it needs them."""
        seen = _list_seen_shots(self.film.timeline, piece, self.rate)
        starts = [self.film.timeline.shots[number].start for number in seen]
        bounds = [piece.start, *starts[1:], piece.end]
        for i, number in enumerate(seen):
            placed = self.film.timeline.shots[number]
            overlap = 0
            if i > 0:
                overlap = _fit_overlap(placed, bounds[i - 1 : i + 2])
            moved = replace(
                placed,
                scene=scene,
                start=Frames(bounds[i] - shift),
                end=Frames(bounds[i + 1] - shift),
                transition=placed.transition if overlap else "cut",
                overlap=overlap,
            )
            self.pictured[len(self.shots)] = PicturedShot(
                self.film, number, shift
            )
            self.shots.append(moved)

    def _move_overlays(
        self, piece: ShortPiece, scene: int, *, shift: int
    ) -> Iterator[TimedOverlay]:
        """Yield what is laid over a piece, but for captions, which are made for the short."""
        least = self.rate.to_frames(_LEAST_OVERLAY_SECONDS)
        for timed in self.film.timeline.find_overlays(piece.start, piece.end):
            start = max(timed.start, piece.start)
            end = min(timed.end, piece.end)
            is_whole = (start, end) == (timed.start, timed.end)
            if timed.kind == "caption" or not (
                is_whole or end - start >= least
            ):
                continue
            portrait = timed.portrait and replace(timed.portrait, scene=scene)
            moved = replace(
                timed,
                start=Frames(start - shift),
                length=Frames(end - start),
                portrait=portrait,
            )
            self.originals[moved] = timed
            yield moved

    def add_end_card(self, seconds: float, look: Look) -> None:
        """Add the card at the end as the next scene."""
        half = self.rate.to_frames(look.timing.dissolve.card) // 2
        half = min(half, (self.shots[-1].length - 1) // 2)
        end = Frames(self.end + self.rate.to_frames(seconds))
        shot = PlacedShot(
            len(self.words),
            0,
            self.end,
            end,
            transition="dissolve",
            overlap=2 * half,
        )
        self.shots.append(shot)
        self.words.append(())

    def add_hook(self, words: str, style: str, look: Look) -> None:
        """Lay words over the first seconds; they are there from the very first frame."""
        seconds = _HOOK_SECONDS + _HOOK_SECONDS_PER_CHARACTER * len(words)
        seconds = min(_MOST_HOOK_SECONDS, max(_LEAST_HOOK_SECONDS, seconds))
        end = min(self.rate.to_frames(seconds), self.end)
        for i, timed in enumerate(self.overlays):
            if timed.kind in _AFTER_HOOK and timed.start < end:
                self.overlays[i] = self._delay(timed, end)
        least = self.rate.to_frames(_LEAST_OVERLAY_SECONDS)
        self.overlays = [each for each in self.overlays if each.length >= least]
        before = self.rate.to_frames(look.timing.label.enter)
        hook = TimedOverlay(
            "hook", (words,), style, Frames(-before), Frames(end + before)
        )
        self.overlays.append(hook)

    def _delay(self, timed: TimedOverlay, until: int) -> TimedOverlay:
        """Return an overlay that begins later, and ends with its piece at the latest."""
        ends = [shot.end for shot in self.shots if shot.end > timed.start]
        scene = self.shots[-len(ends)].scene
        last = max(shot.end for shot in self.shots if shot.scene == scene)
        length = max(0, min(timed.length, last - until))
        later = replace(
            timed,
            start=Frames(until),
            length=Frames(length),
        )
        self.originals[later] = self.originals[timed]
        return later

    def build(self, title: str) -> Timeline:
        """Return the short as it is cut."""
        return Timeline(
            fps=self.film.timeline.fps,
            total=self.end,
            shots=tuple(self.shots),
            takes=tuple(self.takes),
            overlays=tuple(self.overlays),
            words=tuple(self.words),
            chapters=((Frames(0), title),),
        )


def _fit_overlap(placed: PlacedShot, bounds: Sequence[int]) -> int:
    """Return the frames of a transition between two shots, each of which keeps a frame."""
    before, start, end = bounds
    shortest = min(start - before, end - start)
    return 2 * min(placed.overlap // 2, (shortest - 1) // 2)


def _list_seen_shots(
    timeline: Timeline, piece: ShortPiece, rate: Rate
) -> list[int]:
    """Return the indices of the shots of a piece's scene that are seen in it, one at least."""
    least = rate.to_frames(_LEAST_SHOT_SECONDS)
    longest = -1
    most: float = -1
    found = []
    for i, placed in enumerate(timeline.shots):
        if placed.scene != piece.scene:
            continue
        seen = min(placed.end, piece.end) - max(placed.start, piece.start)
        if seen > most:
            longest, most = i, seen
        is_whole = seen == placed.length
        if seen >= least or (is_whole and seen > 0):
            found.append(i)
    return found or [longest]
