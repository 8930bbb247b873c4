"""Whether shorts are as short as they have to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lantern.checks.takes import KnownTakes, estimate_timeline, find_takes
from lantern.core.problems import Problem
from lantern.core.store import Store
from lantern.plan.project import Project
from lantern.plan.short_pieces import ShortPiece, choose_pieces
from lantern.script.model.shorts import Short
from lantern.script.shorts import check_shorts, locate_short


def check_short_lengths(project: Project, store: Store) -> Iterator[Problem]:
    """Yield a warning for each short that lasts longer than it may.

    Lengths follow from the takes in the store, else from a guess at them; a warning says so.

    Raises:
        Failure: A voice's settings make no sense.
    """
    script = project.script
    if not script.film.shorts or any(check_shorts(script)):
        return
    takes = find_takes(script, store)
    spoken = takes.guess_missing()
    timeline = estimate_timeline(project, spoken)
    for short in script.film.shorts:
        pieces = choose_pieces(
            script,
            timeline,
            short,
            takes=spoken,
            sounds={},
        )
        seconds = sum(piece.length for piece in pieces) / timeline.fps
        if short.end is not None:
            seconds += short.end.seconds
        if seconds > short.limit:
            message = explain_too_long(short, seconds) + _name_guess(
                pieces, takes
            )
            span = script.tree.find_span((*locate_short(script, short), "id"))
            yield Problem(message, span, warning=True)


def explain_too_long(short: Short, seconds: float) -> str:
    """Return that a short lasts longer than it may, and the cure."""
    cure = "take words out of its cut"
    if short.limit == 60:
        cure += ", or give it the limit 180"
    return f"the short '{short.id}' lasts {seconds:.1f} s, and its limit is {short.limit} s; {cure}"


def _name_guess(pieces: Sequence[ShortPiece], takes: KnownTakes) -> str:
    spoken = {piece.scene for piece in pieces if piece.voice is not None}
    return (
        ""
        if spoken <= takes.stored.keys()
        else " (a guess, until it is spoken)"
    )
