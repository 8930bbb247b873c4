"""The credits ledger: who made each picture and each sound, under which licence, and whether a film may use it."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import model_validator

from lantern import belongings
from lantern.film import Film
from lantern.film_cards import CreditEntry
from lantern.places import linked_out
from lantern.problems import ASSET, AssetFailure, Problem, Span
from lantern.script import Script, authored_paths, sound_files
from lantern.source import Model, build, read

AUDIBLE = ("music", "sound")


class Entry(Model):
    """One thing that somebody made. `file` is relative to the ledger; things that are no file have an `id`."""

    file: str | None = None
    id: str | None = None
    kind: Literal["illustration", "photograph", "map", "data", "music", "sound", "font", "tool", "footage"]
    title: str
    author: str
    year: int | None = None
    url: str | None = None
    licence: str
    made_by: Literal["us", "others"] = "others"
    note: str | None = None

    @model_validator(mode="after")
    def _named(self) -> Entry:
        if (self.file is None) == (self.id is None):
            raise ValueError("an entry names a file, or has an id")
        return self


class Sheet(Model):
    """The ledger's file."""

    credits: tuple[Entry, ...]


@dataclass(frozen=True)
class Ledger:
    """The entries by the file they speak of, and those that are no file."""

    files: dict[Path, Entry]
    others: tuple[Entry, ...]
    used: tuple[Entry, ...] = ()
    """The entries of the files that the film shows or plays, and of its score."""

    def entry(self, path: Path) -> Entry | None:
        return self.files.get(path.resolve())

    def roll(self, film: Film, speaker: str) -> tuple[CreditEntry, ...]:
        """The page of credits at the end of the film."""
        rows: list[CreditEntry] = []
        if film.article:
            by = ", ".join(p for p in (film.article.author, _day(film.article.published)) if p)
            lines = (f"“{film.article.title}”", *((by,) if by else ()))
            rows.append(CreditEntry(role="Written from", lines=lines))
        rows += self._pictures()
        data = [e for e in self.others if e.kind in ("data", "map")]
        if data:
            lines = ("Drawn for this film from", *(e.title for e in data))
            rows.append(CreditEntry(role="Maps", lines=lines))
        rows.append(CreditEntry(role="Narration", lines=(speaker,)))
        rows += self._sounds(film)
        fonts = [e for e in (*self.used, *self.others) if e.kind == "font"]
        fonts = list({e.title: e for e in fonts}.values())
        if fonts:
            licences = " · ".join(dict.fromkeys(e.licence for e in fonts))
            rows.append(CreditEntry(role="Type", lines=(f"{' and '.join(e.title for e in fonts)}, {licences}",)))
        rows.append(CreditEntry(role="Made with", lines=("Lantern, an open-source program for narrated films",)))
        return tuple(rows)

    def _pictures(self) -> list[CreditEntry]:
        ours = any(e.kind == "illustration" and e.made_by == "us" for e in self.used)
        shown = [e for e in self.used if e.kind not in (*AUDIBLE, "font")]
        photographs = any(e.kind == "photograph" for e in self.used)
        rows = []
        if ours:
            text = "Drawn for this film." + ("" if photographs else " No archival photographs are used.")
            rows.append(CreditEntry(role="Illustrations", lines=(text,)))
        others = tuple(f"{e.title}: {e.author}, {e.licence}" for e in shown if e.made_by == "others")
        if others:
            rows.append(CreditEntry(role="Pictures", lines=others))
        return rows

    def _sounds(self, film: Film) -> list[CreditEntry]:
        rows = []
        if film.music and film.music.score:
            rows.append(CreditEntry(role="Music", lines=("Original score, composed for this film",)))
        for role, kind in (("Music", "music"), ("Sound", "sound")):
            lines = tuple(f"{e.title}: {e.author}, {e.licence}" for e in self.used if e.kind == kind and e.file)
            if lines:
                rows.append(CreditEntry(role=role, lines=lines))
        return rows

    def lines(self) -> list[str]:
        """A line of credit for each entry, for the description."""
        return [f"{e.title}: {e.author} ({e.licence})" for e in (*self.used, *self.others)]


def pages(roll: Sequence[CreditEntry], count: int) -> list[tuple[CreditEntry, ...]]:
    """The roll parted into so many pages of about as many words each, or a page for each row if those are fewer."""
    count = min(count, len(roll))
    words = [sum(len(line.split()) for line in (entry.role, *entry.lines)) for entry in roll]
    sums = list(itertools.accumulate(words, initial=0))
    stops = [0]
    for page in range(1, count):
        left = range(stops[-1] + 1, len(roll) - (count - page) + 1)
        goal = sums[-1] * page / count
        stops.append(min(left, key=lambda stop: abs(sums[stop] - goal)))
    return [tuple(roll[start:stop]) for start, stop in itertools.pairwise([*stops, len(roll)])]


def _day(published: str) -> str:
    if not published:
        return ""
    day = datetime.date.fromisoformat(published)
    return f"{day.day} {day:%B %Y}"


def load(script: Script) -> tuple[Ledger, list[Problem]]:
    """The ledgers of the project and of the film, checked against every picture the film uses."""
    files: dict[Path, Entry] = {}
    others: list[Entry] = []
    problems: list[Problem] = []
    for path in (script.places.project / "assets" / "credits.yml", script.places.film / "credits.yml"):
        if not path.exists():
            continue
        astray = linked_out(path, script.places)
        tree, faults = (None, astray) if astray else read(path)
        problems += faults
        if tree is None:
            continue
        sheet, faults = build(Sheet, tree)
        problems += faults
        for entry in sheet.credits if sheet else ():
            if entry.file:
                files[Path(os.path.realpath(path.parent / entry.file))] = entry
            else:
                others.append(entry)
    faults = [] if problems else _check(script, files)
    shown = dict.fromkeys(path for path, _, _ in _assets(script) if path in files)
    used = [files[path] for path in shown]
    if script.film.music and script.film.music.score:
        used += [e for e in others if e.kind == "music"]
    others = [e for e in others if e.kind != "music"]
    return Ledger(files, tuple(others), tuple(used)), problems + faults


def _assets(script: Script) -> Iterator[tuple[Path, str, Span]]:
    """Every picture and sound of the film, as written, and where; one that isn't there was reported already."""
    for text, folder, span in sound_files(script):
        with contextlib.suppress(AssetFailure):
            yield script.places.find(text, folder), text, span
    for text, folder, span in belongings.named(script):
        with contextlib.suppress(AssetFailure):
            yield script.places.find(text, folder), text, span
    for part in script.parts:
        for i, shot in enumerate(part.scene.shots):
            for loc, text in authored_paths(shot):
                if loc == ("map",):
                    continue
                with contextlib.suppress(AssetFailure):
                    yield script.places.find(text, part.folder), text, part.span(("shots", i, *loc))


def _check(script: Script, files: dict[Path, Entry]) -> list[Problem]:
    return [problem for path, text, span in _assets(script) for problem in _usable(files.get(path), text, span, script)]


def _usable(entry: Entry | None, text: str, span: Span, script: Script) -> list[Problem]:
    if entry is None:
        where = "assets/credits.yml" if "assets/" in text else "credits.yml beside film.yml"
        name = text.split("assets/")[-1]
        line = f"- {{file: {name}, kind: …, title: …, author: …, licence: …}}"
        return [Problem(f"'{text}' has no entry in the credits ledger; add to {where}: {line}", span, ASSET)]
    if script.film.use == "commercial" and "-NC" in entry.licence.upper():
        return [Problem(f"'{text}' is licensed {entry.licence}, and the film says use: commercial", span, ASSET)]
    return []
