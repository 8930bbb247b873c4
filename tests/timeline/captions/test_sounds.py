"""Captions that tell what is heard beside the words, and who speaks."""

from __future__ import annotations

from lantern.core.units import Frames
from lantern.timeline.captions import Cue
from lantern.timeline.captions.sounds import HeardSound, add_sounds

FIRST = Cue(100, 150, ("Rain fell.",))
SECOND = Cue(160, 200, ("Wind blew.",))


def at(frame: int, text: str = "bell") -> HeardSound:
    return HeardSound(Frames(frame), text)


def tell(*sounds: HeardSound, total: int = 500) -> list[Cue]:
    """The two cues with these sounds, at 25 frames a second."""
    return add_sounds([FIRST, SECOND], sounds, 25, total=Frames(total))


def test_a_sound_in_silence_has_three_seconds_of_its_own() -> None:
    assert tell(at(10)) == [Cue(10, 85, (), label="bell"), FIRST, SECOND]


def test_a_sound_before_words_gives_way_to_them() -> None:
    # two frames are free before the words at 100
    assert tell(at(40))[0] == Cue(40, 98, (), label="bell")


def test_a_sound_under_words_stands_above_them() -> None:
    assert tell(at(120)) == [
        Cue(100, 150, ("Rain fell.",), label="bell"),
        SECOND,
    ]


def test_a_sound_just_before_words_is_told_with_them() -> None:
    # 88 is round(0.5 * 25) = 12 frames before; from 75 on there is no room for a second
    for frame in (88, 75):
        assert tell(at(frame))[0] == Cue(
            100, 150, ("Rain fell.",), label="bell"
        )
    assert tell(at(73))[0] == Cue(73, 98, (), label="bell")


def test_a_sound_without_room_waits_for_the_next_words() -> None:
    first, second = tell(at(152), total=210)
    assert (first, second.label) == (FIRST, "bell")


def test_a_sound_at_the_very_end_goes_to_the_last_words() -> None:
    assert tell(at(205), total=220)[-1].label == "bell"


def test_a_sound_at_the_end_is_there_until_the_film_ends() -> None:
    assert tell(at(440), total=470)[-1] == Cue(440, 470, (), label="bell")


def test_sounds_together_share_a_caption_and_are_told_once() -> None:
    (first, *_) = tell(at(10, "wind"), at(10), at(30, "wind"))
    assert first == Cue(10, 85, (), label="wind; bell")


def test_a_sound_in_a_film_without_words_is_told() -> None:
    heard = [at(0, "wind")]
    assert add_sounds([], heard, 25, total=Frames(50)) == [
        Cue(0, 50, (), label="wind")
    ]
    assert add_sounds([], heard, 25, total=Frames(10)) == []
