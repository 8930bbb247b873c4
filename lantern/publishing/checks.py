"""What can be wrong with a destination, found without a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from lantern.core.problems import Failure, Problem, Span
from lantern.credits.licences import parse, suggest_licence
from lantern.plan.project import Project
from lantern.publishing.decide import NO_LICENCE
from lantern.publishing.licence import (
    find_conflicts,
    find_licence,
    find_obligations,
)
from lantern.publishing.platforms import Platform, find_platform
from lantern.publishing.upload import Upload
from lantern.publishing.voice_licence import (
    add_speakers,
    iter_doubts,
    list_speakers,
)
from lantern.script.document import Loc
from lantern.script.model.publish import Destination
from lantern.script.shorts import locate_short

_DECISIONS = {
    "made_for_kids": "whether the film is made for children; write made_for_kids: false, or true",
    "synthetic": "whether it shows realistic scenes, or lets real people speak, that are altered "
    "or synthetic; write synthetic: false, or true",
}
_FILM_KEYS = ("title", "tags", "language", "licence", "description")
"""Keys of a destination whose default stands in the film under the same name."""


@dataclass(frozen=True)
class DestinationEntry:
    """A destination and where it is written: its index under `publish:`."""

    index: int
    destination: Destination

    def find_span(self, project: Project, key: str) -> Span:
        """Return the place of a key, of what it takes its value from, or of the entry."""
        tree = project.script.tree
        if key in self.destination.model_fields_set:
            return tree.find_span(("publish", self.index, key))
        short = self._find_short(project)
        if short is not None and (*short, key) in tree.values:
            return tree.find_span((*short, key))
        if key in _FILM_KEYS and key in project.script.film.model_fields_set:
            return tree.find_span((key,))
        return tree.find_span(("publish", self.index))

    def _find_short(self, project: Project) -> Loc | None:
        """Return the keys of the short that goes there; None for the film itself."""
        short = project.script.film.find_short(self.destination.short or "")
        return locate_short(project.script, short) if short else None


def check_decisions(project: Project) -> list[Problem]:
    """Return what is wrong with the destinations of a film, whether it is rendered or not."""
    problems: list[Problem] = []
    for i, destination in enumerate(project.script.film.publish):
        entry = DestinationEntry(i, destination)
        try:
            platform = find_platform(destination.to)
        except Failure as failure:
            span = entry.find_span(project, "to")
            problems.append(Problem(failure.message, span, warning=True))
            continue
        problems += check_author(project, entry, platform)
    return problems


def check_destination(
    project: Project,
    entry: DestinationEntry,
    upload: Upload,
    *,
    platform: Platform,
    spoken_by: str | None = None,
) -> list[Problem]:
    """Return what is wrong with what goes up to a destination.

    Args:
        project: the film.
        entry: where it goes.
        upload: what goes up.
        platform: that of the destination.
        spoken_by: the voice, as the film's report says.
    """
    faults = check_author(project, entry, platform, spoken_by=spoken_by)
    for fault in platform.find_faults(upload):
        message = f"{platform.title}: {fault.message}"
        faults.append(Problem(message, entry.find_span(project, fault.key)))
    return faults


def check_author(
    project: Project,
    entry: DestinationEntry,
    platform: Platform,
    *,
    spoken_by: str | None = None,
) -> list[Problem]:
    """Return what is wrong with what an author decided, whatever the film is like."""
    return [
        *_check_decisions(project, entry, platform),
        *_check_privacy(project, entry, platform),
        *check_licence(project, entry, spoken_by),
    ]


def _check_decisions(
    project: Project, entry: DestinationEntry, platform: Platform
) -> Iterator[Problem]:
    """Yield each decision that the platform asks for and its author hasn't made."""
    for key, question in _DECISIONS.items():
        if key in platform.asked and getattr(entry.destination, key) is None:
            message = f"{platform.title} asks {question}; you have to decide it"
            yield Problem(message, entry.find_span(project, key))


def _check_privacy(
    project: Project, entry: DestinationEntry, platform: Platform
) -> Iterator[Problem]:
    privacy = entry.destination.privacy
    if privacy in platform.privacies:
        return
    known = " or ".join(
        f"privacy: {each}" for each in sorted(platform.privacies)
    )
    message = f"{platform.title} has no {privacy} videos; write {known}"
    if platform.is_for_good:
        message += ", if you mean it: what is published there stays"
    yield Problem(message, entry.find_span(project, "privacy"))


def check_licence(
    project: Project, entry: DestinationEntry, spoken_by: str | None = None
) -> Iterator[Problem]:
    """Yield why the film can't have the licence that others would get it under.

    Args:
        project: the film.
        entry: where it goes.
        spoken_by: the voice, as the film's report says; None if the film isn't rendered.
    """
    text = entry.destination.licence or project.script.film.licence
    span = entry.find_span(project, "licence")
    if text and text != NO_LICENCE and parse(text) is None:
        message = f"'{text}' is not a known licence{suggest_licence(text)}"
        yield Problem(
            f"{message} Write its SPDX id, such as CC-BY-4.0, or none", span
        )
        return
    licence = None if text == NO_LICENCE else find_licence(text)
    speakers = list_speakers(project.script, spoken_by)
    ledger = add_speakers(project.ledger, project.script, speakers)
    if licence is None:
        for conflict in find_obligations(ledger):
            yield Problem(conflict.describe(), span, warning=True)
        return
    for doubt in iter_doubts(speakers):
        yield Problem(doubt, span, warning=True)
    for conflict in find_conflicts(ledger, licence):
        message = (
            f"others can't get the film under {licence.id}: {conflict.describe()}; write another "
            "licence, or none"
        )
        yield Problem(message, span)


def check_schedule(
    project: Project, entry: DestinationEntry, now: datetime
) -> list[Problem]:
    """Return that a video would become public in the past, by this machine's clock."""
    time = entry.destination.publish_at
    if time is None or time > now:
        return []
    message = (
        f"{time:%Y-%m-%d %H:%M %z} is past (this machine's clock says {now:%Y-%m-%d %H:%M %z}); "
        "write a later time, or privacy: public in place of publish_at"
    )
    return [Problem(message, entry.find_span(project, "publish_at"))]


def list_changed_inputs(
    release_inputs: Mapping[str, str], current: Mapping[str, str]
) -> list[str]:
    """Return the files of the film that aren't what it was rendered from, by their paths."""
    names = sorted({*release_inputs, *current})
    return [
        name for name in names if release_inputs.get(name) != current.get(name)
    ]
