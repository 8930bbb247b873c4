"""What is known of a film's takes when it is checked: those in the store, and guesses at others.

Nothing is spoken here, and no voice is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lantern import plan
from lantern.core.store import Store
from lantern.plan import Job
from lantern.plan.project import Project
from lantern.script.film_script import Script
from lantern.script.model.voice import VoiceChoice
from lantern.speech.catalogue.choice import list_usable
from lantern.timeline import PictureInfo, SpokenTake, Timeline, cut


@dataclass(frozen=True)
class KnownTakes:
    """The narrated scenes as one voice speaks them, by the scenes' indices.

    `jobs` are all of them, `stored` the takes that the store knows.
    """

    voice: VoiceChoice
    jobs: Mapping[int, Job]
    stored: Mapping[int, SpokenTake]

    def guess_missing(self) -> dict[int, SpokenTake]:
        """Return every take, a guess where the store knows none."""
        takes = {}
        for i, job in self.jobs.items():
            takes[i] = self.stored.get(i) or plan.guess(job)
        return takes


def find_takes(script: Script, store: Store) -> KnownTakes:
    """Return the takes of the first voice that has spoken the film's first or last scene.

    If no voice has, they are those of the film's first voice.

    Raises:
        VoiceFailure: A voice's settings make no sense.
    """
    voice = _choose_voice(script, store)
    jobs = {}
    stored = {}
    for i, part in enumerate(script.parts):
        if not part.scene.text:
            continue
        jobs[i] = plan.make_take_job(script, part, voice)
        take = plan.load_take(store, jobs[i])
        if take is not None:
            stored[i] = take
    return KnownTakes(voice, jobs, stored)


def _choose_voice(script: Script, store: Store) -> VoiceChoice:
    usable = list_usable(script.film)
    for voice in usable:
        for job in make_end_jobs(script, voice):
            if plan.load_take(store, job):
                return voice
    return usable[0]


def make_end_jobs(script: Script, voice: VoiceChoice) -> list[Job]:
    """Return the jobs that speak the film's first and last scene without a recording."""
    voiced = []
    for part in script.parts:
        if part.scene.text and not part.scene.recorded_voice:
            voiced.append(part)
    ends = voiced[:1] + voiced[-1:]
    return [plan.make_take_job(script, part, voice) for part in ends]


def estimate_timeline(
    project: Project, takes: Mapping[int, SpokenTake]
) -> Timeline:
    """Return the film cut to takes, some of them guesses; what its pictures show plays no part."""
    return cut(
        project.script.film,
        [part.scene for part in project.script.parts],
        takes,
        look=project.look,
        pictures=PictureInfo(),
    )
