"""The film as the studio knows it: read in a thread of its own, again at each save."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from lantern.core.problems import Problem
from lantern.core.store import Store
from lantern.core.worker_start import end_imports
from lantern.studio.events import EventHub
from lantern.studio.film_snapshot import FilmSnapshot
from lantern.studio.kept_strip import KeptStrip, load_strip
from lantern.studio.options import StudioOptions

if TYPE_CHECKING:
    from lantern.studio.film_reader import FilmReader

FIRST_READING_SECONDS = 30.0
"""For which a page waits for a film that is read for the first time."""


class FilmState:
    """The film of a studio. What it knows may be read from any thread."""

    def __init__(
        self,
        options: StudioOptions,
        hub: EventHub,
        hold: Callable[[], None] = lambda: None,
        *,
        expect_cards: Callable[[], None] = lambda: None,
    ) -> None:
        """Load nothing yet.

        Args:
            options: which film, and how it is read.
            hub: is told of what changes.
            hold: is called once a page has the film that it waits for, and returns when there is
                time for what takes long, which is first of all the check.
            expect_cards: is called if no strip was kept of this film: its cards will be painted.
        """
        self._options = options
        self._hub = hub
        self._reader: FilmReader | None = None
        self._hold = hold
        self._expect_cards = expect_cards
        self._asks_for_frames = False
        self._kept: KeptStrip | None = None
        self._wanted = threading.Event()
        self._looked = threading.Event()
        self._first_read = threading.Event()
        self._ended = False
        self._thread = threading.Thread(
            target=self._run,
            name="studio film",
            daemon=True,
        )

    def start(self) -> None:
        """Load the film, and again whenever it is asked for."""
        self._wanted.set()
        self._thread.start()

    def stop(self) -> None:
        """End as soon as what is being done allows it; what is being said is left off."""
        self._ended = True
        self._wanted.set()
        reader = self._reader
        if reader is not None:
            reader.kill()

    def expect_page(self) -> None:
        """Note that a page waits for the film, and asks for frames as soon as it has it."""
        self._asks_for_frames = not self._first_read.is_set()

    def reload(self) -> None:
        """Have the film loaded again, soon."""
        self._wanted.set()

    def get(self, *, within: float = FIRST_READING_SECONDS) -> FilmSnapshot:
        """Return what is known now; the first time, waits until the film was read once.

        A film that isn't read after `within` seconds has that as its problem.
        """
        if self._first_read.wait(within) and self._reader is not None:
            return self._reader.snapshot
        told = (
            f"the film is still being read, after {within:g} s; the page shows it as"
            " soon as it is (is a file of it on a slow disk or a network?)"
        )
        return FilmSnapshot(problems=(Problem(told, warning=True),))

    def get_kept(self) -> KeptStrip | None:
        """Return the strip that was kept of this very film; None from when it is read itself."""
        self._looked.wait()
        return None if self._first_read.is_set() else self._kept

    def _note_shown(self) -> None:
        """Let the page have the film, and before anything else what it shows of it."""
        self._first_read.set()
        if self._asks_for_frames:
            self._asks_for_frames = False
            self._hold()

    def _run(self) -> None:
        try:
            self._kept = load_strip(self._options, Store(self._options.store))
        finally:
            self._looked.set()
        if self._kept is None:
            self._expect_cards()
        # half a second: the page is answered meanwhile
        from lantern.studio.film_reader import FilmReader

        reader = FilmReader(
            self._options,
            self._hub,
            is_interrupted=self._wanted.is_set,
            note_shown=self._note_shown,
        )
        self._reader = reader
        while not self._ended:
            if self._wanted.wait(reader.seconds_left) and not self._ended:
                self._wanted.clear()
                reader.read()
                self._first_read.set()
                end_imports()
            else:
                reader.close()
        reader.close()
