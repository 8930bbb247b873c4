"""Lines too far left or right, without a dash or a colon: what each judge says, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import dedent

import pytest

from lantern.script.misplaced_lines import (
    judge_colon,
    judge_indentation,
    judge_missing_colon,
)
from lantern.script.yaml_stop import Diagnosis, Mark, YamlStop

Judge = Callable[[YamlStop, Sequence[str]], Diagnosis | None]
SECOND_COLON = "mapping values are not allowed here"
NO_COLON = "could not find expected ':'"
NO_KEY = "did not find expected key"
NO_DASH = "did not find expected '-' indicator"


def split(text: str) -> list[str]:
    """The lines of a text that is indented with the test."""
    return dedent(text).strip("\n").split("\n")


def place(found: Diagnosis | None) -> tuple[int, int]:
    """Where a mistake was found: line and column, from 0."""
    assert found is not None
    return found.at.line, found.at.column


def read(found: Diagnosis | None) -> str:
    """What was said of a mistake."""
    assert found is not None
    return found.message


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("title: War: a film", "write 'War: a film'"),
        ("title: It's war: a film", 'write "It\'s war: a film"'),
        ("- title: War: a film", "write 'War: a film'"),
    ],
)
def test_a_second_colon_needs_quotes(line: str, cure: str) -> None:
    column = line.rindex(":")
    found = judge_colon(YamlStop(SECOND_COLON, Mark(0, column)), [line])
    assert read(found) == f"a text with a colon in it needs quotes; {cure}"
    assert place(found) == (0, column)


@pytest.mark.parametrize(
    ("above", "message", "column"),
    [
        (
            "title One",
            "this line has no colon after its key; is it 'title: One'?",
            0,
        ),
        ("title = One", "has no colon after its key; is it 'title: One'?", 0),
        ("title:One", "a space is missing after the colon: title: One", 0),
        ("title：One", "the colon after a key must be a plain one (:)", 5),
    ],
)
def test_the_line_above_may_lack_its_colon(
    above: str, message: str, column: int
) -> None:
    stop = YamlStop(SECOND_COLON, Mark(1, 5))
    found = judge_colon(stop, [above, "voice: tone"])
    assert message in read(found)
    assert place(found) == (0, column)


def test_a_line_below_a_text_stands_too_far_right() -> None:
    lines = split("""
        title: One
          voice: tone
    """)
    found = judge_colon(YamlStop(SECOND_COLON, Mark(1, 7)), lines)
    assert read(found) == (
        "this line stands further right than line 1, where a text is; write no spaces before it"
        " (or put the text in quotes, if it goes on here)"
    )
    assert place(found) == (1, 2)


def test_a_text_below_its_sign_is_indented() -> None:
    lines = ["narration: |", "Rain fell.", "title: One"]
    stop = YamlStop(NO_COLON, Mark(2, 0), begin=Mark(1, 0))
    found = judge_missing_colon(stop, lines)
    assert read(found) == (
        "the text of line 1 stands too far left; write two spaces more than before its key,"
        " on each line"
    )
    assert place(found) == (1, 0)


def test_a_line_without_a_key_is_told() -> None:
    stop = YamlStop(NO_COLON, Mark(2, 0), begin=Mark(1, 0))
    found = judge_missing_colon(
        stop, ["title: One", "Rain fell.", "voice: tone"]
    )
    assert read(found).startswith(
        "this line has no key; a text of several lines"
    )
    assert place(found) == (1, 0)


def test_a_colon_that_is_stuck_is_told_before_a_missing_key() -> None:
    stop = YamlStop(NO_COLON, Mark(2, 0), begin=Mark(1, 0))
    found = judge_missing_colon(
        stop, ["title: One", "voice:tone", "fade: none"]
    )
    assert read(found) == "a space is missing after the colon: voice: tone"


def test_an_entry_needs_its_dash() -> None:
    lines = split("""
        shots:
          - still: a.png
          still: b.png
    """)
    found = judge_indentation(
        YamlStop(NO_DASH, Mark(2, 2), begin=Mark(1, 2)),
        lines,
    )
    assert read(found) == (
        "a dash is missing: '- still: b.png' is the next entry; with 4 spaces before it,"
        " it belongs to the entry above"
    )
    assert place(found) == (2, 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            """
            shots:
              - still: a.png
               move: push-in
            """,
            "this line stands further left than the others; write 4 spaces before it, as in line 2",
        ),
        (
            """
            title: One
             voice: tone
            """,
            "this line stands further right than the others; write no spaces before it, as in"
            " line 1",
        ),
        (
            """
            shots:
              - still: a.png
             - still: b.png
            """,
            "this entry stands further left than the others; write 2 spaces before it, as in"
            " line 2",
        ),
    ],
)
def test_a_line_off_its_level_is_shown_the_one_it_belongs_to(
    text: str, message: str
) -> None:
    lines = split(text)
    last = len(lines) - 1
    column = len(lines[last]) - len(lines[last].lstrip())
    found = judge_indentation(YamlStop(NO_KEY, Mark(last, column)), lines)
    assert read(found) == message
    assert place(found) == (last, column)


def test_a_comment_inside_a_text_ends_it() -> None:
    lines = ["narration: Rain fell #1", "  and wind."]
    found = judge_indentation(YamlStop(NO_KEY, Mark(1, 2)), lines)
    assert read(found).startswith("the text ends before ' #'")
    assert place(found) == (0, lines[0].index("#"))


def test_the_first_keys_may_have_no_blanks() -> None:
    stop = YamlStop("did not find expected '<document start>'", Mark(1, 0))
    found = judge_indentation(stop, ["  title: One", "voice: tone"])
    assert read(found) == (
        "this line stands further left than those above; take the spaces before the first"
        " keys out"
    )


@pytest.mark.parametrize(
    "judge", [judge_colon, judge_missing_colon, judge_indentation]
)
def test_other_mistakes_are_left_to_others(judge: Judge) -> None:
    stop = YamlStop("found character that cannot start any token", Mark(0, 0))
    assert judge(stop, ["@title: One"]) is None
