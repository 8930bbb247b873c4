"""What the words before and after a name say of it: a place, a person, or a thing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lantern.article import gazetteer
from lantern.article.places import cues
from lantern.article.places.known import Feature
from lantern.article.places.runs import RUN, NameRun, ReadingContext
from lantern.article.places.things import is_about_sport, is_thing

REACH = 60
"""Characters before a name in which cues are looked for."""
_NEAR_REACH = 28
"""The same for those that are a word or two."""
_LAST_REACH = 8
"""The same for marks."""
_LAST_WORD = re.compile(r"([\w’'-]+\.?)\s$")
_GIVEN_BEFORE = re.compile(
    r"(\w[\w’'-]+)\s(?:(?:de|di|da|von|van|del|della|du|of)\s(?:la\s|der\s)?)?$"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…][\"”’»)]?\s)[\s\"“„«‘(–—-]*$")


@dataclass
class NameMention:
    """What an article says of a name: how often, where, and how."""

    blocks: set[int] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    """How the name is written in the article, in the cases of its language."""
    times: int = 0
    strong: int = 0
    """Times that it stands where only places do."""
    weak: int = 0
    """Times that it stands where people do, too."""
    bare: int = 0
    """Times that it stands within a sentence, with nothing before it that says what it is."""
    opening: int = 0
    """Times that it opens a sentence."""
    is_person: bool = False
    is_other: bool = False
    """Whether words after it tell it from the well known town of that name."""
    qualifier: Feature | None = None
    """The land that is named as the one it lies in."""
    lands: set[str] = field(default_factory=set)
    """Codes of countries that its paragraphs name."""
    longer: set[frozenset[str]] = field(default_factory=set)
    """For each place in the text the names that it is a part of there: La Rochelle."""
    companions: set[str] = field(default_factory=set)
    """Names that stand beside it in a list."""

    @property
    def may_be_place(self) -> bool:
        """Whether it stands where a place may be named, at least once."""
        return bool(
            self.strong
            or self.weak
            or self.bare
            or self.opening
            or self.qualifier
        )


def read_option(
    text: str, run: NameRun, index: int, *, context: ReadingContext
) -> NameMention:
    """Return what the words before and after a name say."""
    name = run.options[index]
    start = run.starts[index]
    end = start + len(name)
    before = text[max(0, start - REACH) : start]
    after = text[end : end + REACH]
    mention = _read_words(before, name, after, context=context)
    if index and context.is_apposition(run.options[index - 1]):
        mention.bare = 0
    mention.longer = {frozenset(run.options[:index])}
    return mention


def cut_tail(text: str, length: int) -> str:
    """Return the end of a text, from the first blank in it on; a short text as it is."""
    if len(text) <= length:
        return text
    tail = text[-length:]
    return tail[max(0, tail.find(" ")) :]


def _read_words(
    before: str, name: str, after: str, *, context: ReadingContext
) -> NameMention:
    mention = NameMention(
        times=1,
        is_person=_is_person(before, after, context),
        is_other=cues.OTHER_TOWN.match(after) is not None,
        qualifier=_find_qualifier(after, context),
    )
    near = cut_tail(before, _NEAR_REACH)
    if is_thing(near, after) or cues.FEATURE_BEFORE.search(near):
        return mention
    if cues.ADDRESSED_BEFORE.search(before):
        return mention
    mention.strong = int(_is_strong(before, after, context))
    if is_about_sport(before, after):
        return mention
    mention.weak = int(context.cues.weak.search(near) is not None)
    if cues.STUDY_BEFORE.search(before):
        mention.strong = 0
        mention.weak = 1
    is_opening = _SENTENCE_START.search(before[-_LAST_REACH:]) is not None
    if is_opening:
        mention.opening = int(not _is_word(name, context))
    elif not cues.ARTICLE_BEFORE.search(near):
        mention.bare = 1
    return mention


def _is_word(name: str, context: ReadingContext) -> bool:
    """Tell whether a name at the start of a sentence may be a word: She, La Paz."""
    first = name.split(" ")[0]
    return first in context.starters or bool(
        cues.ARTICLE_BEFORE.match(f"{first} ")
    )


def _is_strong(before: str, after: str, context: ReadingContext) -> bool:
    """Tell whether only places stand between such words."""
    is_bracketed = before.endswith("(") and after.startswith(")")
    if is_bracketed or cues.AREA_AFTER.match(after):
        return True
    return context.cues.strong.search(before) is not None


def _is_person(before: str, after: str, context: ReadingContext) -> bool:
    """Tell whether the words around a name are those around a person's."""
    before = cut_tail(before, _NEAR_REACH)
    if cues.PERSON_AFTER.match(after) or cues.PERSON_BEFORE.search(before):
        return True
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last[1]
    is_initial = re.fullmatch(r"[A-Z]\.", word) is not None
    is_capital = word[0].isupper() or word in cues.SMALL_TITLES
    is_title = is_capital and word.strip(".").casefold() in cues.TITLES
    return is_initial or is_title or _is_after_given_name(before, context)


def _is_after_given_name(before: str, context: ReadingContext) -> bool:
    """Tell whether a given name stands before: Otto von Bamberg."""
    match = _GIVEN_BEFORE.search(before)
    if match is None or not match[1][0].isupper():
        return False
    return match[1].casefold() in context.known.given_names


def _find_qualifier(after: str, context: ReadingContext) -> Feature | None:
    """Return the land that is named right after a town: Portland, Oregon."""
    match = cues.QUALIFIER.match(after)
    if match is None:
        return None
    run = RUN.match(after, match.end())
    if run is None:
        return None
    words = run[0].split(" ")
    for count in range(len(words), 0, -1):
        name = context.find_base(" ".join(words[:count]))
        feature = context.known.find_feature(name) or _find_state(name)
        if feature and feature.is_land and feature.country:
            return feature
    return None


def _find_state(name: str) -> Feature | None:
    """Return one of the United States whose name rather means a town: New York."""
    code = gazetteer.list_us_states().get(name.casefold())
    return Feature("region", "US", code) if code else None
