"""One run of publishing: the film and the account are held, then the engine does its work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from lantern.plan.project import Project
from lantern.publishing.accounts import name_file
from lantern.publishing.decide import decide_upload
from lantern.publishing.destinations import PublishTask
from lantern.publishing.journal import FOLDER
from lantern.publishing.locks import hold_lock
from lantern.publishing.patience import Tell
from lantern.publishing.plan import plan_publishing
from lantern.publishing.platforms import UploadReporter
from lantern.publishing.report import note_publication
from lantern.publishing.run import Publication, publish
from lantern.publishing.secrets import find_config_folder
from lantern.publishing.snapshot import hold_release

_LOCK = ".lock"
Now = Callable[[], datetime]


@contextmanager
def hold_films(folders: Iterable[Path], now: Now) -> Iterator[None]:
    """Hold the output folders of a film against a second `publish`.

    Raises:
        BusyFailure: another process publishes from one of them.
        OutputFailure: a lock can't be written.
    """
    with ExitStack() as stack:
        for folder in folders:
            path = folder / FOLDER / _LOCK
            stack.enter_context(hold_lock(path, "this film", now()))
        yield


def run_task(
    project: Project, task: PublishTask, *, reporter: UploadReporter, now: Now
) -> Publication:
    """Publish a film to one destination.

    Raises:
        PublishFailure: the platform can't be reached, or refuses something.
        BusyFailure: the account is in use.
        ReleaseFault: the film was rendered again meanwhile.
        OutputFailure: the journal can't be written.
    """
    with ExitStack() as stack:
        hold_account(task, stack, now)
        held = stack.enter_context(
            hold_release(task.folder.release, task.folder.stamps)
        )
        upload = decide_upload(project.script, task.entry.destination, held)
        plan = plan_publishing(task.platform, upload, task.journal)
        channel = task.connect(reporter.note)
        return publish(
            plan,
            task.journal,
            channel,
            reporter=reporter,
            now=now,
        )


def note_task(task: PublishTask, done: Publication, tell: Tell) -> None:
    """Note in the film's report where it is; `tell` is told if that is another film's by now.

    Raises:
        OutputFailure: the report can't be written.
    """
    folder = task.folder.release.folder
    if not note_publication(
        folder,
        task.name,
        plan=task.plan,
        done=done,
    ):
        tell(
            "the film was rendered again meanwhile; what was sent is the one before"
        )


def note_known(task: PublishTask) -> None:
    """Note in the film's report where it is, if a run was ended before it could do that.

    Raises:
        OutputFailure: the report can't be written.
    """
    record = task.journal.current
    if record is not None:
        known = Publication(record.video, record.address, ())
        folder = task.folder.release.folder
        note_publication(
            folder,
            task.name,
            plan=task.plan,
            done=known,
        )


def hold_account(task: PublishTask, stack: ExitStack, now: Now) -> None:
    """Hold an account against other films: its token may be exchanged for a new one only once."""
    if task.chosen.is_kept:
        account = task.chosen.account
        path = find_config_folder() / "locks" / f"{name_file(account)}.lock"
        what = f"the account {account.name} at {task.platform.title}"
        stack.enter_context(hold_lock(path, what, now()))
