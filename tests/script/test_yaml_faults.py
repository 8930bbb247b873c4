"""What people get wrong in YAML, each told as what it is, where it is, with its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script.document import read_yaml

SHOTS = "shots:\n  - card: title\n"


def read_fault(folder: Path, text: str) -> str:
    """What is wrong with a text that isn't YAML, as line:column: message."""
    path = folder / "x.yml"
    path.write_text(text, "utf-8")
    tree, (problem,) = read_yaml(path)
    assert tree is None
    return str(problem).removeprefix(f"{path}:")


TAB = "a tab; YAML takes spaces only: write two for each step to the right"
OPEN = "the text that begins here has no closing {}; put one at its end"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("shots:\n\t- card: title\n", f"2:1: {TAB}"),
        ("lower_third:\n\ttitle: A\n", f"2:1: {TAB}"),
        ("shots:\n  - card: title\n  \tat: x\n", f"3:3: {TAB}"),
        ("shots:\n  -\tcard: title\n", f"2:4: {TAB}"),
        ("shots:\n  - a: 1\n\t- b: 2\n", f"3:1: {TAB}"),
    ],
)
def test_a_tab_is_called_a_tab(tmp_path: Path, text: str, fault: str) -> None:
    assert read_fault(tmp_path, text) == fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f'scene: "One\nduration: 3\n{SHOTS}', "1:8: " + OPEN.format('"')),
        (f"scene: 'One\nduration: 3\n{SHOTS}", "1:8: " + OPEN.format("'")),
        ('scene: "One\nnarration: "hello"\n', "1:8: " + OPEN.format('"')),
        ("title: 'One\nnote: It's late\n", "1:8: " + OPEN.format("'")),
        ("a: 1\nb:\n  - {c: 'x, d: y}\n", "3:9: " + OPEN.format("'")),
        # YAML reads this one, as a single text
        ("title: 'One\nnote: it is late'\n", "1:8: " + OPEN.format("'")),
    ],
)
def test_an_open_quote_is_told_where_it_begins(
    tmp_path: Path, text: str, fault: str
) -> None:
    assert read_fault(tmp_path, text) == fault


APOSTROPHE = (
    "this ' ends the text; inside single quotes write it twice (''),"
    ' or put the text in double quotes (")'
)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("scene: 'It's here'\n", f"1:11: {APOSTROPHE}"),
        ("a: {t: 'It's here', b: c}\n", f"1:11: {APOSTROPHE}"),
        (
            'scene: "One" more\n',
            "1:14: the text goes on after its closing quote; put all of it in quotes",
        ),
        (
            'scene: "C:\\Users"\n',
            "1:13: between double quotes a backslash means something else;"
            " put the text in single quotes, or write \\\\",
        ),
    ],
)
def test_a_text_that_its_quotes_do_not_hold_is_told(
    tmp_path: Path, text: str, fault: str
) -> None:
    assert read_fault(tmp_path, text) == fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "a: {t: A, b: c\nd: e\n",
            "1:4: the { that begins here is never closed; write } at its end",
        ),
        (
            "s:\n  - f: [0, 1\n  - g: 1\n",
            "2:8: the [ that begins here is never closed; write ] at its end",
        ),
        (
            "a: [0, 1,\n",
            "1:4: the [ that begins here is never closed; write ] at its end",
        ),
        ("a: {t: A, b: c}}\nd: e\n", "1:16: a } too many; take it out"),
        (
            "a:\n  [ann] Each April.\nb: c\n",
            "2:3: a text that begins with [ needs quotes",
        ),
        (
            "a: [Untitled] by nobody\n",
            "1:4: a text that begins with [ needs quotes",
        ),
        (
            "a: {t: He said: no, b: c}\n",
            "1:15: a second colon; a text with a colon in it needs quotes,"
            " and between { and } each entry ends with a comma",
        ),
        (
            "a: {t: A b: c}\n",
            "1:11: a second colon; a text with a colon in it needs quotes,"
            " and between { and } each entry ends with a comma",
        ),
        (
            "a:\n  - {b: 1}, c: 2}\n",
            "2:11: the brackets of this line don't match:"
            " each { needs its }, each [ its ]",
        ),
    ],
)
def test_brackets_that_do_not_match_are_told(
    tmp_path: Path, text: str, fault: str
) -> None:
    assert read_fault(tmp_path, text) == fault


@pytest.mark.parametrize("sign", list("@`%*!&-?,]}"))
def test_a_text_that_begins_with_a_sign_needs_quotes(
    tmp_path: Path, sign: str
) -> None:
    text = f"{sign} home" if sign in "-?" else f"{sign}home"
    assert read_fault(tmp_path, f"scene: {text}\n") == (
        f"1:8: a text that begins with {sign} needs quotes"
    )


def test_a_text_on_the_line_of_its_bar_is_told(tmp_path: Path) -> None:
    assert read_fault(tmp_path, "narration: | He said\n  more\n") == (
        "1:12: nothing may stand after | on its line; the text begins on the next one,"
        " with two spaces more than its key (a text that begins with | needs quotes)"
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            f"scene: One: two\n{SHOTS}",
            "1:11: a text with a colon in it needs quotes; write 'One: two'",
        ),
        (
            "note: It's so: yes\n",
            '1:14: a text with a colon in it needs quotes; write "It\'s so: yes"',
        ),
        (
            f"scene:One\n{SHOTS}",
            "1:1: a space is missing after the colon: scene: One",
        ),
        (
            "scene: One\nduration:3\nshots: x\n",
            "2:1: a space is missing after the colon: duration: 3",
        ),
        (
            f"scene One\n{SHOTS}",
            "1:1: this line has no colon after its key; is it 'scene: One'?",
        ),
        (
            f"scene = One\n{SHOTS}",
            "1:1: this line has no colon after its key; is it 'scene: One'?",
        ),
        (
            "narration: |\nHe said more.\nshots: x\n",
            "2:1: the text of line 1 stands too far left;"
            " write two spaces more than before its key, on each line",
        ),
        (
            "narration: He said\nand more.\nshots: x\n",
            "2:1: this line has no key; a text of several lines is written below its key"
            " with '|', each line with two spaces more",
        ),
        (
            "narration: He said\n  line #5 of it\n  and more\nshots: x\n",
            "2:8: the text ends before ' #', where a comment begins in YAML, and goes on"
            " in the next line; write it below its key with '|', or in quotes",
        ),
    ],
)
def test_colons_are_told_where_they_are_or_should_be(
    tmp_path: Path, text: str, fault: str
) -> None:
    assert read_fault(tmp_path, text) == fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "credits:\n  - {a: 1}\n- {b: 2}\n",
            "3:1: this entry stands further left than the others;"
            " write 2 spaces before it, as in line 2",
        ),
        (
            "credits:\n  - {a: 1}\n    - {b: 2}\n",
            "3:5: this entry stands further right than the others;"
            " write 2 spaces before it, as in line 2",
        ),
        (
            "credits:\n  - a: 1\n    c: 3\n- b: 2\n",
            "4:1: this entry stands further left than the others;"
            " write 2 spaces before it, as in line 2",
        ),
        (
            "s:\n  - a: 1\n   b: 2\n",
            "3:4: this line stands further left than the others;"
            " write 4 spaces before it, as in line 2",
        ),
        (
            "s:\n  - a: 1\n      b: 2\n",
            "3:7: this line stands further right than line 2, where a text is;"
            " write 4 spaces before it (or put the text in quotes, if it goes on here)",
        ),
        (
            "scene: One\n  duration: 3\n",
            "2:3: this line stands further right than line 1, where a text is;"
            " write no spaces before it (or put the text in quotes, if it goes on here)",
        ),
        (
            "  scene: One\nduration: 3\n",
            "2:1: this line stands further left than those above;"
            " take the spaces before the first keys out",
        ),
        (
            "s:\n  - a: 1\n  b: 2\n",
            "3:3: a dash is missing: '- b: 2' is the next entry;"
            " with 4 spaces before it, it belongs to the entry above",
        ),
    ],
)
def test_a_line_that_stands_wrongly_is_told_with_its_level(
    tmp_path: Path, text: str, fault: str
) -> None:
    assert read_fault(tmp_path, text) == fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "card: {statement: We are #1 here}\n",
            "1:25: the text ends before ' #', where a comment begins in YAML, and the } with it;"
            " put the text in quotes",
        ),
        (
            "box: [a #b, c]\nx: 1\n",
            "1:8: the text ends before ' #', where a comment begins in YAML, and the ] with it;"
            " put the text in quotes",
        ),
        (
            "box: [a, b  # two\nx: 1\n",
            "1:6: the [ that begins here is never closed; write ] at its end",
        ),
        (
            "narration: &c. and so on\n",
            "1:12: a text that begins with & needs quotes",
        ),
        (
            "scene： One\nduration: 4\n",
            "1:6: the colon after a key must be a plain one (:), with a space after it",
        ),
    ],
)
def test_a_sign_that_means_something_else_is_named(
    tmp_path: Path, text: str, fault: str
) -> None:
    assert read_fault(tmp_path, text) == fault
