"""The destinations of a film: which are meant, with which file, account and plan.

Asks no server.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lantern.core.problems import (
    EXIT_USAGE,
    Failure,
    Problem,
    format_command,
    format_path,
    suggest,
)
from lantern.plan.project import Project
from lantern.plan.rendition import OutputFormat
from lantern.publishing.account_list import (
    ChosenAccount,
    choose_account,
    stand_in_account,
)
from lantern.publishing.checks import (
    DestinationEntry,
    check_author,
    check_destination,
    check_schedule,
    list_changed_inputs,
)
from lantern.publishing.decide import decide_upload, find_short
from lantern.publishing.journal import Journal, load_journal, name_journal
from lantern.publishing.patience import Tell
from lantern.publishing.plan import PublishPlan, plan_publishing
from lantern.publishing.platforms import Channel, Platform, find_platform
from lantern.publishing.release_folder import (
    ReleaseFault,
    ReleaseFolder,
    read_release,
)
from lantern.publishing.snapshot import FileStamp, stamp_files
from lantern.rendering import read_inputs
from lantern.script.model.framing import format_ratio
from lantern.script.model.publish import Destination

_MOST_NAMED = 3
_DRAFT = "draft"
FindFolder = Callable[[Destination], Path]
"""Gives the output folder of the film in the shape that a destination gets."""


class DestinationFault(Failure):
    """The film goes nowhere, or not to the place that was named."""

    code = EXIT_USAGE


@dataclass(frozen=True)
class FilmFolder:
    """A film's output folder, and what was found in it."""

    release: ReleaseFolder
    stamps: dict[Path, FileStamp]


@dataclass(frozen=True)
class PublishTask:
    """All that is known of publishing to one destination before anybody is asked."""

    entry: DestinationEntry
    platform: Platform
    chosen: ChosenAccount
    folder: FilmFolder
    journal: Journal
    plan: PublishPlan

    @property
    def name(self) -> str:
        """What the destination is called on the command line."""
        return self.entry.destination.name

    @property
    def place(self) -> str:
        """Where it goes, and in which shape or as which short if one is written: `YouTube 9:16`."""
        shape = self.entry.destination.shape
        title = self.platform.title
        if self.entry.destination.short:
            return f"{title} {self.entry.destination.short}"
        return title if shape is None else f"{title} {format_ratio(shape)}"

    @property
    def title(self) -> str:
        """What is told of it begins so: `YouTube 9:16 (ann)`."""
        return f"{self.place} ({self.chosen.account.name})"

    def connect(self, tell: Tell) -> Channel:
        """Return the account, ready to be used; `tell` is told why it waits, if it does.

        Raises:
            PublishFailure: the secret isn't taken.
        """
        keeper = self.chosen.make_keeper(tell)
        return self.platform.connect(self.chosen.account, keeper, tell)


def select_destinations(
    project: Project, wanted: str | None
) -> list[DestinationEntry]:
    """Return the destinations that are meant: all, or those with a name or of a platform.

    Raises:
        DestinationFault: there is none.
    """
    destinations = project.script.film.publish
    file = format_path(project.script.tree.file)
    if not destinations:
        raise DestinationFault(
            f"{file} doesn't say where the film goes; add, for example: publish: [{{to: peertube}}]"
        )
    entries = [DestinationEntry(i, each) for i, each in enumerate(destinations)]
    if wanted is None:
        return entries
    found = [
        each
        for each in entries
        if wanted in (each.destination.name, each.destination.to)
    ]
    if not found:
        names = list(dict.fromkeys(each.destination.name for each in entries))
        raise DestinationFault(
            f"the film doesn't go to '{wanted}'{suggest(wanted, names)} ({file} lists: "
            f"{', '.join(names)})"
        )
    return found


@dataclass(frozen=True)
class FilmReading:
    """The output folders of a film, each read once, and why others can't be sent."""

    folders: dict[Path, FilmFolder]
    faults: dict[Path, ReleaseFault]

    def require(self, path: Path) -> FilmFolder:
        """Return a folder.

        Raises:
            ReleaseFault: its film isn't rendered, isn't what its report says, or is a draft.
        """
        if path in self.faults:
            raise ReleaseFault(self.faults[path].message)
        return self.folders[path]


def read_folders(
    project: Project,
    entries: Sequence[DestinationEntry],
    find_folder: FindFolder,
) -> FilmReading:
    """Return the output folders that destinations take the film from."""
    reading = FilmReading({}, {})
    for entry in entries:
        path = find_folder(entry.destination)
        if path in reading.folders or path in reading.faults:
            continue
        try:
            words = _name_rendering(project, entry.destination)
            folder = _read_folder(project, path, words)
            _refuse_draft(
                project, entry.destination, folder.release, words=words
            )
        except ReleaseFault as fault:
            reading.faults[path] = fault
        else:
            reading.folders[path] = folder
    return reading


def _read_folder(
    project: Project, path: Path, words: Sequence[str]
) -> FilmFolder:
    stamps = stamp_files(path) if path.is_dir() else {}
    release = read_release(path, project.script.name, words)
    return FilmFolder(release, stamps)


def _refuse_draft(
    project: Project,
    destination: Destination,
    release: ReleaseFolder,
    *,
    words: Sequence[str],
) -> None:
    """Refuse a film that was rendered small and quickly, to be looked at.

    Pictures in it may have no credit yet, too.

    Raises:
        ReleaseFault: it is one.
    """
    figures = release.figures
    output = project.script.film.output
    short = find_short(project.script, destination)
    shape = short.shape if short else destination.shape
    own = OutputFormat.from_output(output, False, shape)
    is_own = (own.size, own.quality) == (
        (figures.width, figures.height),
        figures.quality,
    )
    if figures.quality == _DRAFT and not is_own:
        command = format_command("render", *words)
        raise ReleaseFault(
            f"{format_path(release.video)} is a draft ({figures.width} x {figures.height}), and "
            f"drafts aren't published; render the film itself: {command}"
        )


def _name_rendering(project: Project, destination: Destination) -> list[str]:
    """Return what follows `render` on the command line where a destination's film is made."""
    words = [format_path(project.script.tree.file.parent)]
    if project.script.translated_into:
        words += ["--language", project.script.translated_into]
    if destination.short:
        words += ["--short", destination.short]
    if destination.shape not in (None, project.script.film.output.shape):
        words += ["--shapes", format_ratio(destination.shape)]
    return words


def check_freshness(
    project: Project, folders: Sequence[FilmFolder]
) -> list[Problem]:
    """Return a warning for each folder whose film was rendered before it was changed."""
    current = read_inputs(project)  # every file of the film is read
    problems = []
    for folder in folders:
        figures = folder.release.figures
        changed = list_changed_inputs(figures.inputs, current.files)
        if figures.short and figures.short not in current.shorts.values():
            changed.append(f"the short in {project.script.tree.file.name}")
        if changed:
            problems.append(_warn_of_changes(folder, changed))
    return problems


def _warn_of_changes(folder: FilmFolder, changed: Sequence[str]) -> Problem:
    names = ", ".join(changed[:_MOST_NAMED])
    if len(changed) > _MOST_NAMED:
        names += f" and {len(changed) - _MOST_NAMED} more"
    message = (
        f"{format_path(folder.release.video)} was rendered before these files were changed: "
        f"{names}; the film goes up as it was rendered, with title, tags and publish as they are "
        "written now"
    )
    return Problem(message, warning=True)


def check_captions(folders: Sequence[FilmFolder]) -> list[Problem]:
    """Return a warning for each file of captions that isn't sent."""
    problems = []
    for folder in folders:
        problems += [
            Problem(each, warning=True) for each in folder.release.left_out
        ]
    return problems


def check_entry(
    project: Project, entry: DestinationEntry, folder: FilmFolder | None
) -> list[Problem]:
    """Return what is wrong with what would go to a destination; None: there is no film yet."""
    platform = find_platform(entry.destination.to)
    if folder is None:
        return check_author(project, entry, platform)
    upload = decide_upload(project.script, entry.destination, folder.release)
    spoken_by = folder.release.figures.voice
    return check_destination(
        project,
        entry,
        upload,
        platform=platform,
        spoken_by=spoken_by,
    )


def make_task(
    project: Project, entry: DestinationEntry, folder: FilmFolder
) -> PublishTask:
    """Return what would be done for a destination without problems.

    Raises:
        AccountFault: there is no account for it, or several.
        OutputFailure: the journal can't be read.
    """
    platform = find_platform(entry.destination.to)
    chosen = choose_account(platform, entry.destination.account)
    return _make_task_for(project, entry, folder, chosen=chosen)


def make_stand_in_task(
    project: Project, entry: DestinationEntry, folder: FilmFolder
) -> PublishTask:
    """Return what would be done for a destination that has no account yet; it can't be done."""
    platform = find_platform(entry.destination.to)
    chosen = stand_in_account(platform, entry.destination.account)
    return _make_task_for(project, entry, folder, chosen=chosen)


def _make_task_for(
    project: Project,
    entry: DestinationEntry,
    folder: FilmFolder,
    *,
    chosen: ChosenAccount,
) -> PublishTask:
    platform = find_platform(entry.destination.to)
    path = name_journal(folder.release.folder, chosen.account)
    journal = load_journal(path, chosen.account)
    upload = decide_upload(project.script, entry.destination, folder.release)
    plan = plan_publishing(platform, upload, journal)
    return PublishTask(entry, platform, chosen, folder, journal, plan)


def check_distinct(
    project: Project, tasks: Sequence[PublishTask]
) -> list[Problem]:
    """Return the destinations that lead to the same account with the same film.

    It would be one video, and which of two titles it gets would be chance.
    """
    first: dict[Path, PublishTask] = {}
    problems = []
    for task in tasks:
        other = first.setdefault(task.journal.path, task)
        if other is not task:
            message = (
                f"this is the same account and the same film as in '{other.name}' above; take one "
                "out"
            )
            problems.append(
                Problem(message, task.entry.find_span(project, "to"))
            )
    return problems


def check_time(
    project: Project, task: PublishTask, now: datetime
) -> list[Problem]:
    """Return what is wrong with the time at which a video becomes public, if it is sent."""
    if any(step.name == "privacy" for step in task.plan.steps):
        return check_schedule(project, task.entry, now)
    return []
