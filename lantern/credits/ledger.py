"""The credits ledger: who made each picture and sound, and under which licence.

`ledger_files` reads it, `licences` knows the ids, `usage` what a film uses and whether it may,
`bundled` what comes with Lantern.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.dates import format_full_day
from lantern.core.interface_words import CreditTexts, DateWords, InterfaceWords
from lantern.credits.entry import SOUND_KINDS, LedgerEntry
from lantern.credits.licences import OWN_WORK, parse
from lantern.script.model.article import ArticleReference
from lantern.script.model.cards import CreditEntry
from lantern.script.model.film import Film


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
        data = tuple(
            entry.title for entry in self.others if entry.kind in _MAP_KINDS
        )
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
        seen = [
            entry for entry in self.used_entries if entry.kind not in not_seen
        ]
        photographs = [entry for entry in seen if entry.kind == "photograph"]
        rows = []
        if any(
            entry.kind == "illustration" and _is_ours(entry) for entry in seen
        ):
            text = words.drawn if photographs else words.drawn_only
            rows.append(CreditEntry(role=words.illustrations, lines=(text,)))
        authors = dict.fromkeys(
            entry.author for entry in photographs if _is_ours(entry)
        )
        if authors:
            rows.append(
                CreditEntry(role=words.photographs, lines=tuple(authors))
            )
        others = [entry for entry in seen if not _is_ours(entry)]
        lines = tuple(describe_entry(entry, words) for entry in others)
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
            lines = tuple(
                describe_entry(entry, words) for entry in found if entry.file
            )
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
        fonts = {
            entry.title: entry for entry in entries if entry.kind == "font"
        }
        if not fonts:
            return ""
        licences = dict.fromkeys(entry.licence for entry in fonts.values())
        separator = film.words.labels.separator
        *others, last = fonts
        names = [separator.join(others), last] if others else [last]
        joined = film.words.credits.joined_by.join(names)
        return separator.join((joined, " · ".join(licences)))

    def format_lines(self, words: InterfaceWords) -> list[str]:
        """Return the credits of what is seen and heard, a line for each maker and licence.

        Programs that made the film aren't among them: the credits page names those.
        """
        lines = []
        for credit, titles in self._group_titles(words.credits).items():
            lines.append(credit.format_line(titles, words))
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
_LINES_TOGETHER = 8
"""Lines of a row of the credits between which no page ends."""


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


def describe_entry(entry: LedgerEntry, words: CreditTexts) -> str:
    """Return a thing's credit: its title, its author and its licence."""
    return words.credit.format(
        title=entry.title,
        author=entry.author,
        licence=name_licence(entry, words),
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

    A row of many lines may go on, with its role, on the next page.

    Args:
        roll: the rows.
        count: pages; if there are fewer parts of rows, each part has a page.
    """
    parts = _part_rows(roll)
    count = min(count, len(parts))
    words = [_count_words(part.entry) for part in parts]
    sums = list(itertools.accumulate(words, initial=0))
    stops = [0]
    for page in range(1, count):
        # every page that follows gets at least one row
        possible = range(stops[-1] + 1, len(parts) - (count - page) + 1)
        goal = sums[-1] * page / count
        distances = {stop: abs(sums[stop] - goal) for stop in possible}
        stops.append(min(possible, key=distances.__getitem__))
    stops.append(len(parts))
    return [_join_rows(parts[a:b]) for a, b in itertools.pairwise(stops)]


def count_pages(roll: Sequence[CreditEntry]) -> int:
    """Return the pages that a roll can be divided into at most."""
    return len(_part_rows(roll))


@dataclass(frozen=True)
class _RowPart:
    """Lines of a row that stay on one page; `row` is its number in the roll."""

    row: int
    entry: CreditEntry


def _part_rows(roll: Sequence[CreditEntry]) -> list[_RowPart]:
    """Return the rows, each of many lines in parts between which a page may end."""
    parts = []
    for i, entry in enumerate(roll):
        for start in range(0, len(entry.lines), _LINES_TOGETHER):
            lines = entry.lines[start : start + _LINES_TOGETHER]
            parts.append(_RowPart(i, entry.model_copy(update={"lines": lines})))
    return parts


def _join_rows(parts: Sequence[_RowPart]) -> tuple[CreditEntry, ...]:
    """Return the rows of a page, the parts of each in one."""
    rows = []
    for _, group in itertools.groupby(parts, lambda part: part.row):
        entries = [part.entry for part in group]
        lines = tuple(
            itertools.chain.from_iterable(entry.lines for entry in entries)
        )
        rows.append(entries[0].model_copy(update={"lines": lines}))
    return tuple(rows)


def _count_words(entry: CreditEntry) -> int:
    return sum(len(line.split()) for line in (entry.role, *entry.lines))
