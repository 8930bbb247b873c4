"""The engine: take the steps of a plan in order, with the journal written before and after each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from lantern.core.problems import PublishFailure, format_path
from lantern.publishing.journal import Journal, VideoRecord
from lantern.publishing.plan import (
    PROCESSING,
    VIDEO,
    PublishPlan,
    digest_step,
    plan_publishing,
)
from lantern.publishing.platforms import Channel, PublishStep, UploadReporter
from lantern.publishing.upload import Upload


@dataclass(frozen=True)
class Publication:
    """What was done for one destination."""

    video: str | None
    address: str | None
    steps: tuple[str, ...]
    """The names of the steps that were taken."""


def publish(
    plan: PublishPlan,
    journal: Journal,
    channel: Channel,
    *,
    reporter: UploadReporter,
    now: Callable[[], datetime],
) -> Publication:
    """Do what a plan says. Ended anywhere and called again with a new plan, it goes on.

    Raises:
        PublishFailure: a step failed; those before it are done and noted.
        OutputFailure: the journal can't be written.
    """
    record = _open_record(plan, journal, channel, now=now)
    taken = []
    for step in plan_publishing(plan.platform, plan.upload, journal).steps:
        reporter.note(step.words)
        _take(
            step,
            plan.upload,
            record,
            channel=channel,
            reporter=reporter,
        )
        taken.append(step.name)
    return Publication(record.video, record.address, tuple(taken))


def _open_record(
    plan: PublishPlan,
    journal: Journal,
    channel: Channel,
    *,
    now: Callable[[], datetime],
) -> VideoRecord:
    """Return the record that the steps are noted in, with what is known of the video.

    Where the journal knows neither a video nor an upload that was begun, the platform is searched:
    the journal may be lost, or a process may have been killed before it was written.
    """
    record = journal.current
    if record is not None and record.digest != plan.upload.digest:
        _find_abandoned(record, plan.upload, channel)
        record = _change_film(plan, journal, record, now=now)
    elif record is None:
        record = journal.begin(plan.upload, now())
    record.save()
    if VIDEO in record.sent:
        require_video(plan, journal, record, channel=channel)
    elif _is_unknown(record) and channel.find_video(plan.upload, record):
        _note_video(plan, record)
    return record


def _is_unknown(record: VideoRecord) -> bool:
    """Tell whether nothing is known of a video, so that the platform has to be searched."""
    return record.video is None and record.session is None


def require_video(
    plan: PublishPlan,
    journal: Journal,
    record: VideoRecord,
    *,
    channel: Channel,
) -> None:
    """Refuse to go on with a video that was taken down: nothing could be sent to it.

    Raises:
        PublishFailure: it isn't there any more, or the platform can't be asked.
    """
    if channel.describe(record).state == "gone":
        raise PublishFailure(
            f"{plan.platform.title} doesn't have the video {record.address or record.video} any "
            "more; if it was taken down and is to go up again as a new one, delete "
            f"{format_path(journal.path)} and publish again"
        )


def _find_abandoned(
    record: VideoRecord, upload: Upload, channel: Channel
) -> None:
    """Find the video of a film that was sent, but whose id was never noted.

    It was rendered again since, so nothing would go on with it, and it would stay there unknown.
    """
    if record.video is None:
        earlier = replace(
            upload,
            digest=record.digest,
            size=record.size,
            file_name=record.file_name,
        )
        channel.find_video(earlier, record)


def _change_film(
    plan: PublishPlan,
    journal: Journal,
    record: VideoRecord,
    *,
    now: Callable[[], datetime],
) -> VideoRecord:
    """Return the record of a film that was rendered again: the same one, or that of a new video."""
    if record.video is None or not plan.platform.can_replace_video:
        return journal.begin(plan.upload, now())
    record.digest = plan.upload.digest
    record.size = plan.upload.size
    record.file_name = plan.upload.file_name
    record.session = None
    record.sent.pop(VIDEO, None)
    record.sent.pop(PROCESSING, None)
    return record


def _note_video(plan: PublishPlan, record: VideoRecord) -> None:
    """Note that the film is there, since it was found."""
    for step in plan.platform.list_steps(plan.upload):
        if step.name == VIDEO:
            record.sent[VIDEO] = digest_step(step)
    record.session = None
    record.save()


def _take(
    step: PublishStep,
    upload: Upload,
    record: VideoRecord,
    *,
    channel: Channel,
    reporter: UploadReporter,
) -> None:
    record.doing = step.name
    record.save()
    channel.send(step, upload, record, reporter=reporter)
    if step.takes_back:
        record.sent.pop(step.name, None)
    else:
        record.sent[step.name] = digest_step(step)
    if step.name == VIDEO:
        # the platform works through it anew
        record.sent.pop(PROCESSING, None)
        record.session = None
    record.doing = None
    record.save()
