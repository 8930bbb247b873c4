"""The sample film in other languages: whole, made from today's texts, with a lexicon of its own."""

from __future__ import annotations

from functools import cache

import pytest

from lantern.checks import sourcing
from lantern.checks.film_maps import check_maps
from lantern.core.russian_phonetics import to_russian_mnemonics
from lantern.core.text import find_phrase
from lantern.core.words import list_words
from lantern.script import lockfile
from lantern.script.film_script import Script
from lantern.script.load import load
from lantern.script.translation.originals import OriginalText, list_texts
from lantern.script.translation.read import Translation
from tests.support.films import ROOT

FILM = ROOT / "scenes" / "liberation-1945"
LANGUAGES = ("ru", "zh")
IN_CHINESE = ("01-two-clocks", "02-title")
SECTIONS_IN_CHINESE = {"film", *IN_CHINESE, "maps/theatre.yml"}


@cache
def read(language: str) -> Script:
    """Return the film in a language; it has no problems."""
    script, problems = load(FILM, language=language)
    assert [str(problem) for problem in problems] == []
    assert script is not None
    return script


def read_translation(language: str) -> Translation:
    translated = read(language).translated
    assert translated is not None
    return translated.translation


@cache
def list_originals() -> tuple[OriginalText, ...]:
    script, _ = load(FILM)
    assert script is not None
    return list_texts(script)


def test_every_text_is_told_in_russian() -> None:
    translation = read_translation("ru")
    originals = list_originals()
    left = [
        each.id for each in originals if translation.find_text(each.id) is None
    ]
    assert left == []
    assert translation.texts.keys() == {each.id for each in originals}


def test_two_scenes_and_what_they_show_are_told_in_chinese() -> None:
    translation = read_translation("zh")
    assert translation.scenes is not None
    assert tuple(translation.scenes) == IN_CHINESE
    assert [part.tree.file.stem for part in read("zh").parts] == list(
        IN_CHINESE
    )
    for each in list_originals():
        is_told = translation.find_text(each.id) is not None
        assert is_told == (each.section in SECTIONS_IN_CHINESE), each.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_was_made_from_the_film_as_it_is(language: str) -> None:
    translation = read_translation(language)
    digests = {each.id: each.digest for each in list_originals()}
    made = {id: digests[id] for id in translation.originals}
    assert translation.originals == made
    assert not translation.changed
    assert not translation.drafts
    assert not translation.gone


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_figures_and_dates_are_the_articles(language: str) -> None:
    script = read(language)
    lock, problems = lockfile.load(script)
    assert problems == []
    assert sourcing.check(script, lock, strict=True) == []


def test_some_scenes_need_not_show_all_that_is_on_their_maps() -> None:
    assert list(check_maps(read("zh"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_entry_of_the_lexicon_is_spoken(language: str) -> None:
    script = read(language)
    spoken = [list_words(part.scene.text) for part in script.parts]
    for entry in script.lexicon:
        places = [find_phrase(words, entry, 0) for words in spoken]
        assert set(places) != {None}, entry


def test_the_russian_voice_has_every_sound_of_the_lexicon() -> None:
    ipas = [entry.ipa for entry in read("ru").lexicon.values() if entry.ipa]
    assert [ipa for ipa in ipas if to_russian_mnemonics(ipa) is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_claims_are_attributed_as_in_the_original(language: str) -> None:
    original, _ = load(FILM)
    assert original is not None
    own = {part.tree.file: part.scene.claim for part in original.parts}
    for part in read(language).parts:
        was, claim = own[part.tree.file], part.scene.claim
        assert (claim is None) == (was is None)
        if claim is not None and was is not None:
            assert claim.status == was.status
            assert claim.by != was.by
