"""Speech while a film is written: what a voice on this machine can say is said at each save.

A voice that connects is not asked: that is for a render.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from lantern import plan
from lantern.core.store import Store
from lantern.plan import Job
from lantern.rendering.executors.local import ProcessExecutor
from lantern.script.film_script import Script
from lantern.script.model.voice import VoiceChoice
from lantern.speech.catalogue.choice import is_missing
from lantern.speech.voices import is_online
from lantern.studio.events import EventHub
from lantern.studio.loaded_film import LoadedFilm

KEEP_SECONDS = 45.0
"""For which a voice stays loaded: the next save comes soon, and it takes much memory."""
_LOOK_SECONDS = 0.05
"""Between two looks for something newer while a take is being made."""


@dataclass(frozen=True)
class _Making:
    """A take that is being made, by the key of its job."""

    key: str
    end: Future[None]


class FilmSpeaker:
    """Speaks scenes in a process of its own. Belongs to one thread.

    A take that is under way when something newer comes goes on beside it, and is waited for when
    there is something to say again: a voice that was ended would have to be loaded anew.
    """

    def __init__(self, store: Path, hub: EventHub) -> None:
        """Put takes into a store; `hub` is told how far it is."""
        self._store = store
        self._hub = hub
        self._executor: ProcessExecutor | None = None
        # one thread for all takes: a voice's process ends with the thread that starts it
        self._thread = ThreadPoolExecutor(1, "studio voice")
        self._making: _Making | None = None
        self._last_used = 0.0
        self._is_killed = False

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the voice should be let go of; None if there is none."""
        if self._executor is None:
            return None
        if self._is_busy:
            return KEEP_SECONDS
        return max(0.0, self._last_used + KEEP_SECONDS - time.monotonic())

    @property
    def _is_busy(self) -> bool:
        return self._making is not None and not self._making.end.done()

    def close(self) -> None:
        """Let go of the voice, unless it is speaking."""
        if self._executor is not None and not self._is_busy:
            self._executor.close()
            self._executor = None

    def kill(self) -> None:
        """End the voice at once, from another thread."""
        self._is_killed = True
        executor = self._executor
        if executor is not None:
            executor.kill()

    def prepare(self, film: LoadedFilm) -> None:
        """Start the voice's process if it speaks on this machine.

        The voice itself is loaded with the first take: it takes much memory.
        """
        voice = film.guessed.voice
        if (
            self._executor is not None
            or is_missing(voice)
            or is_online(voice.engine)
        ):
            return
        self._last_used = time.monotonic()
        executor = self._executor = ProcessExecutor(1, self._store)
        self._thread.submit(
            executor.start
        )  # what fails is told of the first take

    def begin(self, film: LoadedFilm) -> None:
        """Begin with the first take that is missing, unless one is being made; go on with `speak`.

        Raises:
            Failure: What is there of it can't be read.
        """
        jobs = self._list_jobs(film)
        making = self._making
        if not jobs or self._is_busy or self._is_killed:
            return
        if making is None or making.key != jobs[0].key:
            self._making = self._begin(jobs[0])

    def speak(
        self, film: LoadedFilm, is_interrupted: Callable[[], bool]
    ) -> bool:
        """Make the takes that are missing, one after the other; return whether any was made.

        Returns soon after something newer came.

        Raises:
            Failure: The voice can't say one.
        """
        jobs = self._list_jobs(film)
        made = 0
        for job in jobs:
            if not self._make(job, is_interrupted):
                break
            made += 1
            self._hub.publish(
                "plan",
                {
                    "generation": film.generation,
                    "spoken": made,
                    "to_speak": len(jobs),
                },
            )
        return made > 0

    def _list_jobs(self, film: LoadedFilm) -> list[Job]:
        """Return the takes that can be made here, in the order of the film."""
        takes = film.guessed.takes
        jobs = [takes[i] for i in sorted(film.guessed.unspoken)]
        if not jobs:
            return jobs
        can_speak = _can_speak(film.session.script, film.guessed.voice)
        store = Store(self._store)
        found = []
        for job in jobs:
            unsaid = plan.list_unsaid(store, job)
            engines = [part.narration.voice.engine for part in unsaid]
            if not unsaid or (can_speak and not any(map(is_online, engines))):
                found.append(job)
        return found

    def _make(self, job: Job, is_interrupted: Callable[[], bool]) -> bool:
        """Make a take; return False if something newer came before it was there.

        Raises:
            Failure: The voice can't say it.
        """
        making = self._making
        if making is None or making.key != job.key:
            if making is not None and not _wait(making, is_interrupted):
                return False
            if is_interrupted() or self._is_killed:
                return False
            making = self._making = self._begin(job)
        if not _wait(making, is_interrupted):
            return False
        self._making = None
        making.end.result()
        return True

    def _begin(self, job: Job) -> _Making:
        if self._executor is None:
            self._executor = ProcessExecutor(1, self._store)
        if self._is_killed:  # before it was there to be killed
            self._executor.kill()
        return _Making(
            job.key, self._thread.submit(self._run, self._executor, job)
        )

    def _run(self, executor: ProcessExecutor, job: Job) -> None:
        try:
            executor.run([job], lambda *_: None)
        finally:
            self._last_used = time.monotonic()


def _wait(making: _Making, is_interrupted: Callable[[], bool]) -> bool:
    """Wait for a take; return False if something newer came before."""
    while not making.end.done():
        if is_interrupted():
            return False
        wait([making.end], _LOOK_SECONDS)
    return True


def _can_speak(script: Script, voice: VoiceChoice) -> bool:
    """Tell whether a voice is here, and speaks without a connection."""
    if is_missing(voice) or is_online(voice.engine):
        return False
    try:
        engine = plan.make_engine(script, voice)
    except ValueError:
        return False
    return engine.unavailable_reason() is None
