"""Where shots, voices, words and chapters stand, in whole frames: a small film laid out by hand."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from lantern.core.units import Samples
from lantern.graphics import look
from lantern.script.model.film import Film
from lantern.script.model.scene import Scene
from lantern.timeline import (
    PictureInfo,
    SpokenTake,
    Timeline,
    cut,
    split_segments,
)
from tests.support.timelines import (
    NIGHT,
    TEXT,
    TITLE,
    WELLS,
    assert_whole,
    lay_out,
    make_take,
    silent_scene,
    spoken_scene,
)

FILM = lay_out([TITLE, WELLS, NIGHT], {1: make_take(TEXT, 9)})


def test_shots_and_their_transitions() -> None:
    # 4 s of title; 0.7 s, 9 s of speech, 0.7 s; 5 s of night.
    # Words are 25 frames apart, from frame 118.
    assert [
        (c.scene, c.shot, c.start, c.end, c.transition, c.overlap)
        for c in FILM.shots
    ] == [
        (0, 0, 0, 100, "cut", 0),
        (1, 0, 100, 218, "dissolve", 24),
        (1, 1, 218, 268, "cut", 0),
        (1, 2, 268, 361, "dip", 24),
        (2, 0, 361, 411, "dissolve", 20),
        (2, 1, 411, 486, "cut", 0),
    ]
    assert FILM.total == 486 and FILM.takes == ((1, 118),) and FILM.notes == ()


def test_words_stand_on_the_frames_they_sound_in() -> None:
    words = FILM.words[1]
    assert [(w.text, w.start) for w in words[:2]] == [
        ("The", 118),
        ("wells", 143),
    ]
    assert words[-1].end == 343 and FILM.words[0] == FILM.words[2] == ()


def list_relative(timeline: Timeline) -> list[tuple[Any, ...]]:
    """What each segment shows, without its place in the film: kind, length, frames into shots."""
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


def list_changed(before: Timeline, after: Timeline) -> set[int]:
    """The scenes whose segments differ."""
    pairs = zip(list_relative(before), list_relative(after), strict=True)
    return {a[0] for a, b in pairs if a != b}


def list_overlays_from(
    timeline: Timeline, shot: int
) -> list[tuple[int, int, str]]:
    """The overlays from a shot on, in frames from its start."""
    start = timeline.shots[shot].start
    return [
        (each.start - start, each.length, each.kind)
        for each in timeline.overlays
        if each.start >= start
    ]


def test_a_longer_take_changes_its_own_scene_only() -> None:
    scenes = [
        silent_scene("A", 4, 2),
        WELLS,
        silent_scene("B", 4, 2),
        {**WELLS, "scene": "Again"},
        silent_scene("C", 4),
    ]
    before = lay_out(scenes, {1: make_take(TEXT, 9), 3: make_take(TEXT, 8)})
    after = lay_out(scenes, {1: make_take(TEXT, 9.3), 3: make_take(TEXT, 8)})
    assert after.total > before.total
    assert list_changed(before, after) == {1}
    assert list_overlays_from(after, 5) == list_overlays_from(before, 5)
    assert list_overlays_from(after, 5) != []


def test_takes_are_padded_to_whole_frames() -> None:
    one = silent_scene("A", 2)
    film = lay_out(
        [one, {**WELLS, "shots": [{"still": "a.png"}]}, one],
        {1: make_take(TEXT, 2.0001)},
    )
    assert film.shots[2].start - film.shots[1].start == 18 + 51 + 18


def test_a_dissolve_never_eats_a_short_shot() -> None:
    film = lay_out(
        [silent_scene("A", 1), silent_scene("B", 0.2), silent_scene("C", 1)],
        transition={"dissolve": 2},
    )
    assert [c.overlap for c in film.shots] == [0, 4, 4]
    assert_whole(film)


@pytest.mark.parametrize(
    ("written", "kind", "overlap"),
    [
        ("cut", "cut", 0),
        ({"wipe": 1}, "wipe", 24),
        ({"dissolve": 0}, "cut", 0),
        ({"dip": "2s"}, "dip", 50),
    ],
)
def test_a_scene_chooses_how_it_comes_in(
    written: Any, kind: str, overlap: int
) -> None:
    scenes = [silent_scene("A", 4), silent_scene("B", 4, transition=written)]
    here = lay_out(scenes).shots[1]
    assert (here.transition, here.overlap) == (kind, overlap)


def test_the_film_chooses_for_all() -> None:
    assert [
        c.transition
        for c in lay_out(
            [TITLE, silent_scene("B", 4), silent_scene("C", 4)],
            transition="cut",
        ).shots
    ] == ["cut"] * 3


def test_the_first_chapter_begins_with_the_film() -> None:
    late = lay_out(
        [silent_scene("A", 60), silent_scene("B", 9, chapter="The road")]
    )
    assert late.chapters == ((0, "Salt"), (1500, "The road"))
    assert FILM.chapters[0][0] == 0


def test_a_voice_that_leads_begins_over_the_scene_before() -> None:
    takes = {1: make_take(TEXT, 9)}
    plainly = lay_out([silent_scene("A", 4), spoken_scene("B")], takes)
    film = lay_out(
        [silent_scene("A", 4), spoken_scene("B", voice_leads=0.6)], takes
    )
    assert plainly.takes == ((1, 118),) and film.takes == ((1, 85),)
    assert [c.start for c in film.shots] == [0, 100]
    assert film.total == 85 + 225 + 18, (
        "the scene ends as long after its voice as before"
    )
    assert film.words[1][0].start == 85
    assert_whole(film)


def test_a_voice_that_trails_ends_over_the_next_scene() -> None:
    film = lay_out(
        [spoken_scene("A", voice_trails=0.4), silent_scene("B", 4)],
        {0: make_take(TEXT, 9)},
    )
    assert film.takes == ((0, 18),) and [c.start for c in film.shots] == [
        0,
        18 + 225 - 10,
    ]
    assert film.words[0][-1].end == 18 + 225 and film.total == 233 + 100
    assert_whole(film)


def test_voices_across_cuts_follow_each_other() -> None:
    scenes = [
        spoken_scene("A", voice_trails=0.4),
        spoken_scene("B", voice_trails=0.2),
        spoken_scene("C", pause_before=0.2),
    ]
    film = lay_out(scenes, {i: make_take(TEXT, 3) for i in range(3)})
    spans = [(start, start + 75) for _, start in film.takes]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert spans[2][1] + 18 == film.total
    assert_whole(film)


def test_a_scene_taken_out_of_its_film_keeps_its_whole_voice() -> None:
    film = lay_out(
        [
            spoken_scene(
                "A",
                voice_leads=0.6,
                voice_trails=0.6,
            )
        ],
        {0: make_take(TEXT, 3)},
    )
    assert film.takes == ((0, 18),) and film.total == 18 + 75 + 18


def test_silence_round_a_take_does_not_count_as_voice() -> None:
    words = make_take(TEXT, 3)
    cues = tuple((a + 24_000, b + 24_000) for a, b in words.cues)
    padded = SpokenTake(Samples(words.samples + 48_000), words.words, cues)
    film = lay_out(
        [
            silent_scene("A", 4),
            spoken_scene(
                "B",
                voice_leads=0.6,
                voice_trails=0.4,
            ),
            silent_scene("C", 4),
        ],
        {1: padded},
    )
    heard = film.words[1]
    starts = {c.scene: c.start for c in film.shots}
    assert (
        starts[1] - heard[0].start == 15
        and abs(heard[-1].end - starts[2] - 10) <= 1
    )
    first = lay_out(
        [silent_scene("A", 0.2), spoken_scene("B", voice_leads=0.2)],
        {1: padded},
    )
    assert first.takes == ((1, 0),), (
        "a take's own silence may be longer than what comes before it"
    )
    assert_whole(film)


def test_words_across_a_cut_carry_their_shots_and_overlays_with_them() -> None:
    third = {"lower_third": {"title": "Wells", "at": "The wells"}}
    shots = [
        {"still": "a.png"},
        {"still": "b.png", "at": "wells"},
        {"still": "c.png", "at": "They"},
    ]
    scenes = [
        silent_scene("A", 4),
        spoken_scene(
            "B",
            voice_leads=2,
            voice_trails=2,
            **third,
        )
        | {"shots": shots},
        silent_scene("C", 4),
    ]
    film = lay_out(scenes, {1: make_take(TEXT, 4)})
    ours = [c for c in film.shots if c.scene == 1]
    # "They" is spoken 2.7 s into the voice, so 0.7 s after its scene's first frame
    assert [c.start - ours[0].start for c in ours] == [
        0,
        1,
        film.words[1][6].start - ours[0].start,
    ]
    assert all(m.start >= ours[0].start for m in film.overlays)
    assert_whole(film)


def test_a_voice_across_a_cut_changes_nothing_further_on() -> None:
    scenes = [
        silent_scene("A", 4),
        spoken_scene("B"),
        silent_scene("C", 4),
        spoken_scene("D"),
        silent_scene("E", 4),
    ]
    takes = {1: make_take(TEXT, 5), 3: make_take(TEXT, 6)}
    led = [*scenes[:1], {**scenes[1], "voice_leads": 0.6}, *scenes[2:]]
    assert list_changed(lay_out(scenes, takes), lay_out(led, takes)) == {1}


def test_a_film_without_scenes_is_empty() -> None:
    empty = lay_out([])
    assert (empty.total, empty.shots, empty.chapters) == (0, (), ((0, "Salt"),))


def test_a_chapter_in_the_first_ten_seconds_takes_the_place_of_the_films_title() -> (
    None
):
    early = [silent_scene("A", 9.9), silent_scene("B", 9, chapter="The road")]
    assert lay_out(early).chapters == ((0, "The road"),)
    late = [silent_scene("A", 10), silent_scene("B", 9, chapter="The road")]
    assert lay_out(late).chapters == ((0, "Salt"), (250, "The road"))


@pytest.mark.parametrize(
    ("before", "here", "overlap"),
    [
        ({}, {}, 20),
        ({}, {"chapter": "Next"}, 30),
        ({"shots": [{"card": {"number": 3}}]}, {}, 12),
    ],
    ids=["plain", "chapter", "card"],
)
def test_the_look_says_how_long_a_dissolve_between_scenes_is(
    before: dict[str, Any], here: dict[str, Any], overlap: int
) -> None:
    opening = silent_scene("O", 4)
    scenes = [opening, {**opening, **before}, {**opening, **here}]
    assert lay_out(scenes).shots[2].overlap == overlap


def test_a_dip_keeps_its_colour_and_a_cut_has_none() -> None:
    dip = {"dip": {"length": 1, "colour": "#f6edd9"}}
    dipped = lay_out(
        [silent_scene("A", 4), silent_scene("B", 4, transition=dip)]
    )
    assert dipped.shots[1].colour == "#f6edd9"
    dip = {"dip": {"length": 0, "colour": "#f6edd9"}}
    hard = lay_out([silent_scene("A", 4), silent_scene("B", 4, transition=dip)])
    assert (hard.shots[1].transition, hard.shots[1].colour) == ("cut", "")


def test_a_take_without_words_leads_by_its_whole_length() -> None:
    wordless = SpokenTake(Samples(48_000), (), ())
    scenes = [silent_scene("A", 4), spoken_scene("B", voice_leads=0.6)]
    assert lay_out(scenes, {1: wordless}).takes == ((1, 85),)


def test_a_chapter_s_pause_comes_before_its_first_word() -> None:
    takes = {1: make_take(TEXT, 9)}
    film = lay_out([TITLE, WELLS, NIGHT], takes, chapter_pause=2.5)
    # 100 frames of title, and 63 of music alone in place of 18
    assert film.takes == ((1, 163),)
    assert film.total == FILM.total + 45
    assert film.words[1][0].start == 163


def test_a_chapter_has_a_pause_of_two_and_a_half_seconds_unless_asked() -> None:
    film = Film.model_validate({"lantern": 1, "title": "Salt"})
    scenes = [Scene.model_validate(scene) for scene in (TITLE, WELLS, NIGHT)]
    takes = {1: make_take(TEXT, 9)}
    laid = cut(
        film,
        scenes,
        takes,
        look=look.load(),
        pictures=PictureInfo(),
    )
    assert laid.takes == ((1, 163),)


def test_a_chapter_s_pause_is_for_chapters_and_gives_way_to_what_is_longer() -> (
    None
):
    takes = {1: make_take(TEXT, 9)}
    plain = {key: value for key, value in WELLS.items() if key != "chapter"}
    film = lay_out([TITLE, plain], takes, chapter_pause=2.5)
    assert film.takes == ((1, 118),)
    film = lay_out(
        [TITLE, {**WELLS, "pause_before": 4}], takes, chapter_pause=2.5
    )
    assert film.takes == ((1, 200),)
    film = lay_out(
        [TITLE, {**WELLS, "voice_leads": 1}], takes, chapter_pause=2.5
    )
    assert film.takes == ((1, 75),), "a voice that leads has no pause"
