"""What is where: what a platform says of a film, and how that differs from the one on the disk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lantern.publishing.destinations import PublishTask
from lantern.publishing.parts import find_lost_parts, has_parts
from lantern.publishing.patience import Tell
from lantern.publishing.platforms import NO_PARTS, VideoParts, VideoStatus
from lantern.publishing.session import hold_account

_STATES = {
    "uploading": "the film is on its way there",
    "processing": "the film is being worked through",
    "ready": "it can be watched",
    "failed": "it failed",
    "gone": "it isn't there any more",
}
_WITH_PARTS = ("ready", "processing", "uploading")
"""States in which it is asked what goes with a film."""


@dataclass(frozen=True)
class DestinationStatus:
    """What is known of a film at a destination."""

    task: PublishTask
    video: VideoStatus | None
    """What the platform says; None if nothing was sent that could be asked for."""
    parts: VideoParts = NO_PARTS
    """Of the steps that were sent, those whose work is missing, or isn't told of."""

    @property
    def address(self) -> str | None:
        """Where people watch it."""
        record = self.task.journal.current
        if self.video is not None and self.video.address:
            return self.video.address
        return record.address if record else None

    def format_text(self) -> str:
        """Return it in lines for people."""
        title = self.task.title
        if self.task.journal.current is None:
            return f"{title}: never published"
        lines = [f"{title}: {self.address or 'no address yet'}"]
        if self.video is None:
            lines.append("  it was begun, and the film isn't there yet")
        else:
            lines.append(f"  {self._describe_state(self.video)}")
        lines += [f"  {each}" for each in self._list_differences()]
        for former in self.task.journal.former:
            if former.address:
                lines.append(
                    f"  an earlier version of the film: {former.address}"
                )
        return "\n".join(lines)

    def _describe_state(self, video: VideoStatus) -> str:
        words = _STATES[video.state]
        if video.reason:
            words += f" ({video.reason})"
        if video.privacy:
            words += f"; {video.privacy}"
        return words

    def _list_differences(self) -> list[str]:
        """Return what of the film on the disk isn't there, in words."""
        kind = self.task.plan.kind
        if kind in ("replace", "another"):
            return ["the film was rendered again since"]
        sent = (
            self.task.journal.current.sent if self.task.journal.current else {}
        )
        told = []
        for step in self.task.plan.steps:
            word = "changed since" if step.name in sent else "not sent yet"
            if step.takes_back:
                word = "sent, and not in the film any more"
            told.append(f"{word}: {step.name}")
        for name in self.parts.missing:
            told.append(f"not there any more, `publish` sends it again: {name}")
        told = told or ["all of it is as it is on the disk"]
        if self.parts.unseen:
            title = self.task.platform.title
            names = ", ".join(self.parts.unseen)
            told.append(f"{title} doesn't say whether it still has: {names}")
        return told

    def to_json(self) -> dict[str, Any]:
        """Return it for programs."""
        record = self.task.journal.current
        video = self.video
        return {
            "destination": self.task.name,
            "account": self.task.chosen.account.name,
            "video": record.video if record else None,
            "address": self.address,
            "state": video.state if video else None,
            "privacy": video.privacy if video else None,
            "kind": self.task.plan.kind,
            "steps": [step.name for step in self.task.plan.steps],
            "missing": list(self.parts.missing),
            "unseen": list(self.parts.unseen),
        }


def describe_destination(
    task: PublishTask, now: Callable[[], datetime], tell: Tell
) -> DestinationStatus:
    """Ask a platform what has become of a film; `tell` is told why it waits, if it does.

    Raises:
        PublishFailure: it can't be asked.
        BusyFailure: the account is in use.
    """
    record = task.journal.current
    if record is None or record.video is None:
        return DestinationStatus(task, None)
    with ExitStack() as stack:
        hold_account(task, stack, now)
        channel = task.connect(tell)
        video = channel.describe(record)
        if video.state not in _WITH_PARTS or not has_parts(task.plan, record):
            return DestinationStatus(task, video)
        parts = find_lost_parts(task.plan, record, channel)
        return DestinationStatus(task, video, parts)
