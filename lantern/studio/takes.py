"""Recordings from the page: heard, offered as a change of the film, and written once accepted."""

from __future__ import annotations

import functools
import secrets
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lantern.core.files import (
    convert_disk_errors,
    read_plain,
    read_plain_text,
    write_whole,
)
from lantern.core.problems import AssetFailure
from lantern.core.records import load_record
from lantern.core.store import Store
from lantern.core.units import SAMPLE_RATE
from lantern.plan.results import TakeInfo
from lantern.plan.takes import load_take, make_recording_job
from lantern.rendering.executors.local import ProcessExecutor
from lantern.script.film_script import SceneSource
from lantern.speech import recording
from lantern.studio.loaded_film import LoadedFilm
from lantern.studio.take_text import (
    TextChange,
    change_ledger,
    change_scene,
    choose_file,
    name_recording,
    write_diff,
)

MOST_OFFERS = 8
"""Takes that wait to be accepted; older ones are forgotten."""


@dataclass(frozen=True)
class HeardWord:
    """A word of the narration, and the seconds of the take in which it is heard."""

    text: str
    start: float
    end: float


@dataclass(frozen=True)
class TakeOffer:
    """A recorded take as the page is told of it, and the change of files it would make.

    `is_found` tells whether its words were found in it; else they are only shared out over it.
    """

    id: str
    scene: int
    seconds: float
    message: str
    diff: str
    words: tuple[HeardWord, ...]
    is_found: bool


@dataclass(frozen=True)
class AcceptedTake:
    """A take that is the scene's recording now: its scene by its number, and its file."""

    scene: int
    file: str


@dataclass(frozen=True)
class _Offer:
    scene: int
    sound: Path
    file: Path
    changes: Sequence[TextChange]


@dataclass(frozen=True)
class _AlignedTake:
    words: tuple[HeardWord, ...]
    is_found: bool


class TakeGone(Exception):
    """An offer that isn't there any more, or whose files have changed; the message says which."""


@dataclass
class TakeBooth:
    """The takes that wait to be accepted, in a folder of the store that goes with the studio."""

    store: Path
    _offers: dict[str, _Offer] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @functools.cached_property
    def _folder(self) -> tempfile.TemporaryDirectory[str]:
        with convert_disk_errors(f"the store {self.store} can't be written"):
            self.store.mkdir(parents=True, exist_ok=True)
            return tempfile.TemporaryDirectory(prefix="takes-", dir=self.store)

    def offer(
        self, film: LoadedFilm, scene: int, data: bytes, *, reader: str
    ) -> TakeOffer:
        """Find the words of a take of a scene, by its index, and say what it would change.

        `reader` is who is credited; empty leaves it to be filled in.

        Raises:
            AssetFailure: It can't be used as a voice, or its lines can't be added.
            ToolFailure: Its words can't be looked for.
        """
        part = film.session.script.parts[scene]
        _require_narration(part)
        name = secrets.token_hex(8)
        heard = Path(self._folder.name) / f"{name}.wav"
        heard.write_bytes(data)
        try:
            info = recording.measure_recording(heard)
            offer = self._propose(part, heard, reader)
            take = self._align(film, part, heard)
        except BaseException:
            heard.unlink()
            raise
        self._keep(name, offer)
        words = len(part.scene.text.split())
        faults = recording.find_faults(info, words, offer.file.name)
        return TakeOffer(
            id=name,
            scene=part.number,
            seconds=round(info.seconds, 2),
            message=" ".join(f"{fault.text}." for fault in faults),
            diff=write_diff(offer.changes, part.folder),
            words=take.words,
            is_found=take.is_found,
        )

    def _align(
        self, film: LoadedFilm, part: SceneSource, heard: Path
    ) -> _AlignedTake:
        """Find the words of a recording, in a process of its own.

        The take is in the store then, and is the scene's as soon as the recording is accepted.
        """
        job = make_recording_job(film.session.script, part, heard)
        store = Store(self.store)
        executor = ProcessExecutor(1, self.store)
        try:
            executor.run([job], lambda *_: None)
        finally:
            executor.close()
        take = load_take(store, job)
        info = load_record(store, job.key, TakeInfo)
        assert take is not None and info is not None
        words = [
            HeardWord(
                text, round(start / SAMPLE_RATE, 2), round(end / SAMPLE_RATE, 2)
            )
            for text, (start, end) in zip(take.words, take.cues, strict=True)
        ]
        return _AlignedTake(tuple(words), info.timing != "estimated")

    def _propose(self, part: SceneSource, heard: Path, reader: str) -> _Offer:
        """Return what a take changes in the film's files."""
        file = choose_file(part)
        name = name_recording(part, file)
        scratch = Path(self._folder.name)
        with self._lock:  # trial files of the folder have fixed names
            changes = (
                change_scene(part, name, scratch),
                change_ledger(part, name, reader, scratch=scratch),
            )
        return _Offer(part.number, heard, file, changes)

    def _keep(self, name: str, offer: _Offer) -> None:
        with self._lock:
            self._offers[name] = offer
            while len(self._offers) > MOST_OFFERS:
                oldest = next(iter(self._offers))
                self._offers.pop(oldest).sound.unlink(missing_ok=True)

    def accept(self, name: str) -> AcceptedTake:
        """Write an offered take: the sound, the ledger's line, and last the scene's.

        Raises:
            TakeGone: It isn't offered any more, or a file has changed meanwhile.
            OutputFailure: A file can't be written.
        """
        with self._lock:
            offer = self._offers.get(name)
            if offer is None:
                raise TakeGone("this take is no longer here; record it again")
            for change in offer.changes:
                _require_unchanged(change)
            offer.file.parent.mkdir(exist_ok=True)
            write_whole(offer.file, read_plain(offer.sound))
            for change in reversed(offer.changes):
                write_whole(change.path, change.after.encode())
            del self._offers[name]
            offer.sound.unlink(missing_ok=True)
        return AcceptedTake(offer.scene, str(offer.file))

    def close(self) -> None:
        """Forget all offers."""
        if "_folder" in self.__dict__:
            self._folder.cleanup()


def _require_narration(part: SceneSource) -> None:
    if not part.scene.text:
        raise AssetFailure(f"{part.name} has no narration to record")
    if part.scene.speaker:
        raise AssetFailure(
            f"{part.name} has a speaker of its own; take out 'speaker' to record it"
        )


def _require_unchanged(change: TextChange) -> None:
    now = read_plain_text(change.path) if change.path.exists() else None
    if now != change.before:
        raise TakeGone(
            f"{change.path.name} has changed since; record the take again, or send it once more"
        )
