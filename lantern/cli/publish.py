"""The verb publish: a finished film to the platforms that it lists."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.envelope import append_result
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    FilmArgument,
    LanguageOption,
    OutOption,
    UsageError,
    flag,
    option,
)
from lantern.cli.output import (
    count,
    print_json,
    print_line,
    print_problems,
    warn,
    warn_of_failure,
)
from lantern.cli.publish_words import (
    ask_for_all,
    describe_task,
    make_upload_reporter,
    name_place,
)
from lantern.cli.session import has_faults, load_film, make_options
from lantern.cli.shapes import apply_shape
from lantern.cli.shorts import apply_short, select_shorts
from lantern.core import signals
from lantern.core.problems import (
    Failure,
    Problem,
    choose_exit_code,
    count_faults,
)

if TYPE_CHECKING:
    from lantern.plan.project import Project
    from lantern.publishing.checks import DestinationEntry
    from lantern.publishing.destinations import (
        FilmFolder,
        FilmReading,
        PublishTask,
    )
    from lantern.publishing.run import Publication
    from lantern.script.model.publish import Destination

ToOption = Annotated[
    str | None,
    option(
        "--to",
        metavar="NAME",
        help="Only this destination of the film: youtube, vimeo-portrait.",
    ),
]
DryRunOption = Annotated[
    bool,
    flag("--dry-run", help="Print what would be sent, and send nothing."),
]
YesOption = Annotated[bool, flag("--yes", help="Don't ask.")]
StatusOption = Annotated[
    bool,
    flag(
        "--status",
        help="Show what each platform has, and what is missing; send nothing.",
    ),
]
OpenOption = Annotated[
    bool, flag("--open", help="Open the film's page in a browser afterwards.")
]


def publish(
    film: FilmArgument,
    *,
    to: ToOption,
    dry_run: DryRunOption,
    yes: YesOption,
    status: StatusOption,
    open_: OpenOption,
    language: LanguageOption,
    out: OutOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Send the rendered film to the platforms it names.

    It shows the steps first, and asks once. Only what changed since the last time is sent.
    If it is stopped, the next run goes on from there.
    """
    if dry_run and status:
        raise UsageError(
            "--dry-run and --status don't go together; leave one out"
        )
    project, problems = load_film(
        film,
        allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        language=language,
    )
    if project is None or has_faults(problems):
        _refuse(problems)
        return
    job = _PublishJob(
        project,
        to=to,
        out=out,
    )
    if status:
        job.show_status(opens=open_)
    elif dry_run:
        job.show_contents()
    else:
        job.run(yes=yes, opens=open_)


def _refuse(problems: Sequence[Problem]) -> None:
    """Print problems, and end the program."""
    print_problems(problems)
    warn(f"{count(count_faults(problems), 'problem')}; nothing was sent.")
    raise typer.Exit(choose_exit_code(problems))


def _warn_of(name: str, failure: Failure) -> int:
    """Print what went wrong at a destination; return the exit code."""
    failure.message = f"{name}: {failure.message}"
    warn_of_failure(failure)
    return failure.code


def _describe_plan(task: PublishTask) -> dict[str, object]:
    """Return what would be sent to a destination, as JSON."""
    steps = [
        {"step": each.name, "words": each.words, "content": each.content}
        for each in task.plan.steps
    ]
    return {
        "destination": task.name,
        "account": task.chosen.account.name,
        "kind": task.plan.kind,
        "steps": steps,
        "left": list(task.plan.left),
    }


def _end_if_failed(codes: Sequence[int]) -> None:
    """End the program if something failed, with the code of the first kind of it."""
    if codes:
        raise typer.Exit(min(codes))


def _tell_time() -> datetime:
    return datetime.now().astimezone()


class _PublishJob:
    """What one call of the verb works on."""

    def __init__(
        self, project: Project, *, to: str | None, out: Path | None
    ) -> None:
        from lantern.publishing.destinations import select_destinations

        self.project = project
        self.entries = select_destinations(project, to)
        self._out = out

    def _find_folder(self, destination: Destination) -> Path:
        script = self.project.script
        options = make_options(script, out=self._out)
        if destination.short is not None:
            (short,) = select_shorts(script, destination.short)
            return apply_short(script, options, short).out
        if destination.shape is None:
            return options.out
        return apply_shape(script, options, destination.shape).out

    def _read(self) -> FilmReading:
        from lantern.publishing.destinations import read_folders

        return read_folders(self.project, self.entries, self._find_folder)

    def _require_valid(self) -> FilmReading:
        """Return the film's folders; end the program with all that is wrong with what goes up."""
        from lantern.publishing.destinations import (
            check_captions,
            check_entry,
            check_freshness,
        )

        reading = self._read()
        folders = list(reading.folders.values())
        problems = check_freshness(self.project, folders) + check_captions(
            folders
        )
        for entry in self.entries:
            folder = reading.folders.get(self._find_folder(entry.destination))
            problems += check_entry(self.project, entry, folder)
        for fault in reading.faults.values():
            warn_of_failure(fault)
        if has_faults(problems):
            _refuse(problems)
        print_problems(problems)
        _end_if_failed([fault.code for fault in reading.faults.values()])
        return reading

    def _make_tasks(
        self, reading: FilmReading, *, is_shown: bool
    ) -> list[PublishTask]:
        """Return what would be done; end the program if it can't be.

        Args:
            reading: the film's folders.
            is_shown: nothing is done, so that no account is needed: it is told which is missing.
        """
        from lantern.publishing.account_list import AccountFault
        from lantern.publishing.destinations import (
            check_distinct,
            check_time,
            make_stand_in_task,
            make_task,
        )

        tasks = []
        problems: list[Problem] = []
        codes = []
        for entry in self.entries:
            folder = reading.require(self._find_folder(entry.destination))
            try:
                task = make_task(self.project, entry, folder)
            except AccountFault as fault:
                codes.append(_warn_of(entry.destination.name, fault))
                task = make_stand_in_task(self.project, entry, folder)
            problems += check_time(self.project, task, _tell_time())
            tasks.append(task)
        problems += check_distinct(self.project, tasks)
        if problems:
            _refuse(problems)
        if not is_shown:
            _end_if_failed(codes)
        return tasks

    def show_contents(self) -> None:
        """Print what each step would send."""
        for task in self._make_tasks(self._require_valid(), is_shown=True):
            self._show_plan(task, with_contents=True)

    def run(self, *, yes: bool, opens: bool) -> None:
        """Show what would be done, ask, and do it."""
        from lantern.publishing.session import hold_films

        signals.raise_on_signal()
        reading = self._require_valid()
        with hold_films(reading.folders, _tell_time):
            tasks, codes = self._refresh(
                self._make_tasks(reading, is_shown=False)
            )
            for task in tasks:
                self._show_plan(task, with_contents=False)
            due = [task for task in tasks if task.plan.kind != "nothing"]
            codes += self._note_known(
                [task for task in tasks if task not in due]
            )
            if due and not yes:
                ask_for_all(due)
            codes += self._run_tasks(due, opens=opens)
        _end_if_failed(codes)

    def _note_known(self, tasks: Sequence[PublishTask]) -> list[int]:
        """Note in the film's report where it is; return the codes of what failed."""
        from lantern.publishing.session import note_known

        codes = []
        for task in tasks:
            try:
                note_known(task)
            except Failure as failure:
                codes.append(self._tell_failure(task, failure))
        return codes

    def _refresh(
        self, tasks: Sequence[PublishTask]
    ) -> tuple[list[PublishTask], list[int]]:
        """Return the tasks that can be done, with what was removed at the platforms; and codes."""
        from lantern.publishing.parts import refresh_task

        reporter = make_upload_reporter()
        fresh, codes = [], []
        for task in tasks:
            try:
                fresh.append(refresh_task(task, _tell_time, reporter.note))
            except Failure as failure:
                codes.append(self._tell_failure(task, failure))
        return fresh, codes

    def _tell_failure(self, task: PublishTask, failure: Failure) -> int:
        failure.message = name_place(task, failure.message)
        warn_of_failure(failure)
        return failure.code

    def _run_tasks(
        self, tasks: Sequence[PublishTask], *, opens: bool
    ) -> list[int]:
        """Publish to each destination, and return the codes of those that failed.

        One that fails doesn't keep the others from it.
        """
        from lantern.publishing.session import note_task, run_task

        reporter = make_upload_reporter()
        codes: list[int] = []
        for task in tasks:
            try:
                done = run_task(
                    self.project,
                    task,
                    reporter=reporter,
                    now=_tell_time,
                )
                self._show_done(task, done)
                note_task(task, done, reporter.note)
            except Failure as failure:
                codes.append(self._tell_failure(task, failure))
                continue
            if opens and done.address:
                webbrowser.open(done.address)
        return codes

    def _show_done(self, task: PublishTask, done: Publication) -> None:
        published = {
            "destination": task.name,
            "video": done.video,
            "address": done.address,
            "steps": list(done.steps),
        }
        append_result("published", published)
        print_line(f"{task.place}: {done.address or done.video}")

    def _show_plan(self, task: PublishTask, *, with_contents: bool) -> None:
        append_result("plans", _describe_plan(task))
        print_line(describe_task(task))
        for number, step in enumerate(task.plan.steps, 1):
            print_line(f"  {number}. {step.words}")
            if with_contents:
                print_json(step.content)
        for name in task.plan.left:
            print_line(
                f"  The film has no {name} any more; what was sent of it stays there."
            )

    def show_status(self, *, opens: bool) -> None:
        """Print what is where, and how that differs from the film on the disk."""
        reading = self._read()
        codes = []
        for entry in self.entries:
            try:
                folder = reading.require(self._find_folder(entry.destination))
                self._show_destination(entry, folder, opens=opens)
            except Failure as failure:
                codes.append(_warn_of(entry.destination.name, failure))
        _end_if_failed(codes)

    def _show_destination(
        self, entry: DestinationEntry, folder: FilmFolder, *, opens: bool
    ) -> None:
        from lantern.publishing.destinations import make_task
        from lantern.publishing.status import describe_destination

        task = make_task(self.project, entry, folder)
        reporter = make_upload_reporter()
        found = describe_destination(task, _tell_time, reporter.note)
        append_result("status", found.to_json())
        print_line(found.format_text())
        if opens and found.address:
            webbrowser.open(found.address)
