"""`check --look`: findings among the problems, none of them twice, and the figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lantern.checks.look import CheckedLook
from lantern.checks.look.figures import LookFigures, TimeFigures
from lantern.checks.look.finding import make_finding
from lantern.cli.film_look import LookOfShape, describe_figures, merge_findings
from lantern.core.problems import Problem, Span
from tests.support import films
from tests.support.envelopes import read_envelope
from tests.support.films import scene, still
from tests.support.program import Program

TIME = TimeFigures(
    shots=12,
    mean_shot=6.04,
    longest_shot=10.9,
    kinds={"still": 0.3, "map": 0.7},
    cards=0.0,
    still=0.0512,
    longest_still=2.2,
    map="voyage.yml",
    view="wide",
    view_share=0.227,
)
FIGURES = LookFigures(TIME, 24.0, 5.39, {"one view": 1, "dead items": 2})
FIRST = make_finding("one view", "too long", Span(Path("m.yml"), 2))
SECOND = make_finding("small type", "too small", Span(Path("m.yml"), 3))
OTHER = Problem("no ledger", Span(Path("film.yml")), warning=True)


def test_figures_are_told_in_lines() -> None:
    assert describe_figures(FIGURES) == [
        "12 shots of 6.0 s, the longest 10.9 s; maps 70 %, stills 30 %.",
        "Nothing moves for 5 % of the time, at most for 2.2 s.",
        "View 'wide' of voyage.yml is seen longest: 23 %.",
        "The smallest type of maps and cards is 24 px, its least contrast 5.4.",
        "Found: one view 1, dead items 2.",
    ]


def test_figures_of_a_film_of_stills_say_less() -> None:
    time = replace(
        TIME,
        kinds={"still": 1.0},
        view="",
    )
    assert describe_figures(LookFigures(time, None, None, {})) == [
        "12 shots of 6.0 s, the longest 10.9 s; stills 100 %.",
        "Nothing moves for 5 % of the time, at most for 2.2 s.",
        "Found: nothing that a viewer would mind.",
    ]


def test_kinds_of_pictures_are_told_in_the_plural() -> None:
    time = replace(TIME, kinds={"panels": 0.5, "card": 0.5})
    first = describe_figures(LookFigures(time, None, None, {}))[0]
    assert first.endswith("; panels 50 %, cards 50 %.")


def test_nothing_is_told_twice() -> None:
    looks = [LookOfShape("wide", True, CheckedLook((FIRST, SECOND), FIGURES))]
    merged = merge_findings([OTHER, FIRST.problem], looks, strict=False)
    assert merged == [OTHER, FIRST.problem, SECOND.problem]


def test_strict_counts_findings_as_problems_and_nothing_else() -> None:
    looks = [LookOfShape("wide", True, CheckedLook((FIRST,), FIGURES))]
    merged = merge_findings([OTHER, FIRST.problem], looks, strict=True)
    assert [(each.message, each.warning) for each in merged] == [
        ("no ledger", True),
        ("too long", False),
    ]


def test_what_only_another_shape_has_says_so() -> None:
    looks = [
        LookOfShape("portrait", False, CheckedLook((FIRST, SECOND), FIGURES)),
        LookOfShape("wide", True, CheckedLook((FIRST,), FIGURES)),
    ]
    messages = [
        each.message for each in merge_findings([], looks, strict=False)
    ]
    assert messages == ["too long", "in 9:16: too small"]


def test_what_several_other_shapes_have_names_them() -> None:
    looks = [
        LookOfShape("portrait", False, CheckedLook((FIRST, SECOND), FIGURES)),
        LookOfShape("square", False, CheckedLook((FIRST,), FIGURES)),
    ]
    messages = [
        each.message for each in merge_findings([], looks, strict=False)
    ]
    assert messages == ["in 9:16 and 1:1: too long", "in 9:16: too small"]


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A film whose one picture stands still for ten seconds."""
    shot = still("hills", move="hold")
    return films.write(tmp_path, [scene("One", None, shot, duration=10)])


def test_a_plain_check_says_nothing_of_the_look(
    held: Path, run: Program
) -> None:
    done = run("check", "scenes/short")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 scene; nothing is wrong.\n"


@pytest.mark.process
def test_a_look_warns_and_gives_figures(held: Path, run: Program) -> None:
    done = run("check", "scenes/short", "--look")
    assert done.returncode == 0
    assert (
        "01-one.yml:4:3: warning: nothing moves here for 10 s;" in done.stderr
    )
    assert done.stdout.splitlines() == [
        "The look in 16:9:",
        "  1 shot of 10.0 s, the longest 10.0 s; stills 100 %.",
        "  Nothing moves for 98 % of the time, at most for 9.8 s.",
        "  Found: still pictures 1.",
        "1 scene; 1 thing to look at.",
    ]


@pytest.mark.process
def test_a_strict_look_fails(held: Path, run: Program) -> None:
    done = run("check", "scenes/short", "--look", "--strict")
    assert done.returncode == 3
    assert "01-one.yml:4:3: nothing moves here for 10 s;" in done.stderr
    assert done.stderr.endswith("1 problem; nothing was rendered.\n")
    assert "Found: still pictures 1." in done.stdout


@pytest.mark.process
def test_a_look_as_json(held: Path, run: Program) -> None:
    done = run("check", "scenes/short", "--look", "--json")
    envelope = read_envelope(done)
    (look,) = envelope["result"]["look"]
    assert (look["shape"], look["findings"]) == ("16:9", {"still pictures": 1})
    assert look["time"]["longest_still"] == pytest.approx(9.8)
    (warning,) = envelope["problems"]
    assert (warning["kind"], warning["line"], warning["column"]) == (
        "warning",
        4,
        3,
    )
    assert envelope["ok"]
