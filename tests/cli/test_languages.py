"""The languages that a run is for, and what becomes of the others when one fails."""

from __future__ import annotations

import pytest
import typer

from lantern.cli.languages import parse_languages, run_each
from lantern.cli.options import UsageError
from lantern.core.problems import OutputFailure, VoiceFailure
from lantern.rendering.shards import Shard


def test_without_a_language_it_is_the_film_s_own() -> None:
    assert parse_languages(None, None) == (None,)


def test_one_or_several_are_named_each_once() -> None:
    assert parse_languages("ru", None) == ("ru",)
    assert parse_languages(None, "en, ru,zh-Hant,ru") == ("en", "ru", "zh-Hant")


@pytest.mark.parametrize(
    ("language", "languages", "message"),
    [
        ("russian", None, "--language: write ru for 'russian'"),
        (None, "en,klingon", "--languages: 'klingon' is no language tag"),
        (None, "en,,ru", "--languages: '' is no language tag"),
        ("ru", "en,ru", "--language and --languages don't go together"),
    ],
)
def test_what_is_no_language_is_refused(
    language: str | None, languages: str | None, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        parse_languages(language, languages)


def test_a_single_language_fails_as_the_film_does() -> None:
    def fail(tag: str | None) -> None:
        raise VoiceFailure("no voice")

    with pytest.raises(VoiceFailure, match=r"^no voice$"):
        run_each(("ru",), fail)


def test_the_others_are_made_and_those_that_failed_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = []

    def make(tag: str | None) -> None:
        if tag == "ru":
            raise VoiceFailure("no voice", ["espeak: broken"])
        if tag == "zh":
            raise OutputFailure("no room")
        if tag == "de":
            raise UsageError("no such voice")
        made.append(tag)

    with pytest.raises(typer.Exit) as caught:
        run_each(("ru", "en", "zh", "fr"), make)
    assert caught.value.exit_code == 6  # a voice's, before an output's 7
    assert made == ["en", "fr"]
    assert capsys.readouterr().err.splitlines() == [
        "ru: no voice",
        "  espeak: broken",
        "zh: no room",
        "Not finished: ru, zh; finished: en, fr.",
    ]
    with pytest.raises(typer.Exit) as caught:
        run_each(("en", "de"), make)
    assert caught.value.exit_code == 2
    assert capsys.readouterr().err.startswith("de: no such voice\n")


def test_problems_that_were_printed_count_as_a_failure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(tag: str | None) -> None:
        raise typer.Exit(3)

    with pytest.raises(typer.Exit) as caught:
        run_each(("en", "ru"), refuse)
    assert caught.value.exit_code == 3
    assert capsys.readouterr().err == "Not finished: en, ru.\n"


def test_of_a_share_it_is_said_that_it_is_no_more(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def make(tag: str | None) -> None:
        if tag == "ru":
            raise OutputFailure("there is no translations/ru.yml")

    with pytest.raises(typer.Exit):
        run_each(("en", "ru"), make, shard=Shard(1, 3))
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == "Not finished: ru; share 1/3 made: en."


def test_all_that_is_made_ends_without_a_word(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run_each(("en", "ru"), lambda tag: None)
    assert capsys.readouterr().err == ""
