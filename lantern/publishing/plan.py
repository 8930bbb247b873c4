"""What publishing would do to one destination: which steps, and why. Asks nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lantern.core.store import digest_json
from lantern.publishing.journal import Journal, VideoRecord
from lantern.publishing.platforms import Platform, PublishStep
from lantern.publishing.upload import Upload

VIDEO = "video"
PROCESSING = "processing"
PLAYLIST = "playlist"
LEAVING = PublishStep(
    PLAYLIST, "take it out of its playlist", {}, takes_back=True
)
PublishKind = Literal[
    "new", "continue", "update", "replace", "another", "nothing"
]
"""`new`: nothing is there that is known of. `continue`: it was begun and not finished. `update`:
the film is there, and something else is sent. `replace`: the film was rendered again and takes the
place of the old file. `another`: it was rendered again and becomes a video beside the old one.
"""


@dataclass(frozen=True)
class PublishPlan:
    """What would be done for one destination."""

    platform: Platform
    upload: Upload
    kind: PublishKind
    steps: tuple[PublishStep, ...]
    """What has to be sent, in order."""
    left: tuple[str, ...] = ()
    """Steps that were sent once and that the film doesn't have any more: their work stays."""


def digest_step(step: PublishStep) -> str:
    """Return the digest of what a step sends."""
    return digest_json(step.content)


def plan_publishing(
    platform: Platform, upload: Upload, journal: Journal
) -> PublishPlan:
    """Return what has to be done so that a destination has all of an upload."""
    all_steps = platform.list_steps(upload)
    record = journal.current
    names = [step.name for step in all_steps]
    kind = _choose_kind(platform, upload, record, names=names)
    if record is None or kind in ("new", "another"):
        return PublishPlan(platform, upload, kind, all_steps)
    sends_video = kind == "replace" or VIDEO not in record.sent
    steps = []
    for step in all_steps:
        is_needed = record.sent.get(step.name) != digest_step(step)
        if sends_video and step.name in (VIDEO, PROCESSING):
            is_needed = True
        if is_needed:
            steps.append(step)
    left = [name for name in record.sent if name not in names]
    if PLAYLIST in left:
        left.remove(PLAYLIST)
        steps.insert(0, LEAVING)
    if kind == "update" and not steps:
        kind = "nothing"
    return PublishPlan(platform, upload, kind, tuple(steps), tuple(left))


def _choose_kind(
    platform: Platform,
    upload: Upload,
    record: VideoRecord | None,
    *,
    names: Sequence[str],
) -> PublishKind:
    """Return what is done with an upload that has steps of these names."""
    if record is None:
        return "new"
    if record.digest == upload.digest:
        ends = {VIDEO, names[-1]} | ({PROCESSING} & set(names))
        has_all = ends <= record.sent.keys() and record.doing is None
        return "update" if has_all else "continue"
    if record.video is None:
        return "new"
    return "replace" if platform.can_replace_video else "another"
