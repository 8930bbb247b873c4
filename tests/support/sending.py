"""Somebody who sends a film, starts again, and sends parts of it once more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from lantern.core.problems import PublishFailure
from lantern.publishing.platforms import Channel, Platform
from lantern.publishing.upload import Upload
from tests.support.publishing import Memory, Told


@dataclass
class Sender:
    """Takes a film's steps in order, as often as it is started, and each that is left once."""

    platform: Platform
    channel: Channel
    record: Memory = field(default_factory=Memory)
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
