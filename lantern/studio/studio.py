"""A studio: one film, its painter, and the pages that are told of it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lantern.core.worker_process import count_cores
from lantern.studio.events import EventHub
from lantern.studio.film_state import FilmState
from lantern.studio.film_watch import FilmWatch
from lantern.studio.frames import FrameService
from lantern.studio.jobs import JobRunner
from lantern.studio.options import StudioOptions

if TYPE_CHECKING:
    from lantern.studio.takes import TakeBooth

FIRST_FRAMES_SECONDS = 30.0
"""For which the check of a film waits for the first frames of a page that has it."""


@dataclass
class Studio:
    """What the server's answers are read from; it lives as long as the server."""

    options: StudioOptions
    hub: EventHub = field(default_factory=EventHub)

    def __post_init__(self) -> None:
        """Make its parts; nothing runs yet."""
        options = self.options
        self.frames = FrameService(options.store, has_helper=count_cores() > 1)
        self.film = FilmState(
            options, self.hub, self._hold, expect_cards=self.frames.expect_cards
        )
        self.jobs = JobRunner(options, self.hub)
        self._booth: TakeBooth | None = None
        self._lock = threading.Lock()
        project = options.project
        written = [project / "build", options.store]
        if options.out is not None:
            written.append(options.out)
        self.watch = FilmWatch(
            options.folder,
            [project / "assets", *options.allow_path],
            [path.absolute() for path in written],
            self._note_saved,
        )

    def start(self) -> None:
        """Load the film, start the painter, and watch for saves."""
        self.film.start()
        self.frames.start()
        self.watch.start()

    @property
    def takes(self) -> TakeBooth:
        """The takes that are recorded; there is a booth from when it is asked for first."""
        from lantern.studio.takes import TakeBooth

        with self._lock:
            if self._booth is None:
                self._booth = TakeBooth(self.options.store)
            return self._booth

    def end_streams(self) -> None:
        """Let the pages' streams end, so that the server can."""
        self.hub.close()

    def stop(self) -> None:
        """End everything that runs."""
        self.hub.close()
        self.watch.stop()
        self.jobs.stop()
        self.film.stop()
        self.frames.stop()
        if self._booth is not None:
            self._booth.close()

    def _hold(self) -> None:
        """Wait for the first frames of a page: what a film's check takes, they would wait."""
        self.frames.wait_for_first(FIRST_FRAMES_SECONDS)

    def _note_saved(self, files: frozenset[Path]) -> None:
        if files:
            names = sorted(str(file) for file in files)
            self.hub.publish("saved", {"files": names[:100]})
        self.film.reload()
