"""What a render would make of each shot, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lantern import plan
from lantern.core.problems import Failure
from lantern.core.store import Store
from lantern.plan import Job
from lantern.rendering.history import load_history
from lantern.rendering.steps import ITS_VOICE
from lantern.studio.loaded_film import LoadedFilm
from lantern.timeline import Segment

MakingState = Literal["ready", "stale", "missing", "speech_missing"]

_RANKS: Mapping[MakingState, int] = {
    "ready": 0,
    "stale": 1,
    "missing": 2,
    "speech_missing": 3,
}


@dataclass(frozen=True)
class ShotMaking:
    """Whether a shot is in the store as the film has it now, and why it isn't."""

    state: MakingState
    reason: str = ""


class MakingPlanner:
    """Plans shots; what didn't change since the last time is not opened again."""

    def __init__(self, store: Store) -> None:
        """Look into a store."""
        self._store = store
        self._jobs: dict[str, Job] = {}

    def plan(
        self, film: LoadedFilm, is_interrupted: Callable[[], bool]
    ) -> list[ShotMaking] | None:
        """Return what would be made of each shot of the timeline; None if it was interrupted.

        A shot comes with the transition that leads to it.

        Raises:
            Failure: The film can't be laid out.
        """
        layout = film.full
        before: Mapping[str, Any] = load_history(film.session)["jobs"]
        found: list[ShotMaking] = [ShotMaking("ready")] * len(
            layout.timeline.shots
        )
        used: dict[str, Job] = {}
        for i, segment in enumerate(layout.segments):
            if is_interrupted():
                self._jobs |= (
                    used  # a save in the middle of a long film begins there
                )
                return None
            making = self._plan_segment(
                film,
                i,
                before=before,
                used=used,
            )
            shot = (
                segment.shot if segment.next_shot is None else segment.next_shot
            )
            if _RANKS[making.state] > _RANKS[found[shot].state]:
                found[shot] = making
        self._jobs = used
        return found

    def _plan_segment(
        self,
        film: LoadedFilm,
        i: int,
        *,
        before: Mapping[str, Any],
        used: dict[str, Job],
    ) -> ShotMaking:
        layout = film.full
        segment = layout.segments[i]
        if film.guessed.unspoken & set(layout.list_scenes(segment)):
            return ShotMaking("speech_missing", ITS_VOICE)
        try:
            key = layout.get_order(i).key
            job = self._jobs.get(key) or self._make_job(film, segment)
        except Failure as failure:
            return ShotMaking("missing", failure.message)
        used[key] = job
        if self._store.has(job.key, job.suffix):
            return ShotMaking("ready")
        reason = plan.why(job, before)
        known = before.get(job.name)
        if known is None or known == job.parts:
            return ShotMaking("missing", reason)
        return ShotMaking("stale", reason)

    def _make_job(self, film: LoadedFilm, segment: Segment) -> Job:
        return plan.make_segment_jobs(
            film.full.rendition, [segment], self._store
        )[0]
