"""Where everything stands, in whole frames: a small film laid out by hand."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from lantern.core.units import Samples
from lantern.graphics import look
from lantern.script.model.film import Film, Scene, Shot
from lantern.timeline import PictureInfo, SpokenTake, Timeline, cut, split_segments
from lantern.timeline.overlay_times import choose_style

ATLAS = look.load()
TEXT = "The wells were dry before noon. They walked on."
TITLE = {"scene": "Title", "duration": 4, "shots": [{"card": {"title": "Salt"}}]}
WELLS: dict[str, Any] = {
    "scene": "Wells",
    "chapter": "The wells",
    "narration": TEXT,
    "passage": [3, 4],
    "lower_third": {"title": "Wells", "text": "1820", "at": "before noon"},
    "claim": {"status": "reported", "by": "The guide", "at": "They walked"},
    "shots": [
        {"still": "a.png"},
        {"map": "m.yml", "at": "before"},
        {"still": "b.png", "at": "They", "transition": {"dip": 1}},
    ],
}
NIGHT = {
    "scene": "Night",
    "duration": 5,
    "source": "none",
    "shots": [{"still": "a.png", "hold": 2}, {"map": "m.yml"}],
}


def take(text: str, seconds: float) -> SpokenTake:
    """A take whose words are evenly spread."""
    words = tuple(text.split())
    whole, n = round(seconds * 48_000), len(words)
    return SpokenTake(
        Samples(whole),
        words,
        tuple((i * whole // n, (i + 1) * whole // n) for i in range(n)),
    )


def lay(
    scenes: Sequence[Mapping[str, Any]],
    takes: Mapping[int, SpokenTake] | None = None,
    **film: Any,
) -> Timeline:
    made = Film.model_validate({"lantern": 1, "title": "Salt", **film})
    models = [Scene.model_validate(s) for s in scenes]
    pictures = PictureInfo(frozenset({(1, 0)}))
    return cut(made, models, takes or {}, look=ATLAS, pictures=pictures)


def plain(name: str, seconds: float, shots: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "scene": name,
        "duration": seconds,
        "source": "none",
        "shots": [{"still": "a.png"}] * shots,
        **more,
    }


def kinds(timeline: Timeline, kind: str) -> list[tuple[int, int]]:
    return [(m.start, m.length) for m in timeline.overlays if m.kind == kind]


FILM = lay([TITLE, WELLS, NIGHT], {1: take(TEXT, 9)})


def test_shots_and_their_transitions() -> None:
    # 4 s of title; 0.7 s, 9 s of speech, 0.7 s; 5 s of night. Words are 25 frames apart, from frame 118.
    assert [
        (c.scene, c.shot, c.start, c.end, c.transition, c.overlap) for c in FILM.shots
    ] == [
        (0, 0, 0, 100, "cut", 0),
        (1, 0, 100, 218, "dissolve", 24),
        (1, 1, 218, 268, "cut", 0),
        (1, 2, 268, 361, "dip", 24),
        (2, 0, 361, 411, "dissolve", 20),
        (2, 1, 411, 486, "cut", 0),
    ]
    assert FILM.total == 486 and FILM.takes == ((1, 118),) and FILM.notes == ()


def test_overlays_stand_where_their_words_and_shots_are() -> None:
    source = ("Source: article, paragraphs 3, 4",)
    assert [(m.kind, m.lines, m.style, m.start, m.length) for m in FILM.overlays] == [
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
        (
            {
                "timeline": "A week",
                "events": [{"date": "9 august", "text": "It begins"}],
            },
            "paper",
        ),
        ({"chart": "Losses", "bars": [{"label": "Men", "value": 3}]}, "paper"),
        ({"number": 3}, "ink"),
    ],
    ids=["statement", "timeline", "chart", "number"],
)
def test_plates_over_light_cards_are_paper(card: Mapping[str, Any], style: str) -> None:
    assert choose_style(Shot.model_validate({"card": card}), False) == style


def test_words_stand_on_the_frames_they_sound_in() -> None:
    words = FILM.words[1]
    assert [(w.text, w.start) for w in words[:2]] == [("The", 118), ("wells", 143)]
    assert words[-1].end == 343 and FILM.words[0] == FILM.words[2] == ()


def test_segments_of_the_film() -> None:
    found = [(s.start, s.length, s.shot, s.next_shot) for s in split_segments(FILM)]
    assert found == [
        (0, 88, 0, None), (88, 24, 0, 1), (112, 106, 1, None), (218, 38, 2, None), (256, 24, 2, 3),
        (280, 71, 3, None), (351, 20, 3, 4), (371, 40, 4, None), (411, 75, 5, None),
    ]  # fmt: skip


def test_a_timeline_survives_json() -> None:
    assert Timeline.from_json(json.loads(json.dumps(FILM.to_json()))) == FILM


def whole(timeline: Timeline) -> None:
    """Cuts and segments lie end to end, and none is empty."""
    for spans in (
        [(c.start, c.end) for c in timeline.shots],
        [(s.start, s.start + s.length) for s in split_segments(timeline)],
    ):
        assert spans[0][0] == 0 and spans[-1][1] == timeline.total
        assert all(a[1] == b[0] for a, b in itertools.pairwise(spans))
        assert all(a < b for a, b in spans)
    for mark in timeline.overlays:
        assert (
            mark.length > 0
            and mark.start >= 0
            and mark.start + mark.length <= timeline.total
        )


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
@pytest.mark.parametrize("seconds", [0.001, 0.1, 1, 7.77])
def test_segments_tile_the_film(fps: int, seconds: float) -> None:
    third = {"lower_third": {"title": "Somebody"}}
    scenes = [
        plain("A", 0.04, 5),
        WELLS,
        plain("B", seconds, 2, **third),
        plain("C", 0.001, 1, **third),
        WELLS,
    ]
    takes = {1: take(TEXT, seconds), 4: take(TEXT, 0.01)}
    whole(lay(scenes, takes, output={"fps": fps}, transition={"dissolve": 5}))


def relative(timeline: Timeline) -> list[tuple[Any, ...]]:
    """What each segment shows, without where in the film it stands: kind, length, frames into its shots."""
    found: list[tuple[Any, ...]] = []
    for s in split_segments(timeline):
        a = timeline.shots[s.shot]
        found.append(
            (
                a.scene,
                a.shot,
                s.next_shot is None,
                s.length,
                s.start - a.start,
                a.length,
            )
        )
    return found


def test_a_longer_take_changes_its_own_scene_only() -> None:
    scenes = [
        plain("A", 4, 2),
        WELLS,
        plain("B", 4, 2),
        {**WELLS, "scene": "Again"},
        plain("C", 4),
    ]
    before = lay(scenes, {1: take(TEXT, 9), 3: take(TEXT, 8)})
    after = lay(scenes, {1: take(TEXT, 9.3), 3: take(TEXT, 8)})
    assert after.total > before.total
    changed = {
        b[0] for b, a in zip(relative(before), relative(after), strict=True) if b != a
    }
    assert changed == {1}
    shift = after.total - before.total
    moved = [
        (m.start + shift, m.length, m.lines)
        for m in before.overlays
        if m.start >= before.shots[5].start
    ]
    assert moved == [
        (m.start, m.length, m.lines)
        for m in after.overlays
        if m.start >= after.shots[5].start
    ]


def test_takes_are_padded_to_whole_frames() -> None:
    one = plain("A", 2)
    film = lay(
        [one, {**WELLS, "shots": [{"still": "a.png"}]}, one], {1: take(TEXT, 2.0001)}
    )
    assert film.shots[2].start - film.shots[1].start == 18 + 51 + 18


def test_shots_share_what_is_not_held() -> None:
    shots = [{"still": "a.png", "hold": 2}, {"still": "b.png"}, {"still": "c.png"}]
    assert [
        c.length for c in lay([{"scene": "A", "duration": 5, "shots": shots}]).shots
    ] == [50, 37, 38]


def test_a_scene_grows_for_its_held_shots_and_says_so() -> None:
    shots = [{"still": "a.png", "hold": 4}, {"still": "b.png", "hold": 3}]
    film = lay([{"scene": "A", "narration": TEXT, "shots": shots}], {0: take(TEXT, 2)})
    assert [c.length for c in film.shots] == [100, 75]
    assert film.notes == (
        (0, "made 3.6 s longer than its narration, to hold its shots"),
    )


def test_a_hold_gives_way_to_words_and_says_so() -> None:
    shots = [{"still": "a.png", "hold": 20}, {"still": "b.png", "at": "They"}]
    film = lay([{"scene": "A", "narration": TEXT, "shots": shots}], {0: take(TEXT, 9)})
    assert [c.start for c in film.shots] == [0, 168]
    ((scene, note),) = film.notes
    assert (
        scene == 0 and "held 20.0 s, but the next one's words come after 6.7 s" in note
    )


def test_a_dissolve_never_eats_a_short_shot() -> None:
    film = lay(
        [plain("A", 1), plain("B", 0.2), plain("C", 1)], transition={"dissolve": 2}
    )
    assert [c.overlap for c in film.shots] == [0, 4, 4]
    whole(film)


@pytest.mark.parametrize(
    ("way", "found"),
    [
        ("cut", ("cut", 0)),
        ({"wipe": 1}, ("wipe", 24)),
        ({"dissolve": 0}, ("cut", 0)),
        ({"dip": "2s"}, ("dip", 50)),
    ],
)
def test_a_scene_chooses_how_it_comes_in(way: Any, found: tuple[str, int]) -> None:
    here = lay([plain("A", 4), plain("B", 4, transition=way)]).shots[1]
    assert (here.transition, here.overlap) == found


def test_the_film_chooses_for_all() -> None:
    assert [
        c.transition
        for c in lay([TITLE, plain("B", 4), plain("C", 4)], transition="cut").shots
    ] == ["cut"] * 3


def test_a_lower_third_follows_its_shot_by_a_moment() -> None:
    film = lay([plain("A", 10, lower_third={"title": "Argun"})])
    ((start, length),) = kinds(film, "lower_third")
    assert start == 20 and 80 < length < 140


def test_a_claim_ends_a_second_after_its_last_words_and_a_card_carries_no_source() -> (
    None
):
    claim = {
        "status": "official-figure",
        "by": "Soviet data",
        "at": "wells",
        "until": "noon",
    }
    shots = [{"still": "a.png"}, {"card": {"statement": "x"}, "at": "They"}]
    film = lay(
        [
            {
                "scene": "A",
                "narration": TEXT,
                "passage": [2],
                "claim": claim,
                "shots": shots,
            }
        ],
        {0: take(TEXT, 9)},
    )
    assert kinds(film, "claim") == [(43, 125)]
    assert kinds(film, "source") == [(0, 168)]
    assert {m.lines for m in film.overlays} == {
        ("Soviet data",),
        ("Source: article, paragraph 2",),
    }


def test_a_claim_stands_beside_an_illustration_label() -> None:
    claim = {"status": "disputed", "by": "Both sides"}
    (mark,) = [
        m
        for m in lay([TITLE, plain("A", 9, claim=claim)]).overlays
        if m.kind == "claim"
    ]
    assert mark.lines == ("Disputed: Both sides",) and mark.beside == ("Illustration",)


def test_chapters_begin_at_nought() -> None:
    late = lay([plain("A", 60), plain("B", 9, chapter="The road")])
    assert late.chapters == ((0, "Salt"), (1500, "The road"))
    assert FILM.chapters[0][0] == 0


def spoken(name: str, **more: Any) -> dict[str, Any]:
    return {
        "scene": name,
        "narration": TEXT,
        "source": "none",
        "shots": [{"still": "a.png"}],
        **more,
    }


def test_a_voice_that_leads_begins_over_the_scene_before() -> None:
    takes = {1: take(TEXT, 9)}
    plainly = lay([plain("A", 4), spoken("B")], takes)
    film = lay([plain("A", 4), spoken("B", voice_leads=0.6)], takes)
    assert plainly.takes == ((1, 118),) and film.takes == ((1, 85),)
    assert [c.start for c in film.shots] == [0, 100]
    assert film.total == 85 + 225 + 18, (
        "the scene ends as long after its voice as before"
    )
    assert film.words[1][0].start == 85
    whole(film)


def test_a_voice_that_trails_ends_over_the_next_scene() -> None:
    film = lay([spoken("A", voice_trails=0.4), plain("B", 4)], {0: take(TEXT, 9)})
    assert film.takes == ((0, 18),) and [c.start for c in film.shots] == [
        0,
        18 + 225 - 10,
    ]
    assert film.words[0][-1].end == 18 + 225 and film.total == 233 + 100
    whole(film)


def test_voices_across_cuts_follow_each_other() -> None:
    scenes = [
        spoken("A", voice_trails=0.4),
        spoken("B", voice_trails=0.2),
        spoken("C", pause_before=0.2),
    ]
    film = lay(scenes, {i: take(TEXT, 3) for i in range(3)})
    spans = [(start, start + 75) for _, start in film.takes]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert spans[2][1] + 18 == film.total
    whole(film)


def test_a_scene_taken_out_of_its_film_keeps_its_whole_voice() -> None:
    film = lay([spoken("A", voice_leads=0.6, voice_trails=0.6)], {0: take(TEXT, 3)})
    assert film.takes == ((0, 18),) and film.total == 18 + 75 + 18


def test_silence_round_a_take_does_not_count_as_voice() -> None:
    words = take(TEXT, 3)
    cues = tuple((a + 24_000, b + 24_000) for a, b in words.cues)
    padded = SpokenTake(Samples(words.samples + 48_000), words.words, cues)
    film = lay(
        [plain("A", 4), spoken("B", voice_leads=0.6, voice_trails=0.4), plain("C", 4)],
        {1: padded},
    )
    heard = film.words[1]
    starts = {c.scene: c.start for c in film.shots}
    assert starts[1] - heard[0].start == 15 and abs(heard[-1].end - starts[2] - 10) <= 1
    first = lay([plain("A", 0.2), spoken("B", voice_leads=0.2)], {1: padded})
    assert first.takes == ((1, 0),), (
        "a take's own silence may be longer than what comes before it"
    )
    whole(film)


def test_words_across_a_cut_carry_their_shots_and_overlays_with_them() -> None:
    third = {"lower_third": {"title": "Wells", "at": "The wells"}}
    shots = [
        {"still": "a.png"},
        {"still": "b.png", "at": "wells"},
        {"still": "c.png", "at": "They"},
    ]
    scenes = [
        plain("A", 4),
        spoken("B", voice_leads=2, voice_trails=2, **third) | {"shots": shots},
        plain("C", 4),
    ]
    film = lay(scenes, {1: take(TEXT, 4)})
    ours = [c for c in film.shots if c.scene == 1]
    # "They" is spoken 2.7 s into the voice, so 0.7 s after its scene's first frame
    assert [c.start - ours[0].start for c in ours] == [
        0,
        1,
        film.words[1][6].start - ours[0].start,
    ]
    assert all(m.start >= ours[0].start for m in film.overlays)
    whole(film)


def test_a_voice_across_a_cut_changes_nothing_further_on() -> None:
    scenes = [plain("A", 4), spoken("B"), plain("C", 4), spoken("D"), plain("E", 4)]
    takes = {1: take(TEXT, 5), 3: take(TEXT, 6)}
    led = [*scenes[:1], {**scenes[1], "voice_leads": 0.6}, *scenes[2:]]
    before, after = relative(lay(scenes, takes)), relative(lay(led, takes))
    assert {b[0] for b, a in zip(before, after, strict=True) if b != a} == {1}


def test_the_makers_of_pictures_are_named_beside_the_source_while_they_are_seen() -> (
    None
):
    shots = [{"still": "a.png"}, {"still": "b.png", "at": "They"}]
    models = [
        Scene.model_validate(
            {"scene": "A", "narration": TEXT, "passage": [2], "shots": shots}
        )
    ]
    film = Film.model_validate({"lantern": 1, "title": "Salt"})
    laid = cut(
        film,
        models,
        {0: take(TEXT, 9)},
        look=ATLAS,
        pictures=PictureInfo(credits={(0, 1): "Picture: P. Hoto, CC-BY-4.0"}),
    )
    first, second = (m for m in laid.overlays if m.kind == "source")
    assert first.lines == ("Source: article, paragraph 2",)
    assert second.lines == (
        "Source: article, paragraph 2 · Picture: P. Hoto, CC-BY-4.0",
    )
    assert first.start + first.length == second.start == laid.shots[1].start


def test_what_is_on_record_has_no_label() -> None:
    claim = {"status": "record", "source": "the decree"}
    assert not [
        m for m in lay([plain("A", 9, claim=claim)]).overlays if m.kind == "claim"
    ]
