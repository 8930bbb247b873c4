"""How a mistake is shown: place, caret, cure, and nothing that upsets a terminal."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from lantern.core.problems import (
    EXIT_ASSET,
    EXIT_SCENE,
    EXIT_TOOL,
    AssetFailure,
    BusyFailure,
    OutputFailure,
    Problem,
    Span,
    ToolFailure,
    VoiceFailure,
    choose_exit_code,
    clean,
    count_faults,
    excuse_draft,
    format_command,
    format_path,
    format_problem,
    limit_kinds,
    suggest,
)

WELLS = Path("/films/salt/03-wells.yml")


def test_what_a_draft_may_have_is_a_warning_there() -> None:
    missing = Problem("no entry", allows_draft=True)
    torn = Problem("torn")
    assert [each.warning for each in excuse_draft([missing, torn])] == [
        True,
        False,
    ]


def test_a_problem_is_drawn_with_its_line_and_a_caret() -> None:
    problem = Problem(
        "unknown key 'naration'; did you mean 'narration'?",
        Span(WELLS, 2, 5, 13),
    )
    assert format_problem(problem, "scene: Wells\n    naration: Dry.\n") == (
        "/films/salt/03-wells.yml:2:5: unknown key 'naration'; did you mean 'narration'?\n"
        "    2 |     naration: Dry.\n"
        "      |     ^^^^^^^^"
    )


def test_a_long_line_is_cut_around_the_place() -> None:
    drawn = format_problem(
        Problem("here", Span(WELLS, 1, 301, 305)),
        "x" * 300 + "HERE" + "y" * 300,
    ).splitlines()
    assert drawn[1].startswith("    1 | x") and len(drawn[1]) <= 108
    assert (
        drawn[1][drawn[2].index("^") :][:4] == "HERE"
        and drawn[2].count("^") == 4
    )


def test_a_place_outside_the_text_is_named_only() -> None:
    problem = Problem("gone", Span(WELLS, 9))
    assert (
        format_problem(problem, "one line")
        == format_problem(problem)
        == "/films/salt/03-wells.yml:9:1: gone"
    )


def test_a_warning_says_so() -> None:
    assert (
        str(Problem("soft", Span(WELLS), warning=True))
        == "/films/salt/03-wells.yml:1:1: warning: soft"
    )


def test_paths_are_shown_as_typed_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert str(Span(tmp_path / "a" / "film.yml", 3, 4)) == "a/film.yml:3:4"


def test_control_and_direction_characters_are_escaped() -> None:
    raw = "a\x1b[31m\x07\x9b\u202e\r\x00b"
    assert clean(raw) == r"a\x1b[31m\x07\x9b\u202e\r\x00b"
    assert clean("Хабаровск\t哈尔滨\n") == "Хабаровск\t哈尔滨\n"
    assert "\x1b" not in format_problem(Problem(raw, Span(WELLS)), raw)


def test_the_most_telling_exit_code_wins() -> None:
    scene, asset, tool = (
        Problem("s"),
        Problem("a", code=EXIT_ASSET),
        Problem("t", code=EXIT_TOOL),
    )
    assert choose_exit_code([tool, asset, scene]) == EXIT_SCENE
    assert choose_exit_code([tool, asset]) == EXIT_ASSET
    assert (
        choose_exit_code([])
        == choose_exit_code([Problem("w", warning=True)])
        == 0
    )


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("naration", "; did you mean 'narration'?"),
        ("SCENE", "; did you mean 'scene'?"),
        ("zzz", ""),
    ],
)
def test_suggestions(word: str, hint: str) -> None:
    assert suggest(word, ["scene", "narration", "shots"]) == hint


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (ToolFailure, 5),
        (AssetFailure, 4),
        (VoiceFailure, 6),
        (OutputFailure, 7),
        (BusyFailure, 8),
    ],
)
def test_failures_cross_processes_whole(
    kind: type[ToolFailure], code: int
) -> None:
    back = pickle.loads(
        pickle.dumps(kind("it broke", ["ran: x", "last words"]))
    )
    assert type(back) is kind and back.code == code
    assert (back.message, back.detail, str(back)) == (
        "it broke",
        ("ran: x", "last words"),
        "it broke",
    )


def test_names_are_looked_up_among_so_many_and_so_long_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[list[str]] = []

    def compare(_word: str, among: list[str], **_: object) -> list[str]:
        asked.append(among)
        return []

    monkeypatch.setattr("difflib.get_close_matches", compare)
    suggest("n" * 101, ["narration"])
    suggest("n" * 100, ["n" * 101, *(f"name{i}" for i in range(5000))])
    assert [len(among) for among in asked] == [2000]
    assert asked[0][0] == "name0"


def test_of_each_kind_of_problem_the_first_are_kept_and_the_rest_counted() -> (
    None
):
    found = [
        Problem(f"unknown key 'k{i}'", Span(Path("a.yml"), i))
        for i in range(50)
    ]
    odd = Problem("the file is empty", Span(Path("b.yml")))
    warnings = [replace(problem, warning=True) for problem in found[:20]]
    kept = limit_kinds([*found, odd, *warnings])
    assert kept[:20] == found[:20]
    assert kept[20:41] == [odd, *warnings]
    (rest,) = kept[41:]
    assert rest.message == "and 30 more like it: unknown key 'k20'"
    assert rest.count == 30
    assert count_faults([*kept, replace(odd, warning=True)]) == 51


def test_a_path_is_written_on_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert format_path(tmp_path / "a\nb\tc.yml") == "a\\nb\\tc.yml"
    assert format_path(Path("/a\nb")) == "/a\\nb"


def test_a_command_is_written_as_it_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["/usr/bin/lantern"])
    assert format_command("sheet", "my film") == "lantern sheet 'my film'"
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "render").touch()
    monkeypatch.setattr("sys.argv", [str(tmp_path / "render.py")])
    assert format_command("sheet", "film") == "scripts/render sheet film"


def test_no_line_is_shown_of_a_file_that_is_no_text(tmp_path: Path) -> None:
    problem = Problem("it has no sheet", Span(tmp_path / "t.xlsx"))
    assert format_problem(problem, "PK\0\x04") == str(problem)
