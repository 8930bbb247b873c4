"""What was sent and was removed at the platform: told by `--status`, and sent again."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

from lantern.publishing.destinations import PublishTask
from lantern.publishing.journal import VideoRecord
from lantern.publishing.patience import Tell
from lantern.publishing.plan import VIDEO, PublishPlan, plan_publishing
from lantern.publishing.platforms import Channel, VideoParts
from lantern.publishing.run import require_video
from lantern.publishing.session import Now, hold_account

_OTHER_VIDEO = ("new", "another")
"""Kinds of plans that leave the video alone that is there."""


def has_parts(plan: PublishPlan, record: VideoRecord | None) -> bool:
    """Tell whether a platform can be asked for the parts of the video that a plan is for."""
    if record is None or record.video is None or plan.kind in _OTHER_VIDEO:
        return False
    return VIDEO in record.sent


def find_lost_parts(
    plan: PublishPlan, record: VideoRecord, channel: Channel
) -> VideoParts:
    """Ask which of the steps that were sent have lost their work, or can't be asked for.

    Raises:
        PublishFailure: the platform can't be asked.
    """
    parts = channel.look_for_parts(plan.upload, record)
    steps = plan.platform.list_steps(plan.upload)
    sent = [step.name for step in steps if step.name in record.sent]
    missing = tuple(name for name in sent if name in parts.missing)
    unseen = tuple(name for name in sent if name in parts.unseen)
    return VideoParts(missing, unseen)


def refresh_task(task: PublishTask, now: Now, tell: Tell) -> PublishTask:
    """Return a task whose plan sends again what was removed at the platform.

    Raises:
        PublishFailure: the platform can't be asked, or the video isn't there any more.
        BusyFailure: the account is in use.
        OutputFailure: the journal can't be written.
    """
    record = task.journal.current
    if record is None or not has_parts(task.plan, record):
        return task
    with ExitStack() as stack:
        hold_account(task, stack, now)
        channel = task.connect(tell)
        require_video(task.plan, task.journal, record, channel=channel)
        lost = find_lost_parts(task.plan, record, channel)
    if not lost.missing:
        return task
    for name in lost.missing:
        del record.sent[name]
    record.save()
    plan = plan_publishing(task.platform, task.plan.upload, task.journal)
    return replace(task, plan=plan)
