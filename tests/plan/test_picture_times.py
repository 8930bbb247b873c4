"""When the pictures of a shot come, and what waits in them for words."""

from __future__ import annotations

from dataclasses import replace

from lantern.core.units import Frames
from lantern.graphics.look.panels import PanelStyle
from lantern.plan.picture_times import ShotTime, time_shot
from lantern.plan.shot_words import ShotWords
from lantern.script.model.cards import ListCard
from lantern.timeline import TimedWord
from lantern.visuals.map_parts import ReachedDate
from lantern.visuals.specs import (
    CardSpec,
    DocumentSpec,
    MapSpec,
    PanelsSpec,
    PinSpec,
    PinsSpec,
    StillSpec,
)
from tests.support.models import make_shot
from tests.support.visuals import (
    card_spec,
    document_spec,
    inset_spec,
    map_spec,
    panels_spec,
    still_spec,
)

TEXT = "Rain fell until the rivers rose over the wide plain."


def make_time(start: int = 100, length: int = 200) -> ShotTime:
    """Return a shot in which TEXT is spoken from frame 100 of the film on, 10 frames a word."""
    words = []
    for i, word in enumerate(TEXT.split()):
        first = 100 + 10 * i
        words.append(TimedWord(word, Frames(first), Frames(first + 10)))
    return ShotTime(ShotWords(words, Frames(start)), Frames(length), 25)


def test_a_still_waits_for_nothing() -> None:
    spec = still_spec()
    assert time_shot(spec, make_shot(still="a.png"), make_time()) == spec


def test_items_of_a_map_come_with_their_words() -> None:
    shot = make_shot(
        map="m.yml", when={"ford": "rivers", "army": ["until", "plain"]}
    )
    timed = time_shot(map_spec(), shot, make_time())
    assert isinstance(timed, MapSpec)
    assert timed.when == {"ford": (40,), "army": (20, 90)}


def test_legs_of_a_map_s_camera_begin_with_their_words() -> None:
    legs = [{"to": "near", "at": "rivers", "seconds": 1}, {"to": "far"}]
    shot = make_shot(
        map="m.yml",
        view="far",
        legs=legs,
    )
    spec = map_spec(view="far", legs=[{"view": "near"}, {"view": "far"}])
    timed = time_shot(spec, shot, make_time())
    assert isinstance(timed, MapSpec)
    # 25 frames for the first, half a second of rest, and 75 for the second
    first, second = timed.legs
    assert (first.view, first.start, first.end) == ("near", 40, 65)
    assert (second.view, second.start, second.end) == ("far", 77, 152)


def test_dates_of_a_map_are_reached_with_their_words() -> None:
    when = {"12 may": "rivers", "15 may": "snow"}
    shot = make_shot(
        map="m.yml", dates={"from": "1 may", "to": "9 jun", "when": when}
    )
    timed = time_shot(map_spec(), shot, make_time())
    assert isinstance(timed, MapSpec)
    assert timed.reached == (
        ReachedDate("12 may", Frames(40)),
        ReachedDate("15 may"),
    )


def test_entries_of_a_card_come_with_their_words() -> None:
    what = {"list": "Seen", "items": [{"text": "Rivers", "at": "rivers"}]}
    timed = time_shot(card_spec(what), make_shot(card=what), make_time())
    assert isinstance(timed, CardSpec)
    assert isinstance(timed.card, ListCard)
    assert timed.spoken_at == {"items/0": 40}


def test_parts_of_a_document_come_with_their_words() -> None:
    what = {
        "file": "a.png",
        "zoom": [{"to": [0, 0, 0.5, 0.5], "at": "rivers rose"}],
    }
    timed = time_shot(
        document_spec(what), make_shot(document=what), make_time()
    )
    assert isinstance(timed, DocumentSpec)
    assert timed.spoken_at == {"zoom/0": 40}


def test_each_panel_comes_with_its_own_words() -> None:
    panels = [
        {"still": "a.png"},
        {"still": "b.png", "at": "rivers"},
        {"still": "c.png", "at": "Rain"},
    ]
    spec = panels_spec(*({"picture": each["still"]} for each in panels))
    timed = time_shot(spec, make_shot(panels=panels), make_time(start=120))
    assert isinstance(timed, PanelsSpec)
    # the last one's words came before the shot: it is there as it begins
    assert [panel.start for panel in timed.panels] == [None, 20, 0]


def test_a_card_in_a_panel_waits_for_its_words_too() -> None:
    card = {"list": "Seen", "items": [{"text": "Plain", "at": "plain"}]}
    panels = [{"still": "a.png"}, {"card": card, "at": "rose"}]
    spec = panels_spec({"picture": "a.png"}, {"picture": "b.png"})
    last = replace(spec.panels[1], picture=card_spec(card))
    spec = replace(spec, panels=(spec.panels[0], last))
    timed = time_shot(spec, make_shot(panels=panels), make_time())
    assert isinstance(timed, PanelsSpec)
    shown = timed.panels[1]
    assert shown.start == 50
    assert isinstance(shown.picture, CardSpec)
    assert shown.picture.spoken_at == {"items/0": 90}


def test_an_inset_comes_and_goes_with_its_words() -> None:
    inset = {"still": "b.png", "at": "rivers", "until": "plain"}
    spec = replace(still_spec(), inset=inset_spec("b.png"))
    timed = time_shot(spec, make_shot(inset=inset), make_time())
    assert isinstance(timed, StillSpec)
    assert timed.inset is not None
    assert (timed.inset.start, timed.inset.end) == (40, 90)


def test_an_inset_without_words_is_there_all_along() -> None:
    spec = replace(still_spec(), inset=inset_spec("b.png"))
    timed = time_shot(spec, make_shot(inset={"still": "b.png"}), make_time())
    assert timed.inset is not None
    assert (timed.inset.start, timed.inset.end) == (None, None)


def test_pins_come_and_go_with_their_words() -> None:
    pins = {"harbin": {"still": "a.png", "at": "rivers", "until": "plain"}}
    shot = make_shot(map="m.yml", pins=pins)
    pin = PinSpec("harbin", still_spec(), "landscape")
    spec = map_spec(pins=PinsSpec((pin,), PanelStyle()))
    timed = time_shot(spec, shot, make_time())
    assert isinstance(timed, MapSpec)
    assert timed.pins
    assert (timed.pins.pins[0].start, timed.pins.pins[0].end) == (40, 90)


def test_words_that_nobody_speaks_bring_a_panel_at_once() -> None:
    panels = [{"still": "a.png"}, {"still": "b.png", "at": "snow"}]
    spec = panels_spec({"picture": "a.png"}, {"picture": "b.png"})
    timed = time_shot(spec, make_shot(panels=panels), make_time())
    assert isinstance(timed, PanelsSpec)
    assert timed.panels[1].start is None
