"""Begin to read a film in another language: find its translation, and the article of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import ValidationError

from lantern.article import readers
from lantern.article.blocks import Article
from lantern.core.problems import Failure, Problem
from lantern.script.document import YamlDocument
from lantern.script.film_script import name_film
from lantern.script.model.narration import FromPassage
from lantern.script.passage import extract_passage
from lantern.script.paths import AllowedPaths
from lantern.script.spoken_text import escape_marks
from lantern.script.translation.apply import Translator
from lantern.script.translation.open import (
    find_own_translation,
    open_translation,
)

DEFAULT_LANGUAGE = "en"
"""The language of a film that names none."""


def start_translation(
    tree: YamlDocument, places: AllowedPaths, language: str
) -> tuple[Translator | None, list[Problem]]:
    """Return what translates a film's documents into a language, and what is wrong.

    There is nothing to translate, and None, for the film's own language.

    Args:
        tree: the film's own file.
        places: where files may be read from.
        language: a tag such as `ru`.
    """
    own = str(tree.data.get("language") or DEFAULT_LANGUAGE)
    if language == own:
        return None, find_own_translation(tree.file, language)
    name = name_film(tree.file)
    translation, problems = open_translation(
        tree.file, language, places, name=name
    )
    if translation is None:
        return None, problems
    reader = _PassageReader(tree, places)
    translator = Translator(
        translation,
        places,
        language=own,
        read_passage=reader.read,
    )
    return translator, problems


@dataclass(frozen=True)
class _PassageReader:
    """Reads what scenes speak of the article in the film's own language."""

    tree: YamlDocument
    places: AllowedPaths

    def read(self, narration: object, passage: object) -> str:
        """Return what is spoken, as a narration; nothing where scene or article have a fault.

        Faults are told where they are in the film's own language.
        """
        if self._article is None or not isinstance(passage, list):
            return ""
        try:
            entry = FromPassage.model_validate(narration)
        except ValidationError:
            return ""
        numbers = [each for each in passage if isinstance(each, int)]
        text, _ = extract_passage(entry, numbers, self._article)
        return escape_marks(text)

    @cached_property
    def _article(self) -> Article | None:
        named = self.tree.data.get("article")
        file = named.get("file") if isinstance(named, Mapping) else None
        if not isinstance(file, str):
            return None
        try:
            return readers.read_article(
                self.places.find(file, self.tree.file.parent)
            )
        except Failure:
            return None
