"""What Lantern itself writes on the screen and into published files, language by language.

The words stand in `words/`, a file for each language; this module gives them types and finds those
of a film. What the command line says is in English alone.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core.files import read_plain_text
from lantern.core.languages import get_primary_language
from lantern.core.text import join_numbers

FALLBACK = "en"
"""The language of films whose own has no words."""
_FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True)
class DateWords:
    """The forms of dates, and the months' names: alone, and after the number of a day."""

    day: str
    full_day: str
    month: str
    year: str
    first_day: str
    months: tuple[str, ...]
    months_in_dates: tuple[str, ...]


@dataclass(frozen=True)
class CalendarTexts:
    """What stands over the date of a map that counts its days."""

    day_number: str


@dataclass(frozen=True)
class NumberWords:
    """The signs of figures; `grouped_from` is how many digits have thousands set apart."""

    thousands: str
    decimal: str
    grouped_from: int

    def localize(self, number: str) -> str:
        """Return a number as English writes it, 84,000.5, with the language's own signs."""
        whole, point, fraction = number.partition(".")
        between = self.thousands
        if sum(char.isdigit() for char in whole) < self.grouped_from:
            between = ""
        decimal = self.decimal if point else ""
        return whole.replace(",", between) + decimal + fraction


@dataclass(frozen=True)
class MapTexts:
    """The legend, the projections, and what else stands at the edges of a map."""

    advance: str
    route: str
    route_over_water: str
    front: str
    landing: str
    air_landing: str
    fort: str
    state_border: str
    inner_border: str
    agreed_line: str
    lambert: str
    albers: str
    equal_earth: str
    mercator: str
    km: str


@dataclass(frozen=True)
class LabelTexts:
    """Source lines, and the labels of pictures and claims."""

    source_one: str
    source_many: str
    map_sources: str
    reconstructed: str
    separator: str
    sentence: str
    picture_wanted: str
    illustration: str
    record: str
    reported: str
    disputed: str
    estimate: str
    official_figure: str
    authors_view: str
    claim: str

    def format_source(self, blocks: tuple[int, ...]) -> str:
        """Return the line that names paragraphs of the article; there is at least one."""
        template = self.source_many if len(blocks) > 1 else self.source_one
        return template.format(numbers=join_numbers(blocks, self.separator))


@dataclass(frozen=True)
class CreditTexts:
    """The credits: headings, the lines below them, and who is heard."""

    written_from: str
    illustrations: str
    photographs: str
    pictures: str
    maps: str
    narration: str
    music: str
    sound: str
    type: str
    made_with: str
    drawn: str
    drawn_only: str
    drawn_from: str
    original_score: str
    built_in_sounds: str
    lantern: str
    quoted: str
    quoted_words: str
    joined_by: str
    credit: str
    credit_line: str
    own_work: str
    not_yet: str
    picture_by: str
    read_by: str
    recorded: str
    synthetic_voice: str
    catalogue_voice: str
    google_voice: str
    tones: str
    coasts: str
    relief: str
    relief_authors: str
    geonames_authors: str

    def quote(self, title: str) -> str:
        """Return a title in quotation marks."""
        return self.quoted.format(title=title)

    def quote_words(self, words: str) -> str:
        """Return words of a text in quotation marks; some languages mark titles otherwise."""
        return self.quoted_words.format(words=words)


@dataclass(frozen=True)
class PageTexts:
    """The description and the pages of credits and sources that are published with a film."""

    chapters: str
    sources: str
    credits: str
    made_with: str
    transcript: str
    follow_voice: str
    play_from: str
    based_on: str
    by: str
    narration_line: str
    credits_title: str
    title: str
    author: str
    year: str
    licence: str
    scenes: str
    pictures: str
    maps: str
    music_and_sounds: str
    voice: str
    type: str
    tools: str
    narration: str
    share_alike: str
    share_alike_note: str
    sources_title: str
    article: str
    claims: str
    other_sources: str
    coverage: str
    paragraph: str
    kind: str
    begins: str
    told: str
    left_out_why: str
    state_told: str
    state_in_part: str
    state_left_out: str
    state_not_told: str
    summary_one: str
    summary_many: str
    state_count: str
    no_paragraphs: str
    kind_title: str
    kind_byline: str
    kind_heading: str
    kind_paragraph: str
    kind_quotation: str
    kind_caption: str
    kind_table: str
    kind_reference: str
    kind_boilerplate: str
    claim_line: str
    source_line: str

    def name_state(self, state: str) -> str:
        """Return the name of a state of coverage."""
        names = {
            "told": self.state_told,
            "told in part": self.state_in_part,
            "left out": self.state_left_out,
            "not told": self.state_not_told,
        }
        return names[state]

    def name_kind(self, kind: str) -> str:
        """Return the name of a kind of blocks of an article."""
        names = {
            "title": self.kind_title,
            "byline": self.kind_byline,
            "heading": self.kind_heading,
            "paragraph": self.kind_paragraph,
            "quotation": self.kind_quotation,
            "caption": self.kind_caption,
            "table": self.kind_table,
            "reference": self.kind_reference,
            "boilerplate": self.kind_boilerplate,
        }
        return names[kind]


@dataclass(frozen=True)
class ImportTexts:
    """The names of scenes and the texts of cards that an import writes into a film."""

    title_scene: str
    credits_scene: str
    paragraph: str
    picture_of: str
    quoted: str
    from_article: str
    untitled: str
    other_section: str
    shortened: str


@dataclass(frozen=True)
class ShotTexts:
    """What a shot shows, in a word: in a storyboard, and beside slides."""

    photograph: str
    illustration: str
    picture: str
    map: str
    card: str
    footage: str
    document: str
    panels: str


@dataclass(frozen=True)
class SoundTexts:
    """What is heard beside the words, for captions: music, built-in sounds, who speaks.

    `ambience`, `hits` and `moods` are by the names that authors write.
    """

    music: str
    mood: str
    music_stops: str
    sting: str
    narrator: str
    another_voice: str
    ambience: Mapping[str, str]
    hits: Mapping[str, str]
    moods: Mapping[str, str]


@dataclass(frozen=True)
class MapWords:
    """All that a map's visual writes by itself."""

    texts: MapTexts
    dates: DateWords
    numbers: NumberWords


@dataclass(frozen=True)
class CardWords:
    """All that a card's visual writes by itself."""

    labels: LabelTexts
    numbers: NumberWords


@dataclass(frozen=True)
class InterfaceWords:
    """The words of one language; `language` is its primary tag."""

    language: str
    dates: DateWords
    calendar: CalendarTexts
    numbers: NumberWords
    map: MapTexts
    labels: LabelTexts
    credits: CreditTexts
    pages: PageTexts
    imports: ImportTexts
    shots: ShotTexts
    sounds: SoundTexts

    @property
    def on_maps(self) -> MapWords:
        """Return what a map's visual needs."""
        return MapWords(self.map, self.dates, self.numbers)

    @property
    def on_cards(self) -> CardWords:
        """Return what a card's visual needs."""
        return CardWords(self.labels, self.numbers)


@functools.cache
def list_languages() -> tuple[str, ...]:
    """Return the primary tags of the languages that have words, English first."""
    others = {path.stem for path in _FOLDER.glob("*.toml")} - {FALLBACK}
    return (FALLBACK, *sorted(others))


def has_words(tag: str) -> bool:
    """Tell whether the language of a tag such as `de-AT` has words of its own."""
    return get_primary_language(tag) in list_languages()


def find_words(tag: str) -> InterfaceWords:
    """Return the words for a language tag such as `de-AT`; English ones if it has none."""
    return _read(get_primary_language(tag) if has_words(tag) else FALLBACK)


@functools.cache
def _read(language: str) -> InterfaceWords:
    """Read the file of a language."""
    text = read_plain_text(_FOLDER / f"{language}.toml")
    table = tomllib.loads(text)
    return InterfaceWords(
        language,
        dates=_read_dates(table["dates"]),
        calendar=CalendarTexts(**table["calendar"]),
        numbers=NumberWords(**table["numbers"]),
        map=MapTexts(**table["map"]),
        labels=LabelTexts(**table["labels"]),
        credits=CreditTexts(**table["credits"]),
        pages=PageTexts(**table["pages"]),
        imports=ImportTexts(**table["imports"]),
        shots=ShotTexts(**table["shots"]),
        sounds=SoundTexts(**table["sounds"]),
    )


def _read_dates(table: dict[str, Any]) -> DateWords:
    names = ("months", "months_in_dates")
    lists = {name: tuple(table[name]) for name in names}
    return DateWords(**(table | lists))
