"""What the command line prints: problems with their place, results, and nothing that harms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lantern.cli.envelope import open_envelope
from lantern.cli.output import (
    CaptionReport,
    print_json,
    print_line,
    print_problems,
    print_report,
    report_captions,
    warn,
    warn_of_failure,
)
from lantern.cli.session import make_options, require_script
from lantern.core.problems import Problem, Span, ToolFailure
from lantern.rendering import RenderOptions
from lantern.script.film_script import Script
from tests.support import films
from tests.support.envelopes import parse_envelope
from tests.support.films import scene


def test_control_characters_are_printed_as_escapes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_line("a\x1b[31mb")
    warn("c\x07d")
    assert capsys.readouterr() == ("a\\x1b[31mb\n", "c\\x07d\n")


def test_json_for_people_is_indented(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_json({"title": "Größe"})
    assert capsys.readouterr().out == '{\n "title": "Größe"\n}\n'


def test_with_an_envelope_nothing_is_printed_for_people(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with open_envelope("check") as envelope:
        print_line("1 scene.")
        print_json({})
        warn("left out: a.xyz")
    printed = capsys.readouterr()
    assert printed.out == "" and envelope.notes == ["left out: a.xyz"]
    assert json.loads(printed.err) == {
        "event": "note",
        "text": "left out: a.xyz",
    }


def test_the_details_of_a_failure_stand_below_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    warn_of_failure(ToolFailure("ffmpeg failed", ["ffmpeg -i a", "no codec"]))
    assert (
        capsys.readouterr().err == "ffmpeg failed\n  ffmpeg -i a\n  no codec\n"
    )


@pytest.fixture
def problems(tmp_path: Path) -> list[Problem]:
    """One in a file of two lines, one without a place, one in a file that is gone."""
    file = tmp_path / "film.yml"
    file.write_bytes(b"\xef\xbb\xbflantern: 1\r\ntitel: A\r\n")
    return [
        Problem("unknown key 'titel'", Span(file, 2, 1, 6)),
        Problem("dull", warning=True),
        Problem("gone", Span(tmp_path / "gone.yml", 3, 4, 5)),
    ]


def test_a_problem_is_shown_with_its_line(
    problems: list[Problem],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    print_problems(problems)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == [
        "warning: dull",
        "film.yml:2:1: unknown key 'titel'",
        "    2 | titel: A",
        "      | ^^^^^",
        "gone.yml:3:4: gone",
    ]


def test_warnings_that_say_the_same_are_one_with_its_places(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def soften(line: int, name: str, pixels: int) -> Problem:
        message = (
            f"the camera asks for 1920 pixels, and {name} has {pixels} there"
        )
        return Problem(message, Span(tmp_path / "a.yml", line), warning=True)

    monkeypatch.chdir(tmp_path)
    found = [soften(i + 1, f"picture-{i}.jpg", 600 + i) for i in range(14)]
    other = Problem("'84' is not in paragraph 3", Span(tmp_path / "b.yml"))
    print_problems([*found, other, other])
    places = ", ".join(f"a.yml:{line}:1" for line in range(2, 14))
    assert capsys.readouterr().err.splitlines() == [
        "a.yml:1:1: warning: the camera asks for 1920 pixels, and picture-0.jpg has 600"
        " there",
        f"      and the like in {places} and 1 more",
        "b.yml:1:1: '84' is not in paragraph 3",
        "b.yml:1:1: '84' is not in paragraph 3",
    ]


def test_warnings_on_different_words_stay_apart(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = [
        Problem(f"'{name}' is unknown", warning=True) for name in ("Ob", "Lena")
    ]
    print_problems(found)
    assert capsys.readouterr().err == (
        "warning: 'Ob' is unknown\nwarning: 'Lena' is unknown\n"
    )


def test_with_an_envelope_each_problem_is_in_it(
    problems: list[Problem], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_envelope("check") as envelope:
        print_problems(problems)
        warn_of_failure(ToolFailure("ffmpeg failed", ["no codec"]))
    assert capsys.readouterr() == ("", "")
    first, second, third, last = parse_envelope(envelope.format_line(3))[
        "problems"
    ]
    assert first == {
        "kind": "scene",
        "message": "unknown key 'titel'",
        "file": str(tmp_path / "film.yml"),
        "line": 2,
        "column": 1,
        "detail": [],
    }
    assert (second["kind"], second["file"]) == ("warning", None)
    assert (third["line"], third["column"]) == (3, 4)
    assert (last["kind"], last["detail"]) == ("tool", ["no codec"])


@pytest.fixture
def script(tmp_path: Path) -> Script:
    film = films.write(tmp_path, [scene("One", "Rain and wind and snow.")])
    return require_script(film, None)[0]


@pytest.fixture
def options(script: Script, monkeypatch: pytest.MonkeyPatch) -> RenderOptions:
    monkeypatch.chdir(script.places.project)
    return make_options(script)


@pytest.mark.parametrize(
    ("report", "line"),
    [
        ({"voice": "tone"}, "1 min 23 s, spoken by tone, -14.0 LUFS"),
        (
            {"heard": "espeak, heart"},
            "1 min 23 s, spoken by espeak, heart, -14.0 LUFS",
        ),
        ({"voice": "recording"}, "1 min 23 s, as recorded, -14.0 LUFS"),
        ({"loudness": {"lufs": None}}, "1 min 23 s, without sound"),
        (
            {"form": {"encoder": "nvenc"}},
            "1 min 23 s, spoken by tone, -14.0 LUFS, encoded by nvenc",
        ),
    ],
)
def test_a_film_is_reported_with_its_length_and_its_sound(
    script: Script,
    options: RenderOptions,
    capsys: pytest.CaptureFixture[str],
    report: dict[str, Any],
    line: str,
) -> None:
    whole = {
        "seconds": 83.2,
        "loudness": {"lufs": -14.0},
        "voice": "tone",
        "form": {"encoder": "x264"},
        **report,
    }
    print_report(whole, options.find_film(script))
    print_report({**whole, "nothing_to_do": True}, options.find_film(script))
    assert capsys.readouterr().out == (
        f"build/short/short.mp4: {line}\nNothing to do. build/short/short.mp4: {line}\n"
    )


def test_one_scene_is_reported_by_its_file(
    script: Script, options: RenderOptions, capsys: pytest.CaptureFixture[str]
) -> None:
    report = {"scene": str(options.out / "scenes" / "01.mp4"), "seconds": 4.04}
    print_report(report, options.find_film(script))
    assert capsys.readouterr().out == "build/short/scenes/01.mp4: 4.0 s\n"


def test_a_report_as_json_is_a_result(
    script: Script, options: RenderOptions, capsys: pytest.CaptureFixture[str]
) -> None:
    film = options.find_film(script)
    report = {
        "seconds": 4.0,
        "loudness": {"lufs": None},
        "form": {"encoder": "x264"},
    }
    with open_envelope("render") as envelope:
        print_report(report, film)
    assert envelope.result == {"renderings": [{"file": film, **report}]}


def test_captions_of_a_film_that_was_never_spoken_are_not_judged(
    script: Script, options: RenderOptions, capsys: pytest.CaptureFixture[str]
) -> None:
    project = films.load_valid(script.tree.file.parent)
    report = report_captions(project, options)
    assert report == CaptionReport("16:9", "", (), None, report.takes)
    assert capsys.readouterr() == ("", "")
