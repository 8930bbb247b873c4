"""What a shot shows, as its visual gets it."""

from __future__ import annotations

from lantern.core.units import Seconds
from lantern.plan.shot_specs import (
    make_clip_spec,
    make_map_spec,
    make_still_spec,
    translate_card,
)
from lantern.script.model.cards import StatementCard, TimelineCard
from lantern.script.model.film import Film
from lantern.script.model.scene import Shot
from lantern.visuals.map_parts import DayCounter, ReachedDate
from lantern.visuals.specs import CardSpec, ClipSpec, StillSpec


def test_a_clip_has_its_trimming_and_its_level() -> None:
    clip = {"file": "a.mp4", "from": 1, "to": "1m", "level": -6}
    shot = Shot.model_validate({"clip": clip, "focus": [0, 0, 1, 0.5]})
    assert make_clip_spec(shot) == ClipSpec(
        file="a.mp4",
        start=Seconds(1.0),
        end=Seconds(60.0),
        level=-6.0,
        focus=(0, 0, 1, 0.5),
    )


def test_film_has_the_rate_that_it_was_shot_at() -> None:
    shot = Shot.model_validate({"clip": {"file": "a.mp4", "speed": "16 fps"}})
    spec = make_clip_spec(shot)
    assert (spec.speed, spec.shot_at) == (1.0, 16.0)


def test_a_still_has_its_fit_its_ground_and_its_focus() -> None:
    given = {
        "still": "a.png",
        "fit": "contain",
        "ground": "blur",
        "focus": [0, 0, 1, 0.5],
    }
    shot = Shot.model_validate(given)
    expected = StillSpec(
        still="a.png",
        fit="contain",
        ground="blur",
        move=shot.move,
        focus=(0, 0, 1, 0.5),
    )
    assert make_still_spec(shot, "a.png", focus=(0, 0, 1, 0.5)) == expected


def make_film(language: str) -> Film:
    return Film.model_validate(
        {"lantern": 1, "title": "A", "language": language}
    )


def test_maps_and_cards_have_the_words_of_another_language_than_english() -> (
    None
):
    shot = Shot.model_validate({"map": "m.yml", "view": "near"})
    card = CardSpec(card=StatementCard(statement="Regen"))
    for language, has_words in (("en", False), ("de-AT", True)):
        film = make_film(language)
        spec = make_map_spec(shot, "m.yml", film)
        assert (spec.map, spec.view, spec.language) == (
            "m.yml",
            "near",
            language,
        )
        assert (spec.words is not None) == has_words
        assert (translate_card(card, film.words).words is not None) == has_words


def test_dates_of_a_timeline_are_translated() -> None:
    event = {"date": "9 August 1945", "text": "Regen"}
    given = {
        "timeline": "Ein Monat",
        "events": [event, {**event, "date": "1946"}],
    }
    spec = CardSpec(card=TimelineCard.model_validate(given))
    found = translate_card(spec, make_film("de").words).card
    assert isinstance(found, TimelineCard)
    assert [each.date for each in found.events] == ["9. August 1945", "1946"]


def test_a_calendar_that_counts_has_the_words_of_the_films_language() -> None:
    dates = {"from": "9 aug", "to": "2 sep", "count_from": "9 aug"}
    shot = Shot.model_validate({"map": "m.yml", "dates": dates})
    spec = make_map_spec(shot, "m.yml", make_film("de"))
    assert spec.dates == ("9 aug", "2 sep")
    assert spec.counter == DayCounter("9 aug", "Tag\u00a0{number}")
    assert spec.reached is None


def test_dates_that_wait_for_words_have_no_frames_before_the_cut() -> None:
    dates = {"from": "9 aug", "to": "2 sep", "when": {"15 aug": "on the radio"}}
    shot = Shot.model_validate({"map": "m.yml", "dates": dates})
    spec = make_map_spec(shot, "m.yml", make_film("en"))
    assert spec.counter is None
    assert spec.reached == (ReachedDate("15 aug"),)


def test_a_calendar_of_two_dates_adds_nothing_to_a_key() -> None:
    shot = Shot.model_validate({"map": "m.yml", "dates": ["9 aug", "2 sep"]})
    spec = make_map_spec(shot, "m.yml", make_film("en"))
    assert (spec.counter, spec.reached) == (None, None)
