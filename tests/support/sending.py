"""What a channel is given in tests: a record in memory, a reporter that remembers, no waits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from lantern.core.problems import PublishFailure
from lantern.publishing.patience import Patience
from lantern.publishing.platforms import Channel, Platform
from lantern.publishing.upload import Upload


@dataclass
class MemoryRecord:
    """What would be in the journal; `kept` is what the disk would have."""

    video: str | None = None
    address: str | None = None
    session: str | None = None
    notes: dict[str, str] = field(default_factory=dict)
    kept: tuple[str | None, str | None] = (None, None)

    def save(self) -> None:
        self.kept = (self.video, self.session)


@dataclass
class Told:
    """A reporter that remembers what it was told."""

    begun: list[str] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def begin(self, step: str, total_bytes: int) -> None:
        self.begun.append(step)

    def advance(self, sent: int) -> None:
        self.sent.append(sent)

    def note(self, text: str) -> None:
        self.notes.append(text)


@dataclass
class QuickTime:
    """Time that goes by only where something waits."""

    now: float = 1_800_000_000.0
    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    @property
    def patience(self) -> Patience:
        return Patience(lambda: self.now, self.sleep, lambda: 1.0)


@dataclass
class Sender:
    """Takes a film's steps in order, as often as it is started, and each that is left once."""

    platform: Platform
    channel: Channel
    record: MemoryRecord = field(default_factory=MemoryRecord)
    told: Told = field(default_factory=Told)
    done: set[str] = field(default_factory=set)

    def run(self, upload: Upload) -> None:
        """Take the steps that are left.

        Raises:
            PublishFailure: one failed.
        """
        if self.record.video is None and self.record.session is None:
            self.channel.find_video(upload, self.record)
        for step in self.platform.list_steps(upload):
            if step.name not in self.done:
                self.channel.send(step, upload, self.record, reporter=self.told)
                self.done.add(step.name)

    def run_until_done(self, upload: Upload, most: int = 3) -> list[str]:
        """Start as often as it takes; return what the failures said."""
        failures: list[str] = []
        for _ in range(most):
            try:
                self.run(upload)
            except PublishFailure as failure:
                failures.append(failure.message)
                continue
            return failures
        raise AssertionError(failures)

    def again(self, upload: Upload, names: Collection[str]) -> None:
        """Take some steps once more."""
        self.done -= set(names)
        self.run(upload)
