"""What a viewer gets twice: cards that are spoken, pictures that come again."""

from __future__ import annotations

from pathlib import Path

from lantern.checks.look.repeats import find_repeated_stills, find_spoken_cards
from tests.support.cut_films import cut, get_line, silent
from tests.support.films import scene, still

WORDS = "The river rose in the night, and by the morning the bridge was gone."
ALL = "The river rose in the night,\nand by the morning\nthe bridge was gone."


def statement(text: str) -> dict[str, object]:
    return {"card": {"statement": text}}


def test_a_card_that_is_spoken_meanwhile_is_told(tmp_path: Path) -> None:
    card = statement(ALL)
    (finding,) = find_spoken_cards(cut(tmp_path, scene("One", WORDS, card)))
    assert finding.problem.message == (
        "100% of what the card says is spoken meanwhile; let the voice say it over a picture, or "
        "keep two or three words on the card"
    )
    assert finding.shots == (0,)


def test_a_card_with_words_of_its_own_or_few_is_not(tmp_path: Path) -> None:
    for text in (
        "Forty people lived beyond the water.",
        "By the morning the bridge was gone.",  # read at a glance
    ):
        assert not list(
            find_spoken_cards(
                cut(tmp_path, scene("One", WORDS, statement(text)))
            )
        )


def test_what_is_spoken_long_after_a_card_is_not_spoken_meanwhile(
    tmp_path: Path,
) -> None:
    first = statement(ALL) | {"hold": 2}
    second = still("hills")
    film = cut(tmp_path, silent(3, first, second), scene("Two", WORDS))
    assert list(find_spoken_cards(film)) == []


def test_a_picture_in_a_framing_that_was_seen_is_told(tmp_path: Path) -> None:
    near = still("hills", focus=[0.1, 0.1, 0.5, 0.5])
    film = cut(
        tmp_path,
        silent(4, still("hills", hold=2), still("river")),
        silent(2, near),
        silent(2, still("hills")),
    )
    (finding,) = find_repeated_stills(film)
    assert finding.shots == (0, 3)
    assert finding.problem.message == (
        "this picture was seen with the same framing in shot 1.1 (0:00); give it another 'focus' "
        "or 'move', or show another one"
    )
    assert get_line(finding.problem).startswith('"assets/hills.png"')
