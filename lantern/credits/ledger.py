"""The credits ledger: who made each picture and sound, and under which licence.

`licences` knows the ids, `usage` what a film uses and whether it may, `bundled` what comes with
Lantern.
"""

from __future__ import annotations

import datetime
import itertools
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.core.dates import format_full_day
from lantern.core.files import find_stored_path
from lantern.core.interface_words import (
    CreditTexts,
    DateWords,
    InterfaceWords,
)
from lantern.core.problems import Problem
from lantern.credits import bundled, usage
from lantern.credits.entry import SOUND_KINDS, CreditsFile, LedgerEntry
from lantern.credits.licences import OWN_WORK, is_broken_expression, parse
from lantern.credits.usage import EntryLocation
from lantern.script.assets import Asset
from lantern.script.document import YamlDocument, build_model, read_yaml
from lantern.script.load import Script
from lantern.script.model.cards import CreditEntry
from lantern.script.model.film import ArticleReference, Film, Scene
from lantern.script.paths import check_link

__all__ = ["Asset", "EntryUse", "Ledger", "LedgerEntry", "load", "split_roll"]


@dataclass(frozen=True)
class EntryUse:
    """A thing with an entry, and the numbers of its scenes; none for what serves the whole film."""

    entry: LedgerEntry
    scenes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """The entries by their files, and those of things that aren't files.

    `used_entries` are those of the files that the film shows or plays, and of its score; `uses`
    are the same with their scenes, then data and fonts.
    """

    files: dict[Path, LedgerEntry]
    others: tuple[LedgerEntry, ...]
    used_entries: tuple[LedgerEntry, ...] = ()
    uses: tuple[EntryUse, ...] = ()
    sources: tuple[Path, ...] = ()
    """The files that it was read from."""
    has_built_in_sounds: bool = False
    """Whether ambience or hits of Lantern's own are heard."""

    def find_entry(self, path: Path) -> LedgerEntry | None:
        """Return the entry of a file, None if it has none."""
        return self.files.get(path.resolve())

    def build_roll(self, film: Film, speaker: str) -> tuple[CreditEntry, ...]:
        """Return the rows of the credits at the end of the film.

        Args:
            film: whose article, music and fonts are named.
            speaker: who speaks the narration.
        """
        words = film.words.credits
        rows: list[CreditEntry] = []
        if film.article:
            lines = _describe_article(film.article, film.words)
            rows.append(CreditEntry(role=words.written_from, lines=lines))
        rows += self._list_pictures(words)
        data = tuple(entry.title for entry in self.others if entry.kind in _MAP_KINDS)
        if data:
            lines = (words.drawn_from, *data)
            rows.append(CreditEntry(role=words.maps, lines=lines))
        rows.append(CreditEntry(role=words.narration, lines=(speaker,)))
        rows += self._list_sounds(film)
        fonts = self._describe_fonts(film)
        if fonts:
            rows.append(CreditEntry(role=words.type, lines=(fonts,)))
        rows.append(CreditEntry(role=words.made_with, lines=(words.lantern,)))
        return tuple(rows)

    def _list_pictures(self, words: CreditTexts) -> list[CreditEntry]:
        """Return the rows of what is seen: our drawings, our photographs, what others made."""
        not_seen = (*SOUND_KINDS, "font")
        seen = [entry for entry in self.used_entries if entry.kind not in not_seen]
        photographs = [entry for entry in seen if entry.kind == "photograph"]
        rows = []
        if any(entry.kind == "illustration" and _is_ours(entry) for entry in seen):
            text = words.drawn if photographs else words.drawn_only
            rows.append(CreditEntry(role=words.illustrations, lines=(text,)))
        authors = dict.fromkeys(
            entry.author for entry in photographs if _is_ours(entry)
        )
        if authors:
            rows.append(CreditEntry(role=words.photographs, lines=tuple(authors)))
        others = [entry for entry in seen if not _is_ours(entry)]
        lines = tuple(_describe(entry, words) for entry in others)
        if lines:
            rows.append(CreditEntry(role=words.pictures, lines=lines))
        return rows

    def _list_sounds(self, film: Film) -> list[CreditEntry]:
        """Return the rows of what is heard beside the voice."""
        words = film.words.credits
        rows = []
        if film.music and film.music.score:
            score = (words.original_score,)
            rows.append(CreditEntry(role=words.music, lines=score))
        for kind, role in (("music", words.music), ("sound", words.sound)):
            found = [entry for entry in self.used_entries if entry.kind == kind]
            lines = tuple(_describe(entry, words) for entry in found if entry.file)
            if kind == "sound" and self.has_built_in_sounds:
                lines = (words.built_in_sounds, *lines)
            if lines:
                rows.append(CreditEntry(role=role, lines=lines))
        return rows

    def _describe_fonts(self, film: Film) -> str:
        """Return the fonts of the film and their licences; empty if none is known."""
        entries = list(self.used_entries)
        own = film.look.fonts
        if not (own.serif and own.sans):
            entries += self.others
        fonts = {entry.title: entry for entry in entries if entry.kind == "font"}
        if not fonts:
            return ""
        licences = dict.fromkeys(entry.licence for entry in fonts.values())
        names = film.words.credits.joined_by.join(fonts)
        return film.words.labels.separator.join((names, " · ".join(licences)))

    def format_lines(self, words: InterfaceWords) -> list[str]:
        """Return the credits as lines, one for each maker and licence; tools come last."""
        lines = []
        for credit, titles in self._group_titles(words.credits).items():
            lines.append(credit.format_line(titles, words))
        for entry in self.others:
            if entry.kind == "tool":
                lines.append(_format_credit_line(entry, words.credits))
        return lines

    def _group_titles(self, words: CreditTexts) -> dict[_Credit, list[str]]:
        """Return the titles of what the film uses, by the credit that they share."""
        titles: dict[_Credit, list[str]] = {}
        for use in self.uses:
            credit = _Credit(use.entry.author, name_licence(use.entry, words))
            titles.setdefault(credit, []).append(use.entry.title)
        return titles

    @property
    def share_alike(self) -> tuple[LedgerEntry, ...]:
        """Entries that oblige the film to be published under the same licence."""
        found = []
        for use in self.uses:
            licence = parse(use.entry.licence)
            if licence and licence.share_alike and not _is_ours(use.entry):
                found.append(use.entry)
        return tuple(found)


_MAP_KINDS = ("data", "map")


@dataclass(frozen=True)
class _Credit:
    """What things share that are credited on one line."""

    author: str
    licence: str

    def format_line(self, titles: Sequence[str], words: InterfaceWords) -> str:
        """Return the line that credits things of these titles."""
        return words.credits.credit_line.format(
            titles=words.labels.separator.join(titles),
            author=self.author,
            licence=self.licence,
        )


def _is_ours(entry: LedgerEntry) -> bool:
    return entry.made_by == "us"


def _describe(entry: LedgerEntry, words: CreditTexts) -> str:
    return words.credit.format(
        title=entry.title, author=entry.author, licence=name_licence(entry, words)
    )


def _format_credit_line(entry: LedgerEntry, words: CreditTexts) -> str:
    return words.credit_line.format(
        titles=entry.title, author=entry.author, licence=name_licence(entry, words)
    )


def name_licence(entry: LedgerEntry, words: CreditTexts) -> str:
    """Return the licence of a thing as it is shown: its id, or that it is our own work."""
    return words.own_work if entry.licence == OWN_WORK else entry.licence


def _describe_article(
    article: ArticleReference, words: InterfaceWords
) -> tuple[str, ...]:
    """Return the title of an article and, if they are known, its author and date."""
    title = words.credits.quote(article.title)
    day = _format_day(article.published, words.dates)
    by = words.labels.separator.join(filter(None, (article.author, day)))
    if by:
        return title, by
    return (title,)


def _format_day(published: str, words: DateWords) -> str:
    """Return an ISO date as `26 November 2020`; empty for none."""
    if not published:
        return ""
    return format_full_day(datetime.date.fromisoformat(published), words)


def split_roll(
    roll: Sequence[CreditEntry], count: int
) -> list[tuple[CreditEntry, ...]]:
    """Divide the roll into pages of about as many words each.

    Args:
        roll: the rows.
        count: pages; if there are fewer rows, each row has a page.
    """
    count = min(count, len(roll))
    words = [_count_words(entry) for entry in roll]
    sums = list(itertools.accumulate(words, initial=0))
    stops = [0]
    for page in range(1, count):
        # every page that follows gets at least one row
        possible = range(stops[-1] + 1, len(roll) - (count - page) + 1)
        goal = sums[-1] * page / count
        distances = {stop: abs(sums[stop] - goal) for stop in possible}
        stops.append(min(possible, key=distances.__getitem__))
    stops.append(len(roll))
    return [tuple(roll[start:stop]) for start, stop in itertools.pairwise(stops)]


def _count_words(entry: CreditEntry) -> int:
    return sum(len(line.split()) for line in (entry.role, *entry.lines))


LEDGER_FILE = "credits.yml"


def _list_ledger_files(script: Script) -> list[Path]:
    """Return the ledgers that are there, the project's before the film's."""
    folders = (script.places.project / "assets", script.places.film)
    files = [folder / LEDGER_FILE for folder in folders]
    return [file for file in files if file.exists()]


def load(
    script: Script, map_assets: Iterable[Asset] = ()
) -> tuple[Ledger, list[Problem]]:
    """Read the ledgers of the project and of the film, and check them against what the film uses.

    Args:
        script: of the film.
        map_assets: files that its maps use.
    """
    locations: list[EntryLocation] = []
    problems: list[Problem] = []
    sources = _list_ledger_files(script)
    for path in sources:
        found, faults = _read_entries(path, script)
        locations += found
        problems += faults
    files = _index_files(locations)
    others = _merge_others(locations)
    assets = usage.list_used_assets(script, map_assets)
    if not problems:
        problems += usage.check(script, assets, files)
        problems += _check_licences(others)
        problems += _check_expressions(files.values())
        problems += usage.check_files_exist(files)
    entries = {
        path: location.entry
        for path, location in files.items()
        if location.entry.is_filled
    }
    rest = [location.entry for location in others]
    read = _assemble(script, assets, files=entries, others=rest)
    return replace(read, sources=tuple(sources)), problems


def _index_files(locations: Iterable[EntryLocation]) -> dict[Path, EntryLocation]:
    """Return the entries of files by the real path of each; the last ledger's entry stays."""
    files = {}
    for location in locations:
        if location.entry.file:
            path = location.span.file.parent / location.entry.file
            files[Path(os.path.realpath(find_stored_path(path)))] = location
    return files


def _merge_others(locations: Iterable[EntryLocation]) -> list[EntryLocation]:
    """Return the entries of things that aren't files; the last of one id stays, in its place."""
    others: dict[str | None, EntryLocation] = {}
    for location in locations:
        if not location.entry.file:
            # what both ledgers name is credited once, in the film's words
            others.pop(location.entry.id, None)
            others[location.entry.id] = location
    return list(others.values())


def _read_entries(
    path: Path, script: Script
) -> tuple[list[EntryLocation], list[Problem]]:
    """Return the entries of one ledger, or what is wrong with it."""
    problems = check_link(path, script.places)
    if problems:
        return [], problems
    tree, problems = read_yaml(path)
    if tree is None:
        return [], problems
    ledger, problems = build_model(CreditsFile, tree)
    if ledger is None:
        return [], problems
    return list(_iter_locations(ledger, tree)), problems


def _iter_locations(ledger: CreditsFile, tree: YamlDocument) -> Iterator[EntryLocation]:
    for i, entry in enumerate(ledger.credits):
        name = "file" if entry.file else "id"
        yield EntryLocation(
            entry=entry,
            span=tree.find_span(("credits", i, name)),
            licence_span=tree.find_span(("credits", i, "licence")),
        )


def _check_expressions(locations: Iterable[EntryLocation]) -> Iterator[Problem]:
    """Yield entries of files whose licence breaks SPDX's rules, also of files that aren't used."""
    for location in locations:
        if is_broken_expression(location.entry.licence):
            yield usage.report_unknown_licence(location)


def _check_licences(locations: Iterable[EntryLocation]) -> Iterator[Problem]:
    for location in locations:
        if parse(location.entry.licence) is None:
            yield usage.report_unknown_licence(location)


def _assemble(
    script: Script,
    assets: Iterable[Asset],
    *,
    files: Mapping[Path, LedgerEntry],
    others: Sequence[LedgerEntry],
) -> Ledger:
    """Return the ledger of what the film uses.

    Args:
        script: of the film.
        assets: its files, in the order of their use.
        files: the entries of all files, by path.
        others: the entries of things that aren't files.
    """
    used = list(_iter_uses(assets, files))
    if script.film.music and script.film.music.score:
        used += [EntryUse(entry) for entry in others if entry.kind == "music"]
    rest = _list_rest(script, others)
    whole = [EntryUse(entry) for entry in rest if entry.kind != "tool"]
    return Ledger(
        files=dict(files),
        others=tuple(rest),
        used_entries=tuple(use.entry for use in used),
        uses=(*used, *whole),
        has_built_in_sounds=_has_built_in_sounds(script, used),
    )


def _has_built_in_sounds(script: Script, used: Iterable[EntryUse]) -> bool:
    """Tell whether a scene asks for ambience or hits, or a picture's place brings ambience."""
    if any(use.entry.place for use in used):
        return True
    for part in script.parts:
        for holder in (part.scene, *part.scene.shots):
            if holder.ambience or holder.hit:
                return True
    return False


def _iter_uses(
    assets: Iterable[Asset], files: Mapping[Path, LedgerEntry]
) -> Iterator[EntryUse]:
    """Yield each file's entry with the numbers of its scenes, in the order of their use."""
    scenes: dict[Path, dict[int, None]] = {}
    for asset in assets:
        if asset.path in files:
            scenes.setdefault(asset.path, {})[asset.scene] = None
    for path, numbers in scenes.items():
        yield EntryUse(files[path], tuple(number for number in numbers if number))


def _list_rest(script: Script, others: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """Return what serves the whole film, and what comes with Lantern."""
    has_maps = _has_maps(script)
    rest = [entry for entry in others if entry.kind != "music"]
    if not has_maps:
        rest = [entry for entry in rest if entry.id not in bundled.MAP_DATA_IDS]
    kinds = {entry.kind for entry in others}
    words = script.film.words.credits
    return rest + _list_bundled(kinds, words, has_maps=has_maps)


def _has_maps(script: Script) -> bool:
    return any(_shows_map(part.scene) for part in script.parts)


def _shows_map(scene: Scene) -> bool:
    return any(shot.map for shot in scene.shots)


def _list_bundled(
    kinds: Collection[str], words: CreditTexts, *, has_maps: bool
) -> list[LedgerEntry]:
    """Return what comes with Lantern and the film uses, if the ledgers have no such kinds."""
    found: list[LedgerEntry] = []
    if has_maps and "data" not in kinds and "map" not in kinds:
        found += bundled.list_map_data(words)
    if "font" not in kinds:
        found += bundled.FONTS
    return found
