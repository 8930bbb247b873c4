"""The credits ledger: who made each picture and each sound, under which licence, and whether a film may use it.

`licences` knows the ids, `using` what a film uses and whether it may, `bundled` what comes with Lantern.
"""

from __future__ import annotations

import datetime
import itertools
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.problems import Problem
from lantern.credits import bundled, usage
from lantern.credits.entry import SOUND_KINDS, CreditsFile, LedgerEntry
from lantern.credits.licences import parse
from lantern.credits.usage import Asset, EntryLocation
from lantern.script.document import build_model, read_yaml
from lantern.script.load import Script
from lantern.script.model.cards import CreditEntry
from lantern.script.model.film import Film
from lantern.script.paths import check_link

__all__ = ["Asset", "EntryUse", "Ledger", "LedgerEntry", "load", "split_roll"]


@dataclass(frozen=True)
class EntryUse:
    """A thing with an entry, and the numbers of the scenes it is in; none for what serves the whole film."""

    entry: LedgerEntry
    scenes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """The entries by the file they speak of, and those that are no file."""

    files: dict[Path, LedgerEntry]
    others: tuple[LedgerEntry, ...]
    used_entries: tuple[LedgerEntry, ...] = ()
    """The entries of the files that the film shows or plays, and of its score."""
    uses: tuple[EntryUse, ...] = ()
    """The same with their scenes, then data and fonts."""

    def find_entry(self, path: Path) -> LedgerEntry | None:
        return self.files.get(path.resolve())

    def build_roll(self, film: Film, speaker: str) -> tuple[CreditEntry, ...]:
        """The page of credits at the end of the film."""
        rows: list[CreditEntry] = []
        if film.article:
            by = ", ".join(
                p for p in (film.article.author, _day(film.article.published)) if p
            )
            lines = (f"“{film.article.title}”", *((by,) if by else ()))
            rows.append(CreditEntry(role="Written from", lines=lines))
        rows += self._pictures()
        data = [e for e in self.others if e.kind in ("data", "map")]
        if data:
            lines = ("Drawn for this film from", *(e.title for e in data))
            rows.append(CreditEntry(role="Maps", lines=lines))
        rows.append(CreditEntry(role="Narration", lines=(speaker,)))
        rows += self._sounds(film)
        own = film.look.fonts
        bundled_ones = () if own.serif and own.sans else self.others
        fonts = list(
            {
                e.title: e
                for e in (*self.used_entries, *bundled_ones)
                if e.kind == "font"
            }.values()
        )
        if fonts:
            licences = " · ".join(dict.fromkeys(e.licence for e in fonts))
            rows.append(
                CreditEntry(
                    role="Type",
                    lines=(f"{' and '.join(e.title for e in fonts)}, {licences}",),
                )
            )
        rows.append(
            CreditEntry(
                role="Made with",
                lines=("Lantern, an open-source program for narrated films",),
            )
        )
        return tuple(rows)

    def _pictures(self) -> list[CreditEntry]:
        ours = any(
            e.kind == "illustration" and e.made_by == "us" for e in self.used_entries
        )
        shown = [e for e in self.used_entries if e.kind not in (*SOUND_KINDS, "font")]
        photographs = any(e.kind == "photograph" for e in self.used_entries)
        rows = []
        if ours:
            text = "Drawn for this film." + (
                "" if photographs else " No archival photographs are used."
            )
            rows.append(CreditEntry(role="Illustrations", lines=(text,)))
        own = tuple(
            dict.fromkeys(
                e.author for e in shown if e.made_by == "us" and e.kind == "photograph"
            )
        )
        if own:
            rows.append(CreditEntry(role="Photographs", lines=own))
        others = tuple(
            f"{e.title}: {e.author}, {e.licence}"
            for e in shown
            if e.made_by == "others"
        )
        if others:
            rows.append(CreditEntry(role="Pictures", lines=others))
        return rows

    def _sounds(self, film: Film) -> list[CreditEntry]:
        rows = []
        if film.music and film.music.score:
            rows.append(
                CreditEntry(
                    role="Music", lines=("Original score, composed for this film",)
                )
            )
        for role, kind in (("Music", "music"), ("Sound", "sound")):
            lines = tuple(
                f"{e.title}: {e.author}, {e.licence}"
                for e in self.used_entries
                if e.kind == kind and e.file
            )
            if lines:
                rows.append(CreditEntry(role=role, lines=lines))
        return rows

    def format_lines(self, script: Script | None = None) -> list[str]:
        """Credits for the description: what is seen and heard by the chapter it first comes in, then all else."""
        named = (
            {part.number: _chapter(script, part.chapter) for part in script.parts}
            if script
            else {}
        )
        grouped: dict[tuple[str, str, str], list[str]] = {}
        for use in self.uses:
            chapter = next(
                (name for scene in use.scenes if (name := named.get(scene))), ""
            )
            grouped.setdefault(
                (chapter, use.entry.author, use.entry.licence), []
            ).append(use.entry.title)
        listed = [
            (chapter, f"{', '.join(titles)}: {by} ({terms})")
            for (chapter, by, terms), titles in grouped.items()
        ]
        order = list(dict.fromkeys(chapter for chapter, _ in listed if chapter))
        chaptered = [
            f"{name} — {line}"
            for name in order
            for chapter, line in listed
            if chapter == name
        ]
        return [
            *chaptered,
            *(line for chapter, line in listed if not chapter),
            *(e.line for e in self._tools()),
        ]

    def _tools(self) -> list[LedgerEntry]:
        return [e for e in self.others if e.kind == "tool"]

    @property
    def share_alike(self) -> tuple[LedgerEntry, ...]:
        """What may only be shown in a film that is published under the same licence."""
        known = (
            (use.entry, parse(use.entry.licence))
            for use in self.uses
            if use.entry.made_by == "others"
        )
        return tuple(
            entry for entry, licence in known if licence and licence.share_alike
        )


def _chapter(script: Script | None, number: int) -> str:
    """The name of a chapter by its number; empty before the first."""
    names = (
        [part.scene.chapter for part in script.parts if part.scene.chapter]
        if script
        else []
    )
    return names[number - 1] if 1 <= number <= len(names) else ""


def split_roll(
    roll: Sequence[CreditEntry], count: int
) -> list[tuple[CreditEntry, ...]]:
    """The roll parted into so many pages of about as many words each, or a page for each row if those are fewer."""
    count = min(count, len(roll))
    words = [
        sum(len(line.split()) for line in (entry.role, *entry.lines)) for entry in roll
    ]
    sums = list(itertools.accumulate(words, initial=0))
    stops = [0]
    for page in range(1, count):
        left = range(stops[-1] + 1, len(roll) - (count - page) + 1)
        goal = sums[-1] * page / count
        stops.append(min(left, key=lambda stop: abs(sums[stop] - goal)))
    return [
        tuple(roll[start:stop])
        for start, stop in itertools.pairwise([*stops, len(roll)])
    ]


def _day(published: str) -> str:
    if not published:
        return ""
    day = datetime.date.fromisoformat(published)
    return f"{day.day} {day:%B %Y}"


def load(script: Script, more: Iterable[Asset] = ()) -> tuple[Ledger, list[Problem]]:
    """The ledgers of the project and of the film, checked against everything the film uses; `more` is what maps use."""
    files: dict[Path, EntryLocation] = {}
    others: list[EntryLocation] = []
    problems: list[Problem] = []
    for path in (
        script.places.project / "assets" / "credits.yml",
        script.places.film / "credits.yml",
    ):
        if not path.exists():
            continue
        for written, faults in _read_entries(path, script):
            problems += faults
            if written and written.entry.file:
                files[Path(os.path.realpath(path.parent / written.entry.file))] = (
                    written
                )
            elif (
                written
            ):  # what both ledgers name is credited once, in the film's words
                others = [one for one in others if one.entry.id != written.entry.id]
                others.append(written)
    used = [*usage.list_assets(script), *more]
    if not problems:
        problems += usage.check(script, used, files)
        problems += (
            usage.report_unknown_licence(w)
            for w in others
            if parse(w.entry.licence) is None
        )
        problems += usage.check_files_exist(files)
    entries = {path: written.entry for path, written in files.items()}
    return _assemble(
        script, used, entries, [written.entry for written in others]
    ), problems


def _read_entries(
    path: Path, script: Script
) -> Iterator[tuple[EntryLocation | None, list[Problem]]]:
    """The entries of one ledger; or what is wrong with it."""
    astray = check_link(path, script.places)
    tree, faults = (None, astray) if astray else read_yaml(path)
    sheet, more = build_model(CreditsFile, tree) if tree else (None, [])
    if sheet is None or tree is None:
        yield None, faults + more
        return
    for i, entry in enumerate(sheet.credits):
        name = tree.find_span(("credits", i, "file" if entry.file else "id"))
        yield EntryLocation(entry, name, tree.find_span(("credits", i, "licence"))), []


def _assemble(
    script: Script,
    used: list[Asset],
    files: Mapping[Path, LedgerEntry],
    others: list[LedgerEntry],
) -> Ledger:
    scenes: dict[Path, dict[int, None]] = {}
    for asset in used:
        if asset.path in files:
            scenes.setdefault(asset.path, {})[asset.scene] = None
    seen = [
        EntryUse(files[path], tuple(n for n in found if n))
        for path, found in scenes.items()
    ]
    if script.film.music and script.film.music.score:
        seen += [EntryUse(e) for e in others if e.kind == "music"]
    drawn_from = (
        {entry.id for entry in bundled.MAP_DATA} if not _has_maps(script) else set()
    )
    rest = [
        e for e in others if e.kind != "music" and e.id not in drawn_from
    ] + _list_bundled(script, others)
    whole = [EntryUse(e) for e in rest if e.kind != "tool"]
    return Ledger(
        dict(files), tuple(rest), tuple(use.entry for use in seen), (*seen, *whole)
    )


def _has_maps(script: Script) -> bool:
    return any(shot.map for part in script.parts for shot in part.scene.shots)


def _list_bundled(script: Script, others: list[LedgerEntry]) -> list[LedgerEntry]:
    """What comes with Lantern and the film uses, where no ledger speaks of such things."""
    kinds = {entry.kind for entry in others}
    data = bundled.MAP_DATA if _has_maps(script) and not kinds & {"data", "map"} else ()
    return [*data, *(bundled.FONTS if "font" not in kinds else ())]
