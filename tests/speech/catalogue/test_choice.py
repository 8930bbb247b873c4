"""From what a film says of a voice to the one that speaks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lantern.script.model.film import Film
from lantern.script.model.voice import VoiceChoice
from lantern.speech.catalogue.choice import (
    explain_missing,
    find_engine,
    is_known,
    is_missing,
    list_usable,
    resolve_film,
)
from tests.support import catalogue
from tests.support.catalogue import make_pack, put_here

PACKS = (
    make_pack(
        "alto",
        language="en-GB",
        sex="female",
        use="unclear",
    ),
    make_pack(
        "bell",
        language="en-US",
        sex="male",
        file_settings={"voice": "b"},
    ),
    make_pack(
        "coro",
        language="en-US",
        sex="female",
    ),
    make_pack(
        "drum",
        language="ru",
        sex="male",
    ),
    make_pack(
        "echo",
        language="ko",
        base="",
        sex="female",
    ),
    make_pack(
        "flute",
        language="ja",
        use="non-commercial",
    ),
)


@pytest.fixture(autouse=True)
def small_catalogue(tmp_path: Path) -> Iterator[None]:
    with catalogue.using(tmp_path, *PACKS):
        yield


def resolve(voice: object, **more: Any) -> Film:
    film = {"lantern": 1, "title": "A film", "voice": voice, **more}
    return resolve_film(Film.model_validate(film))


def choose(voice: object, **more: Any) -> str:
    """Return the name of the film's only voice."""
    (chosen,) = resolve(voice, **more).voice
    return chosen.label


def explain(voice: object, **more: Any) -> str:
    film = resolve(voice, **more)
    assert is_missing(film.voice[0])
    return explain_missing(film.voice[0], film)


def put_all_here() -> None:
    for pack in PACKS:
        put_here(pack)


def test_a_name_becomes_its_engine_with_its_files() -> None:
    folder = put_here(PACKS[1])
    (voice,) = resolve("bell").voice
    assert (voice.engine, voice.name, voice.label) == ("tone", "bell", "bell")
    assert voice.files == {"voice": folder / "b"}
    assert not is_missing(voice)


def test_settings_of_the_author_stay_beside_those_of_the_catalogue() -> None:
    put_here(PACKS[2])
    (voice,) = resolve([{"coro": {"speed": 90}}]).voice
    assert voice.settings == {"speed": 90}
    assert voice.every_setting == {"speed": 90}


def test_an_engine_s_own_name_stays_as_it_is() -> None:
    assert resolve(["espeak"]).voice == (VoiceChoice(engine="espeak"),)


def test_a_voice_that_is_not_here_stays_and_the_next_can_speak() -> None:
    film = resolve(["bell", "espeak"])
    assert [voice.label for voice in film.voice] == ["bell", "espeak"]
    assert [voice.label for voice in list_usable(film)] == ["espeak"]


def test_a_film_without_a_usable_voice_keeps_them_all() -> None:
    film = resolve(["bell", "drum"])
    assert list_usable(film) == film.voice


def test_the_command_that_fetches_a_voice_is_named() -> None:
    assert explain("bell") == (
        "the voice 'bell' isn't on this machine; `lantern voices get bell` fetches it"
    )


def test_a_voice_that_can_not_be_fetched_is_added_by_hand() -> None:
    assert explain("echo") == (
        "the voice 'echo' isn't on this machine; get bell.onnx and bell.onnx.json by"
        " hand, then `lantern voices add bell.onnx`"
    )


def test_a_misspelt_name_is_no_voice_of_the_catalogue() -> None:
    assert not is_known(resolve("fluet").voice[0])
    assert explain("fluet").startswith(
        "there is no voice 'fluet'; did you mean 'flute'?"
    )
    assert "; there are: hibari, espeak, " in explain("xyzzy")


def test_a_wish_gets_the_first_voice_here_that_fits() -> None:
    put_all_here()
    assert choose({"language": "en", "sex": "male"}) == "bell"
    assert choose({"language": "ru"}) == "drum"
    assert choose({"sex": "male"}, language="ru") == "drum"


def test_the_region_of_a_language_is_preferred_and_not_required() -> None:
    put_all_here()
    assert choose({"language": "en-US", "sex": "female"}) == "coro"
    assert choose({"language": "en-GB", "sex": "male"}) == "bell"


def test_a_commercial_film_prefers_clear_licences() -> None:
    put_all_here()
    assert choose({"language": "en", "sex": "female"}) == "alto"
    assert (
        choose({"language": "en", "sex": "female"}, use="commercial") == "coro"
    )
    assert choose({"language": "ja"}) == "flute"
    assert is_missing(resolve({"language": "ja"}, use="commercial").voice[0])


def test_a_wish_that_nothing_here_fits_names_the_command() -> None:
    assert explain({"language": "ru", "sex": "male"}) == (
        "no voice on this machine is as wished (ru, male); `lantern voices get drum`"
        " fetches it"
    )
    assert explain({"sex": "female"}, language="ru") == (
        "no voice on this machine is as wished (ru, female), and the catalogue has none;"
        " `lantern voices add FILE` takes a voice of yours"
    )


def test_a_commercial_film_is_told_of_clear_voices_first() -> None:
    english = {"language": "en", "sex": "female"}
    assert "`lantern voices get alto`" in explain(english)
    assert "`lantern voices get coro`" in explain(english, use="commercial")
    assert "the catalogue has none" in explain(
        {"language": "ja"}, use="commercial"
    )


def test_a_name_has_an_engine_whether_it_is_here_or_not() -> None:
    assert find_engine("bell") == "tone"
    assert find_engine("espeak") == "espeak"
    assert find_engine("nobody") is None
