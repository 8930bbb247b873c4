"""What the music does when: settings of its sections, stops and stings at their words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern import plan
from lantern.core.units import Samples
from lantern.plan.requests import MixdownRequest, SpokenWord, StingCue, StopCue
from lantern.rendering.layout import lay_out
from lantern.rendering.voice import make_take_jobs
from lantern.sound import MusicSection
from tests.support import films
from tests.support.films import scene

WORDS = "wind rain tide beep coal iron wind rain. "


def plan_mix(
    root: Path, *scenes: films.Scene, music: Any = "score"
) -> MixdownRequest:
    """The request of a film's mix, nothing spoken: its takes are guesses."""
    path = films.write(root / "project", list(scenes), music=music)
    session = films.studio(path, root)
    voice = session.script.film.voice[0]
    takes = make_take_jobs(session, voice)
    guesses = {i: plan.guess(job) for i, job in takes.items()}
    return plan.build_mix_request(lay_out(session, voice, guesses), takes)


def list_sections(
    root: Path, *scenes: films.Scene, music: Any = "score"
) -> tuple[MusicSection, ...]:
    request = plan_mix(root, *scenes, music=music)
    assert request.music is not None
    return request.music.sections


def describe(section: MusicSection) -> tuple[str, str, str]:
    assert section.settings is not None
    return section.role, section.settings.key, section.settings.mood


def chapters(count: int) -> list[films.Scene]:
    return [scene(f"S{i}", WORDS * 3, chapter=f"C{i}") for i in range(count)]


def test_chapters_change_key_and_mood_by_themselves(tmp_path: Path) -> None:
    title = scene("Title", None, duration=6)
    credits_ = scene("Credits", None, duration=9)
    found = list_sections(tmp_path, title, *chapters(4), credits_)
    assert [describe(section) for section in found] == [
        ("open", "D minor", "grave"),
        ("chapter", "D minor", "grave"),
        ("chapter", "G minor", "tense"),
        ("chapter", "D minor", "grave"),
        ("chapter", "D minor", "calm"),
        ("close", "D minor", "calm"),
    ]


def test_a_scene_changes_the_music_from_there_to_the_next_chapter(
    tmp_path: Path,
) -> None:
    cue = {
        "mood": "hopeful",
        "tempo": 70,
        "instruments": ["harp"],
        "level": -14,
    }
    first, second, third, last = chapters(4)
    changed = scene("More", WORDS * 3, music=cue)
    found = list_sections(tmp_path, first, second, changed, third, last)
    assert [describe(section) for section in found] == [
        ("chapter", "D minor", "grave"),
        ("chapter", "G minor", "tense"),
        ("chapter", "G minor", "hopeful"),
        ("chapter", "D minor", "grave"),
        ("close", "D minor", "calm"),
    ]
    own = found[2]
    assert own.settings is not None
    assert (own.settings.tempo, own.settings.instruments) == (70, ("harp",))
    assert [section.level for section in found] == [None, None, -14, None, None]


def test_a_cue_too_soon_for_a_section_of_its_own_counts_for_the_one_before(
    tmp_path: Path,
) -> None:
    title = scene("Title", None, duration=2)
    one = scene("One", WORDS * 3, music={"key": "E dorian"})
    (found, _) = list_sections(
        tmp_path, title, one, scene("Two", WORDS * 3, chapter="C")
    )
    assert found.start == 0
    assert describe(found) == ("open", "E dorian", "grave")


def test_stop_and_sting_stand_at_their_words(tmp_path: Path) -> None:
    cue = {"stop": "beep coal", "sting": "tide"}
    one = scene("One", WORDS * 2, music=cue)
    two = scene("Two", WORDS * 2)
    request = plan_mix(tmp_path, one, two)
    first, second = request.takes
    end = Samples(second.start - 48_000 * 18 // 25)
    assert request.stops == (StopCue(SpokenWord(first, 3), end),)
    assert request.stings == (StingCue(SpokenWord(first, 2), "D minor"),)
    assert request.music is not None
    assert len(request.music.sections) == 1, "they begin no music of their own"


def test_a_stop_in_the_last_scene_lasts_to_the_end(tmp_path: Path) -> None:
    one = scene("One", WORDS, music={"stop": "iron"})
    request = plan_mix(tmp_path, one)
    assert [cue.end for cue in request.stops] == [request.total]


def test_a_film_without_music_has_no_cues(tmp_path: Path) -> None:
    request = plan_mix(tmp_path, scene("One", WORDS), music="none")
    assert (request.music, request.stops, request.stings) == (None, (), ())
