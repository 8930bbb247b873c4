"""What is heard in a film beside its words: music, places, single sounds, who speaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern.plan.heard import list_heard_sounds
from tests.support.cut_films import cut, silent
from tests.support.films import Scene, scene, still

WORDS = "Rain fell, wind blew, and then the bell was heard."


def hear(folder: Path, *scenes: Scene, **film: Any) -> list[tuple[int, str]]:
    """The frames and texts of all that is heard in a film of these scenes."""
    made = cut(folder, *scenes, **film)
    return [
        (each.frame, each.text) for each in list_heard_sounds(made.rendition)
    ]


def test_a_silent_film_has_nothing_to_tell(tmp_path: Path) -> None:
    assert hear(tmp_path, scene("One", WORDS)) == []


def test_the_mood_of_music_is_told_where_it_changes(tmp_path: Path) -> None:
    music = {"score": {"mood": "grave"}}
    told = hear(
        tmp_path,
        silent(8, chapter="One"),
        silent(8, music={"mood": "hopeful"}),
        silent(8, music={"mood": "hopeful"}),
        silent(8, music={"mood": "calm"}),
        music=music,
    )
    assert (200, "music: hopeful") in told
    assert (600, "music: calm") in told
    assert told[0][0] == 0
    assert [text for _, text in told].count("music: hopeful") == 1


def test_music_stops_at_its_word_in_the_films_language(tmp_path: Path) -> None:
    music = {"score": {"mood": "grave"}}
    cue = {"stop": "the bell"}
    told = hear(
        tmp_path,
        scene("One", WORDS, music=cue),
        music=music,
        language="de",
    )
    assert [text for _, text in told] == ["Musik: ernst", "Musik bricht ab"]


def test_places_and_hits_are_told_where_they_begin(tmp_path: Path) -> None:
    told = hear(
        tmp_path,
        silent(
            4,
            still("hills", hold=2),
            still("river", hit=["drum"]),
            ambience="sea",
        ),
        silent(4, ambience="room"),
        silent(4, ambience="sea"),  # 4 s later: the same sea
        silent(12),
        silent(2, ambience="sea"),
    )
    assert sorted(told) == [(0, "sea"), (50, "drum"), (24 * 25, "sea")]


def test_a_hit_is_told_at_its_word(tmp_path: Path) -> None:
    made = cut(
        tmp_path, scene("One", WORDS, hit={"kind": "bell", "at": "bell"})
    )
    (sound,) = list_heard_sounds(made.rendition)
    words = made.rendition.timeline.words[0]
    assert (sound.frame, sound.text) == (words[7].start, "bell")
    assert words[7].text == "bell"


def test_a_voice_of_its_own_is_named_where_it_begins(tmp_path: Path) -> None:
    quoted = {"status": "reported", "by": "The ferryman"}
    other: dict[str, Any] = {"tone": {}}
    made = cut(
        tmp_path,
        scene("One", WORDS),
        scene(
            "Two",
            WORDS,
            speaker=other,
            claim=quoted,
        ),
        scene(
            "Three",
            WORDS,
            speaker=other,
            claim=quoted,
        ),
        scene("Four", WORDS, speaker=other),
        scene("Five", WORDS, speaker={"espeak": {"pitch": 30}}),  # isn't in use
    )
    heard = list_heard_sounds(made.rendition)
    assert [each.text for each in heard] == [
        "Narrator",
        "The ferryman",
        "Another voice",
        "Narrator",
    ]
    starts = [words[0].start for words in made.rendition.timeline.words]
    expected = [starts[i] for i in (0, 1, 3, 4)]
    assert [each.frame for each in heard] == expected


def test_speakers_are_named_where_each_begins(tmp_path: Path) -> None:
    speakers = {"ann": "Ann Lee"}
    text = "Rain fell. [ann] “Why not?” [/ann] Wind blew."
    made = cut(tmp_path / "a", scene("One", text), speakers=speakers)
    words = made.rendition.timeline.words[0]
    heard = list_heard_sounds(made.rendition)
    assert [(each.frame, each.text) for each in heard] == [
        (words[0].start, "Narrator"),
        (words[2].start, "Ann Lee"),
        (words[4].start, "Narrator"),
    ]
    named = {"speakers": "name"}
    other = cut(
        tmp_path / "b",
        scene("One", text),
        speakers=speakers,
        captions=named,
    )
    assert list_heard_sounds(other.rendition) == []
    assert [cue.lines for cue in other.rendition.cues] == [
        ("–\u00a0Rain fell.", "–\u00a0ANN LEE: “Why not?”"),
        ("NARRATOR: Wind blew.",),
    ]
