"""Captions: the ways to write them, and how they are burned in."""

from __future__ import annotations

import pytest

from lantern.script.model.captions import CaptionOptions
from lantern.script.model.film import Film
from tests.support.models import make_film


@pytest.mark.parametrize(
    ("written", "burn", "words"),
    [
        ("karaoke", "karaoke", False),
        ({"burn": "block", "words": True}, "block", True),
        ({"words": True}, "none", True),
    ],
)
def test_captions_are_written_short_or_long(
    written: object, burn: str, words: bool
) -> None:
    made = Film.model_validate(
        {"lantern": 1, "title": "Salt", "captions": written}
    )
    assert (made.captions.choose_burn("wide"), made.captions.words) == (
        burn,
        words,
    )


def test_portrait_films_have_captions_unless_the_author_says_no() -> None:
    assert CaptionOptions().choose_burn("portrait") == "block"
    assert CaptionOptions().choose_burn("square") == "none"
    assert CaptionOptions(burn="none").choose_burn("portrait") == "none"
    assert CaptionOptions(burn="karaoke").choose_burn("wide") == "karaoke"


def test_a_track_and_claims_are_off_unless_asked_for() -> None:
    plain = make_film(captions="block").captions
    assert (plain.has_track, plain.claims) == (False, False)
    written = make_film(captions={"track": True, "claims": True}).captions
    assert (written.track, written.claims, written.burn) == (True, True, None)


@pytest.mark.parametrize(
    ("written", "spoken", "others"),
    [
        (["en", "ru", "zh"], "en", ["ru", "zh"]),
        # the same captions from the other side
        (["en", "ru", "zh"], "ru", ["en", "zh"]),
        ("ru", "en", ["ru"]),
        (["en", "ru", "ru"], "en-GB", ["ru"]),
        (["zh-Hant", "zh-Hans"], "zh-Hans", ["zh-Hant"]),
        (["en-GB"], "en", ["en-GB"]),
    ],
)
def test_captions_have_other_languages_than_the_voice_s(
    written: object, spoken: str, others: list[str]
) -> None:
    captions = make_film(captions={"language": written}).captions
    assert captions.list_others(spoken) == others


def test_films_whose_captions_name_languages_have_tracks() -> None:
    assert make_film(captions={"language": ["en", "ru"]}).captions.has_track
    without = {"language": ["en", "ru"], "track": False}
    assert not make_film(captions=without).captions.has_track


def test_a_language_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="'russisch' is no language tag"):
        make_film(captions={"language": ["russisch"]})
