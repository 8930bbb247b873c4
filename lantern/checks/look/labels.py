"""Labels that are gone before they can be read."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from lantern.checks.look.cut_film import CutFilm, CutShot
from lantern.checks.look.finding import LookFinding, make_finding
from lantern.core.typography import set_quotes
from lantern.script.model.lower_third import WrittenThird, iter_thirds
from lantern.script.model.scene import Scene
from lantern.timeline import TimedOverlay


def find_short_labels(film: CutFilm) -> Iterator[LookFinding]:
    """Yield claims that are on the screen for less time than the look gives them at least."""
    least = film.rendition.look.timing.label.claim_least
    claims = [
        each
        for each in film.rendition.timeline.overlays
        if each.kind == "claim"
    ]
    for stretch in _join_stretches(claims):
        seconds = (stretch[-1].end - stretch[0].start) / film.fps
        if seconds >= least - 0.5 / film.fps:
            continue
        shot = find_shot_at(film, stretch[0].start)
        message = (
            f"the label “{' '.join(stretch[0].lines)}” is seen for {seconds:.1f} s, less than the "
            f"{least:g} s that it takes to read; begin it earlier, or make the shot longer"
        )
        span = shot.find_label_span("claim")
        yield make_finding("short labels", message, span, shots=[shot.index])


def find_short_thirds(film: CutFilm) -> Iterator[LookFinding]:
    """Yield lower thirds that are seen for less time than the look gives them at least."""
    rendition = film.rendition
    least = rendition.look.timing.lower_third.least
    for i, part in enumerate(rendition.script.parts):
        shots = [shot for shot in film.shots if shot.placed.scene == i]
        for written in _list_thirds(part.scene):
            third = written.third
            lines = tuple(filter(None, (third.title, third.text)))
            seconds = _measure_third(film, shots, lines)
            if seconds >= least - 0.5 / film.fps:
                continue
            message = (
                f"the lower third “{third.title}” is seen for {seconds:.1f} s, less than the "
                f"{least:g} s that it takes to read; let it come earlier, or what follows it later"
            )
            number = int(written.loc[1]) if written.loc[0] == "shots" else 0
            yield make_finding(
                "short labels",
                message,
                part.find_span(written.loc),
                shots=[shots[number].index],
            )


def _list_thirds(scene: Scene) -> list[WrittenThird]:
    """Return the lower thirds of a scene and its shots, each with its place in the scene."""
    found = list(iter_thirds(scene.lower_third))
    for i, shot in enumerate(scene.shots):
        for written in iter_thirds(shot.lower_third):
            found.append(
                WrittenThird(("shots", i, *written.loc), written.third)
            )
    return found


def _measure_third(
    film: CutFilm, shots: Sequence[CutShot], lines: tuple[str, ...]
) -> float:
    """Return the seconds for which a lower third is seen in the shots of its scene."""
    timeline = film.rendition.timeline
    language = film.rendition.script.film.language
    printed = tuple(set_quotes(line, language) for line in lines)
    first = shots[0].placed.start
    last = shots[-1].placed.end
    for overlay in timeline.overlays:
        is_here = first <= overlay.start < last
        if (
            overlay.kind == "lower_third"
            and is_here
            and overlay.lines == printed
        ):
            return overlay.length / film.fps
    return 0.0


def _join_stretches(labels: Sequence[TimedOverlay]) -> list[list[TimedOverlay]]:
    """Return labels in groups: one that goes on over a cut is one label."""
    groups: list[list[TimedOverlay]] = []
    for label in labels:
        last = groups[-1][-1] if groups else None
        if last and last.lines == label.lines and label.start <= last.end:
            groups[-1].append(label)
        else:
            groups.append([label])
    return groups


def find_shot_at(film: CutFilm, frame: int) -> CutShot:
    """Return the shot that is seen at a frame."""
    starts = [shot.placed.start for shot in film.shots]
    return film.shots[max(0, bisect.bisect_right(starts, frame) - 1)]
