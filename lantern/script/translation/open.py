"""Find the translation of a film into a language, and tell why there is none that can be used."""

from __future__ import annotations

from pathlib import Path

from lantern.core.languages import (
    find_language_tag,
    get_primary_language,
    is_known_language,
)
from lantern.core.problems import EXIT_ASSET, Problem, Span, suggest
from lantern.script.paths import AllowedPaths
from lantern.script.translation.paths import (
    find_folder,
    find_translation,
    list_languages,
)
from lantern.script.translation.read import Translation, read_translation


def open_translation(
    film_file: Path, language: str, places: AllowedPaths, *, name: str
) -> tuple[Translation | None, list[Problem]]:
    """Return the translation of a film into a language, and what is wrong with it.

    Args:
        film_file: the film's film.yml, or its single file.
        language: a tag such as `ru`.
        places: where files may be read from.
        name: the film's name, which the translation has to be for.
    """
    found = find_translation(film_file, language)
    if not found:
        message = _explain_missing(film_file, language)
        return None, [Problem(message, Span(film_file), EXIT_ASSET)]
    if len(found) > 1:
        message = (
            f"the translation is in {found[0].name} and in the folder {found[1].name};"
            " delete one of them"
        )
        return None, [Problem(message, Span(found[0]))]
    translation, problems = read_translation(found[0], places)
    if not is_known_language(language):
        message = f"'{language}' is no language tag that is known (BCP 47)"
        problems.append(Problem(message, Span(found[0])))
    if translation is not None:
        problems += _check_film(translation, name)
    return translation, problems


def find_own_translation(film_file: Path, language: str) -> list[Problem]:
    """Return the problem of a translation into the film's own language; nothing without one."""
    message = (
        f"'{language}' is the film's own language; its texts are in the film's files,"
        " so take this translation out"
    )
    found = find_translation(film_file, language)
    return [Problem(message, Span(path)) for path in found]


def _explain_missing(film_file: Path, language: str) -> str:
    folder = find_folder(film_file)
    place = f"{folder.name}/{language}.yml"
    tag = find_language_tag(language)
    if not is_known_language(language):
        if tag:
            return f"write {tag} for '{language}'"
        near = suggest(language, list_languages(film_file))
        return f"'{language}' is no language tag that is known (BCP 47){near}"
    if (folder / f"{language}.yaml").is_file():
        return (
            f"rename {folder.name}/{language}.yaml: a translation ends in .yml"
        )
    known = list_languages(film_file)
    same = [
        each
        for each in known
        if get_primary_language(each) == get_primary_language(language)
    ]
    hint = f"; did you mean '{same[0]}'?" if same else ""
    if known and not hint:
        hint = f"; there are translations into {', '.join(known)}"
    return (
        f"the film has no translation into '{language}': {place} isn't there;"
        f" lantern translate writes it{hint}"
    )


def _check_film(translation: Translation, name: str) -> list[Problem]:
    """Return that a translation is for another film, or doesn't say for which."""
    for tree in translation.trees:
        if "film" in tree.data and translation.film != name:
            message = (
                f"this translation is for the film '{translation.film}', and this is"
                f" '{name}'; if the film was renamed, write film: {name}"
            )
            return [Problem(message, tree.find_span(("film",)))]
    if translation.trees and not translation.film:
        message = f"say which film this translation is for: film: {name}"
        return [Problem(message, translation.span)]
    return []
