"""From words on the command line to the options of a run, and to a film that was checked."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from lantern.cli.envelope import open_envelope
from lantern.cli.options import UsageError
from lantern.cli.session import (
    CheckOptions,
    find_store,
    has_faults,
    load_checked,
    load_film,
    make_options,
    open_session,
    open_store,
)
from lantern.cli.workforce import Workforce
from lantern.core.problems import Problem
from lantern.script.film_script import Script
from tests.support import films


def test_a_film_goes_to_build_beside_its_project(
    script: Script, tmp_path: Path
) -> None:
    options = make_options(script)
    assert options.out == tmp_path / "build" / "short"
    assert options.store == tmp_path / "build" / ".store"
    assert (options.voice, options.offline, options.only) == (None, False, None)


def test_a_draft_has_a_folder_of_its_own(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    options = make_options(
        script,
        out=Path("out"),
        store=Path("kept"),
        draft=True,
        voice="tone",
    )
    assert options.out == tmp_path / "out" / "draft"
    assert options.store == tmp_path / "kept"
    assert (options.draft, options.voice) == (True, "tone")


def test_a_voice_that_does_not_exist_is_refused_with_the_nearest(
    script: Script,
) -> None:
    with pytest.raises(
        UsageError, match=r"no voice 'espeek'; did you mean 'espeak'\?"
    ):
        make_options(script, voice="espeek")


def test_an_online_voice_can_not_be_used_offline(script: Script) -> None:
    assert make_options(script, voice="gtts").voice == "gtts"
    with pytest.raises(UsageError, match="--voice gtts needs the network"):
        make_options(
            script,
            voice="gtts",
            offline=True,
        )


def test_a_scene_that_does_not_exist_is_refused_with_a_list(
    script: Script,
) -> None:
    assert make_options(script, only="two").only == "two"
    message = r"no scene 'tow'; did you mean 'two'\? \(there are: one, two\)"
    with pytest.raises(UsageError, match=message):
        make_options(script, only="tow")


def test_the_named_store_comes_before_the_project_s(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_store(script, Path("kept")) == tmp_path / "kept"
    assert find_store(script, None) == tmp_path / "build" / ".store"


def test_a_file_in_build_has_its_store_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "other" / "build" / "film" / "film.mp4"
    assert (
        open_store(None, near=file).root
        == tmp_path / "other" / "build" / ".store"
    )
    assert open_store(Path("kept"), near=file).root == tmp_path / "kept"
    elsewhere = tmp_path / "film.mp4"
    assert (
        open_store(None, near=elsewhere).root == tmp_path / "build" / ".store"
    )
    assert open_store(None).root == tmp_path / "build" / ".store"


def test_warnings_are_no_faults() -> None:
    warning = Problem("dull", warning=True)
    assert not has_faults([warning])
    assert has_faults([warning, Problem("wrong")])


def test_a_film_without_problems_comes_with_its_ledger(film: Path) -> None:
    project = load_checked(film, CheckOptions(), allow_path=None)
    assert project.script.name == "short"
    assert "hills" in {entry.title for entry in project.ledger.used_entries}


def test_a_film_with_a_problem_ends_the_program_with_its_code(
    film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "assets" / "hills.png").unlink()
    with pytest.raises(typer.Exit) as caught:
        load_checked(film, CheckOptions(), allow_path=None)
    assert caught.value.exit_code == 4
    printed = capsys.readouterr().err
    assert "'assets/hills.png' not found" in printed
    assert printed.endswith("2 problems; nothing was rendered.\n")


def test_a_picture_of_another_folder_needs_leave(
    film: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    films.paint(elsewhere / "far.png", 90)
    text = (film / "01-one.yml").read_text("utf-8")
    far = text.replace("assets/hills.png", str(elsewhere / "far.png"))
    (film / "01-one.yml").write_text(far, "utf-8")
    with pytest.raises(typer.Exit):
        load_checked(film, CheckOptions(), allow_path=None)
    allowed, problems = load_film(film, [elsewhere])
    assert allowed is not None
    (missing,) = problems  # it may be used, but nobody is named for it
    assert "has no entry in the credits ledger" in missing.message


@pytest.fixture
def handlers() -> Iterator[None]:
    """Put back what a session does to signals."""
    before = {number: signal.getsignal(number) for number in (2, 15)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.process
def test_a_session_has_the_film_its_options_and_a_store(
    film: Path, tmp_path: Path, handlers: None
) -> None:
    project = films.load_valid(film)
    options = make_options(project.script, store=tmp_path / "kept")
    with open_session(project, options, workforce=Workforce(1)) as session:
        assert session.script is project.script
        assert session.options == options
        assert session.store.root == tmp_path / "kept"


@pytest.mark.process
def test_a_session_ends_its_reporter_also_after_an_error(
    film: Path, handlers: None, capsys: pytest.CaptureFixture[str]
) -> None:
    project = films.load_valid(film)
    options = make_options(project.script)
    with (
        pytest.raises(KeyError),
        open_envelope("render") as envelope,
        open_session(project, options) as session,
    ):
        session.reporter.note("dull")
        raise KeyError
    assert '"dull"' in capsys.readouterr().err and envelope.notes == ["dull"]


def test_a_picture_without_an_entry_is_a_warning_for_drafts_alone(
    film: Path,
) -> None:
    for ledger in film.parents[1].rglob("credits.yml"):
        ledger.write_text("credits: []\n", "utf-8")
    _, whole = load_film(film, None)
    _, draft = load_film(film, None, for_draft=True)
    assert {problem.allows_draft for problem in whole} == {True}
    assert (has_faults(whole), has_faults(draft)) == (True, False)
    assert len(draft) == len(whole) == 2
