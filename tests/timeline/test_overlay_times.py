"""When overlays show, in which style, and beside what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from lantern.script.model.scene import Shot
from lantern.timeline import PictureInfo
from lantern.timeline.model import ThirdPortrait
from lantern.timeline.overlay_times import choose_style
from tests.support.timelines import (
    NIGHT,
    TEXT,
    TITLE,
    WELLS,
    lay_out,
    list_kind,
    make_take,
    silent_scene,
)

FILM = lay_out(
    [TITLE, WELLS, NIGHT], {1: make_take(TEXT, 9)}, source_line="always"
)


def test_overlays_stand_where_their_words_and_shots_are() -> None:
    source = ("Source: article, paragraphs 3, 4",)
    assert [
        (m.kind, m.lines, m.style, m.start, m.length) for m in FILM.overlays
    ] == [
        ("illustration", ("Illustration",), "ink", 112, 100),
        ("source", source, "ink", 112, 106),
        ("lower_third", ("Wells", "1820"), "paper", 218, 38),
        ("source", source, "paper", 218, 38),
        ("claim", ("Reported: The guide",), "ink", 280, 71),
        ("source", source, "ink", 280, 71),
    ]
    assert not any(m.beside or m.onsets for m in FILM.overlays)


@pytest.mark.parametrize(
    ("card", "style"),
    [
        ({"statement": "All is quiet."}, "paper"),
        ({"quotation": "All is quiet.", "by": "Petrov"}, "paper"),
        (
            {
                "timeline": "A week",
                "events": [{"date": "9 august", "text": "It begins"}],
            },
            "paper",
        ),
        ({"chart": "Losses", "bars": [{"label": "Men", "value": 3}]}, "paper"),
        ({"people": "Hall", "persons": [{"name": "Ann"}]}, "paper"),
        ({"number": 3}, "ink"),
    ],
    ids=["statement", "quotation", "timeline", "chart", "people", "number"],
)
def test_plates_over_light_cards_are_paper(
    card: Mapping[str, Any], style: str
) -> None:
    assert choose_style(Shot.model_validate({"card": card}), False) == style


def test_a_lower_third_follows_its_shot_by_a_moment() -> None:
    film = lay_out([silent_scene("A", 10, lower_third={"title": "Argun"})])
    ((start, length),) = list_kind(film, "lower_third")
    assert start == 20 and 80 < length < 140


def test_a_lower_third_carries_its_portrait() -> None:
    ann = {"title": "Ann", "portrait": "ann.jpg", "focus": [0.4, 0.3]}
    film = lay_out(
        [TITLE, silent_scene("A", 10, lower_third=[ann, {"title": "Ben"}])]
    )
    thirds = [each for each in film.overlays if each.kind == "lower_third"]
    portrait = ThirdPortrait("ann.jpg", 1, (0.4, 0.3))
    assert [each.portrait for each in thirds] == [portrait, None]


def test_a_claim_ends_a_second_after_its_last_words_and_cards_have_no_source() -> (
    None
):
    claim = {
        "status": "official-figure",
        "by": "Soviet data",
        "at": "wells",
        "until": "noon",
    }
    shots = [{"still": "a.png"}, {"card": {"statement": "x"}, "at": "They"}]
    film = lay_out(
        [
            {
                "scene": "A",
                "narration": TEXT,
                "passage": [2],
                "claim": claim,
                "shots": shots,
            }
        ],
        {0: make_take(TEXT, 9)},
        source_line="always",
    )
    assert list_kind(film, "claim") == [(43, 125)]
    assert list_kind(film, "source") == [(0, 168)]
    assert {m.lines for m in film.overlays} == {
        ("Soviet data",),
        ("Source: article, paragraph 2",),
    }


@pytest.mark.parametrize(
    ("seconds", "claim_beside", "label_beside"),
    [(9, (), ("Disputed: Both sides",)), (3, ("Illustration",), ())],
)
def test_the_label_that_stays_longer_stands_at_the_edge(
    seconds: int, claim_beside: tuple[str, ...], label_beside: tuple[str, ...]
) -> None:
    """An illustration's label goes after 4 s; nothing has to move then."""
    claim = {"status": "disputed", "by": "Both sides"}
    film = lay_out([TITLE, silent_scene("A", seconds, claim=claim)])
    found = {overlay.kind: overlay.beside for overlay in film.overlays}
    assert found == {"claim": claim_beside, "illustration": label_beside}


def test_a_claim_can_be_read_and_goes_on_over_a_cut() -> None:
    claim = {"status": "disputed", "by": "Both sides"}
    shots = [{"still": "a.png", "hold": 1, "claim": claim}, {"still": "b.png"}]
    film = lay_out([{**silent_scene("A", 6), "shots": shots}])
    # 2.5 s, rounded up to whole frames
    assert list_kind(film, "claim") == [(0, 63)]
    short = lay_out([{**silent_scene("A", 2), "shots": shots}])
    assert list_kind(short, "claim") == [(0, 50)]


def test_a_lower_third_goes_on_over_a_cut_on_one_map() -> None:
    third = {"title": "The Kwantung Army"}
    shots = [
        {"map": "m.yml", "hold": 2, "lower_third": third},
        {"map": "m.yml", "hold": 4},
    ]
    film = lay_out([{**silent_scene("A", 6), "shots": shots}])
    ((start, length),) = list_kind(film, "lower_third")
    assert start < 50 < start + length
    other = [shots[0], {"map": "n.yml", "hold": 4}]
    cut_off = lay_out([{**silent_scene("A", 6), "shots": other}])
    ((start, length),) = list_kind(cut_off, "lower_third")
    assert start + length == 50


def test_a_lower_third_waits_until_the_chapter_s_card_is_gone() -> None:
    third = {"title": "Hertford"}
    shots = [{"card": "chapter", "hold": 3}, {"still": "a.png"}]
    film = lay_out(
        [{**silent_scene("A", 9), "shots": shots, "lower_third": third}]
    )
    ((start, _),) = list_kind(film, "lower_third")
    assert start == film.shots[1].clear_start == 75
    alone = {**silent_scene("A", 9), "shots": shots[:1], "lower_third": third}
    assert len(list_kind(lay_out([alone]), "lower_third")) == 1


def test_a_source_line_is_there_while_it_is_new() -> None:
    first = {**silent_scene("A", 6), "source": "The decree"}
    again = {**silent_scene("B", 6), "source": "The decree"}
    other = {**silent_scene("C", 6), "source": "A letter"}
    film = lay_out([first, again, other])
    assert list_kind(film, "source") == [(0, 100), (310, 100)]


def test_a_source_line_is_never_there_if_so_asked() -> None:
    scene = {**silent_scene("A", 6), "source": "The decree"}
    film = lay_out([scene], source_line="none")
    assert list_kind(film, "source") == []


def test_the_maker_of_a_picture_is_named_as_long_as_it_is_seen() -> None:
    scene = {**silent_scene("A", 8), "source": "The decree"}
    pictures = PictureInfo(credits={(0, 0): "Picture: P. Hoto’s, CC-BY-4.0"})
    for asked in ("first", "none"):
        film = lay_out(
            [scene],
            pictures=pictures,
            source_line=asked,
        )
        assert list_kind(film, "source") == [(0, 200)]


def test_the_maker_of_a_picture_is_named_with_the_source_while_it_is_on_screen() -> (
    None
):
    shots = [{"still": "a.png"}, {"still": "b.png", "at": "They"}]
    scene = {"scene": "A", "narration": TEXT, "passage": [2], "shots": shots}
    laid = lay_out(
        [scene],
        {0: make_take(TEXT, 9)},
        PictureInfo(credits={(0, 1): "Picture: P. Hoto, CC-BY-4.0"}),
        source_line="always",
    )
    first, second = (each for each in laid.overlays if each.kind == "source")
    assert first.lines == ("Source: article, paragraph 2",)
    assert second.lines == (
        "Source: article, paragraph 2 · Picture: P. Hoto, CC-BY-4.0",
    )
    assert first.end == second.start == laid.shots[1].start


def test_a_map_says_where_it_has_its_facts_from() -> None:
    drum = "Map: a diary of 1801"
    pictures = PictureInfo(map_sources={(0, 0): drum})
    plain = silent_scene("A", 4, source=None)
    (line,) = lay_out([plain], pictures=pictures).overlays
    assert line.lines == (drum,)
    hidden = silent_scene("A", 4, source="none")
    assert list_kind(lay_out([hidden], pictures=pictures), "source") == []
    named = silent_scene("A", 4, source="a letter")
    (line,) = lay_out([named], pictures=pictures).overlays
    assert line.lines == (f"a letter · {drum}",)


def test_what_is_on_record_has_no_label() -> None:
    claim = {"status": "record", "source": "the decree"}
    assert not [
        m
        for m in lay_out([silent_scene("A", 9, claim=claim)]).overlays
        if m.kind == "claim"
    ]


def test_a_map_has_paper_panels_unless_its_ground_is_dark() -> None:
    shot = Shot.model_validate({"map": "m.yml"})
    assert choose_style(shot, False) == "paper"
    assert choose_style(shot, True) == "ink"
    assert choose_style(Shot.model_validate({"still": "a.png"}), False) == "ink"
    assert (
        choose_style(Shot.model_validate({"card": "chapter"}), False) == "paper"
    )


def test_a_dark_map_has_ink_panels_on_screen() -> None:
    scene = silent_scene("A", 8, lower_third={"title": "Argun"})
    scene["shots"] = [{"map": "m.yml"}]
    (light,) = lay_out([scene]).overlays
    dark_maps = PictureInfo(dark_maps=frozenset({(0, 0)}))
    (dark,) = lay_out([scene], pictures=dark_maps).overlays
    assert (light.style, dark.style) == ("paper", "ink")


def test_an_illustration_is_labelled_no_longer_than_its_shot() -> None:
    pictures = PictureInfo(illustrations=frozenset({(0, 0), (0, 1)}))
    scene = silent_scene("A", 6, 2)
    scene["shots"] = [{"still": "a.png", "hold": 1}, {"still": "b.png"}]
    film = lay_out([scene], pictures=pictures)
    assert list_kind(film, "illustration") == [(0, 25), (25, 100)]


def test_a_mark_stays_as_long_as_its_picture() -> None:
    scene = silent_scene("A", 12)
    scene["shots"] = [{"still": "a.png"}]
    pictures = PictureInfo(marks={(0, 0): "Not yet credited"})
    film = lay_out([scene], pictures=pictures)
    assert list_kind(film, "illustration") == [(0, 300)]
    [mark] = film.overlays
    assert (mark.lines, mark.style) == (("Not yet credited",), "ink")


def test_a_source_line_runs_on_over_shots_of_one_style() -> None:
    scene = silent_scene("A", 6, 2)
    film = lay_out([{**scene, "source": "The decree"}], source_line="always")
    assert list_kind(film, "source") == [(0, 150)]
    scene["shots"] = [{"still": "a.png"}, {"map": "m.yml"}]
    film = lay_out([{**scene, "source": "The decree"}], source_line="always")
    assert list_kind(film, "source") == [(0, 75), (75, 75)]


def test_a_source_line_bridges_a_transition_between_shots_of_one_style() -> (
    None
):
    scene = silent_scene("A", 6)
    shots = [
        {"still": "a.png"},
        {"still": "b.png", "transition": {"dissolve": 1}},
    ]
    film = lay_out(
        [{**scene, "shots": shots, "source": "The decree"}],
        source_line="always",
    )
    assert list_kind(film, "source") == [(0, 150)]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ({"passage": [3]}, "Source: article, paragraph 3"),
        ({"passage": [3, 4]}, "Source: article, paragraphs 3, 4"),
        ({"passage": [3], "source": "The decree"}, "The decree"),
        ({"source": "The decree"}, "The decree"),
    ],
)
def test_a_scene_writes_its_source_or_its_paragraphs(
    written: dict[str, Any], line: str
) -> None:
    scene = {**silent_scene("A", 4), "source": None, **written}
    (overlay,) = lay_out([scene]).overlays
    assert overlay.lines == (line,)


@pytest.mark.parametrize("written", [{"source": "none"}, {"source": ""}, {}])
def test_no_source_line_is_shown_where_there_is_none(
    written: dict[str, Any],
) -> None:
    scene = {**silent_scene("A", 4), "source": None, **written}
    assert lay_out([scene]).overlays == ()


def test_the_maker_of_a_picture_is_named_without_a_source_line_too() -> None:
    pictures = PictureInfo(credits={(0, 0): "Picture: P. Hoto"})
    (overlay,) = lay_out([silent_scene("A", 4)], pictures=pictures).overlays
    assert overlay.lines == ("Picture: P. Hoto",)


def test_a_lower_third_whose_shot_is_over_before_it_comes_in_is_left_out() -> (
    None
):
    shots = [
        {"still": "a.png", "hold": 0.5, "lower_third": {"title": "Argun"}},
        {"still": "b.png", "hold": 0.2},
    ]
    film = lay_out([{**silent_scene("A", 0.7), "shots": shots}])
    assert list_kind(film, "lower_third") == []


def test_a_lower_third_ends_with_the_shot_it_is_over() -> None:
    shots = [
        {"still": "a.png", "hold": 2, "lower_third": {"title": "Argun"}},
        {"still": "b.png"},
    ]
    film = lay_out([{**silent_scene("A", 6), "shots": shots}])
    assert list_kind(film, "lower_third") == [(20, 30)]


def test_a_shot_has_its_own_claim_beside_that_of_its_scene() -> None:
    claim = {"status": "reported", "by": "The guide"}
    own = {"status": "author's-view", "by": "A. Writer"}
    shots = [{"still": "a.png"}, {"still": "b.png", "claim": own}]
    film = lay_out([{**silent_scene("A", 6), "shots": shots, "claim": claim}])
    found = [each for each in film.overlays if each.kind == "claim"]
    assert [(each.start, each.length, each.lines) for each in found] == [
        (0, 150, ("Reported: The guide",)),
        (75, 75, ("Author’s view",)),
    ]


def test_claims_without_a_label_on_screen_stand_alone() -> None:
    claim = {"status": "disputed", "by": "Both sides"}
    film = lay_out([silent_scene("A", 9, claim=claim)])
    assert [each.beside for each in film.overlays] == [()]


def test_overlays_have_the_quotation_marks_of_the_film_s_language() -> None:
    scene = silent_scene(
        "A",
        8,
        lower_third={"title": 'Japan\'s "last" day', "text": "It's over"},
    )
    film = lay_out([scene])
    (third,) = [each for each in film.overlays if each.kind == "lower_third"]
    assert third.lines == ("Japan’s “last” day", "It’s over")


def list_thirds(**changes: Any) -> list[tuple[tuple[str, ...], int, int]]:
    """The lower thirds of the film with a pause of 2.5 s: lines, first frame, end."""
    scenes = [TITLE, {**WELLS, **changes}]
    film = lay_out(scenes, {1: make_take(TEXT, 9)}, chapter_pause=2.5)
    return [
        (each.lines, each.start, each.end)
        for each in film.overlays
        if each.kind == "lower_third"
    ]


def test_a_chapter_s_name_stands_in_its_pause() -> None:
    # from the end of the dissolve to the first word
    found = list_thirds(lower_third=None)
    assert found == [(("The wells",), 112, 163)]


def test_other_lower_thirds_wait_for_a_chapter_s_name() -> None:
    found = list_thirds(lower_third={"title": "Wells"})
    assert [lines for lines, _, _ in found] == [("The wells",), ("Wells",)]
    assert found[1][1] == found[0][2] == 163


def test_a_card_tells_the_chapter_itself() -> None:
    shots = [{"card": "chapter"}, {"still": "a.png", "at": "They"}]
    assert list_thirds(lower_third=None, shots=shots) == []


def test_a_name_that_nobody_could_read_is_not_shown() -> None:
    shots = [{"still": "a.png", "hold": 1.5}, {"still": "b.png"}]
    assert list_thirds(lower_third=None, shots=shots) == []
