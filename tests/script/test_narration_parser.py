"""Marks in a narration: what is spoken and shown without them, how it is said, what is wrong."""

from __future__ import annotations

import pytest

from lantern.script.narration_parser import parse_narration
from lantern.script.spoken_text import (
    MarkedPause,
    SpokenStyle,
    SpokenText,
    escape_marks,
)

RU = "Хабаровск"


def list_styled(spoken: SpokenText) -> list[tuple[str, SpokenStyle]]:
    """What isn't said plainly, and how."""
    found = []
    for piece in spoken.pieces:
        if piece.style != SpokenStyle():
            found.append((spoken.text[piece.start : piece.end], piece.style))
    return found


def list_faults(narration: str) -> list[tuple[str, str]]:
    """What is wrong: the characters as they are written, and the sentence."""
    faults = parse_narration(narration).faults
    return [(narration[each.start : each.end], each.message) for each in faults]


@pytest.mark.parametrize(
    "text",
    ["It was dry.", "  It was dry.\n\nThey left. \n", "", "a \\ b", "它很干。"],
)
def test_without_marks_a_narration_is_its_words(text: str) -> None:
    spoken = parse_narration(text)
    assert spoken.text == text.strip()
    assert [text[i] for i in spoken.sources] == list(spoken.text)
    assert not spoken.is_marked and not spoken.faults


@pytest.mark.parametrize(
    ("narration", "text"),
    [
        ("It was [pause 0.8] dry.", "It was dry."),
        ("[pause 1]\nIt was dry. [pause 2.5 s]\n", "It was dry."),
        ("It was *never* dry.", "It was never dry."),
        ("It was dry [slow]for ever [/slow].", "It was dry for ever."),
        (f"From [ru: {RU}] on.", f"From {RU} on."),
        ("The [spell: T-34].", "The T-34."),
        ("[ann] Stop!\n\nThey ran.", "Stop!\n\nThey ran."),
        (
            "He said: [ann] “Stop.” [/ann] They ran.",
            "He said: “Stop.” They ran.",
        ),
        ("他[pause 1]说，*绝对*不行。", "他说，绝对不行。"),
        (r"It was \[sic\] 5 \* 3.", "It was [sic] 5 * 3."),
        ("5 * 3, a note* and x*y", "5 * 3, a note* and x*y"),
        (r"\\[x\]", "\\[x]"),
    ],
)
def test_marks_are_no_words(narration: str, text: str) -> None:
    spoken = parse_narration(narration)
    assert spoken.text == text
    assert spoken.faults == ()
    assert [narration[i] for i in spoken.sources] == list(text)


def test_marks_say_who_speaks_and_how() -> None:
    spoken = parse_narration(
        f"[ann] *Never* [slow]go to [ru: {RU}][/slow].\n\nThe [spell: T-34] left."
    )
    assert list_styled(spoken) == [
        ("Never", SpokenStyle(speaker="ann", emphasis=True)),
        (" ", SpokenStyle(speaker="ann")),
        ("go to ", SpokenStyle(speaker="ann", slow=True)),
        (
            RU,
            SpokenStyle(
                speaker="ann",
                slow=True,
                language="ru",
            ),
        ),
        (".", SpokenStyle(speaker="ann")),
        ("T-34", SpokenStyle(spell=True)),
    ]
    assert spoken.find_style(0).emphasis
    assert spoken.find_style(len(spoken.text)) == SpokenStyle()


def test_a_speaker_goes_on_to_the_end_of_the_paragraph_or_to_the_next_one() -> (
    None
):
    spoken = parse_narration("[ann] One\ntwo. [bo] Three.\n \nFour.")
    assert list_styled(spoken) == [
        ("One\ntwo. ", SpokenStyle(speaker="ann")),
        ("Three.", SpokenStyle(speaker="bo")),
    ]
    assert [mark.name for mark in spoken.speakers] == ["ann", "bo"]


def test_a_pause_stands_after_the_words_before_it() -> None:
    spoken = parse_narration("[pause 1] It was [pause 0.25] dry. [pause 10]")
    assert spoken.text == "It was dry."
    assert spoken.pauses == (
        MarkedPause(0, 1.0),
        MarkedPause(6, 0.25),
        MarkedPause(11, 10.0),
    )
    assert spoken.is_marked


@pytest.mark.parametrize(
    "text", ["[12] *note* of the ]editor[", "a \\[ b", "\\*"]
)
def test_words_of_others_have_no_marks(text: str) -> None:
    spoken = parse_narration(escape_marks(text))
    assert spoken.text == text
    assert not spoken.is_marked and not spoken.faults


@pytest.mark.parametrize(
    ("narration", "place", "message"),
    [
        (
            "It [was dry.",
            "[",
            "nothing closes this bracket; for the sign itself write \\[",
        ),
        (
            "It [was not] dry.",
            "[was not]",
            "'[was not]' is no mark; for the sign itself",
        ),
        ("a [1] b", "[1]", "'[1]' is no mark; for the sign itself write \\["),
        (
            "a [pause] b",
            "[pause]",
            "write how many seconds a pause has: [pause 0.8]",
        ),
        (
            "a [pause 0,8] b",
            "[pause 0,8]",
            "write how many seconds a pause has",
        ),
        (
            "a [pause 11] b",
            "[pause 11]",
            "a pause has up to 10 seconds, not 11;",
        ),
        (
            "a [pause 0] b",
            "[pause 0]",
            "a pause of 0 seconds is none; leave it out",
        ),
        (
            "a [slow] b",
            "[slow]",
            "nothing closes this; write [/slow] where it ends",
        ),
        (
            "[slow]a [slow]b[/slow]",
            "[slow]",
            "it is slow already; close it with [/slow]",
        ),
        (
            "a [/slow] b",
            "[/slow]",
            "'[/slow]' closes nothing: there is no [slow] before",
        ),
        (
            "[ann] a [/bo] b",
            "[/bo]",
            "'[/bo]' closes nothing: there is no [bo] before",
        ),
        (
            "[ann]\n\na",
            "[ann]",
            "nothing is said after '[ann]'; write the words after",
        ),
        (
            "a [ru: ] b",
            "[ru:",
            "nothing is said after '[ru:'; write the words after it",
        ),
        (
            "a [ru: b\n\nc]",
            "[ru:",
            "nothing closes '[ru:'; write [ru: …]; for the sign",
        ),
        (
            "a [xx: b]",
            "[xx:",
            "there is no language 'xx'; write its tag, as in [ru:",
        ),
        ("a [Russian: b]", "[Russian:", "write [ru: …] for '[Russian: …]'"),
        (
            "a [spel: b]",
            "[spel:",
            "there is no mark '[spel: …]'; did you mean 'spell'?",
        ),
        (
            "[ru: a [de: b]]",
            "[de:",
            "'[de: …]' can't stand inside another one; close",
        ),
        (
            "a *b c",
            "*",
            "nothing closes this star; write *never*, with a star on each side",
        ),
        (
            "a **b** c",
            "**",
            "one star each is enough: *never*; for the sign itself write",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_mark(
    narration: str, place: str, message: str
) -> None:
    where, told = list_faults(narration)[0]
    assert where == place
    assert told.startswith(message)
