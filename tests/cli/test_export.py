"""The verb export: which formats there are, and that the film has to be rendered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene

pytestmark = pytest.mark.process


def test_a_format_that_there_is_not_is_told_with_those_that_there_are(
    tmp_path: Path,
) -> None:
    films.write(tmp_path, [scene("One", None, duration=1)])
    done = films.call(
        "export", "scenes/short", "--to", "otio, kdenlve", cwd=tmp_path
    )
    assert done.returncode == 2
    assert (
        "--to takes otio, fcpxml, kdenlive, edl, not 'kdenlve'; did you mean 'kdenlive'?"
        in done.stderr
    )


def test_a_film_that_is_not_rendered_is_told_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    films.write(tmp_path, [scene("One", None, duration=1)])
    done = films.call("export", "scenes/short", cwd=tmp_path)
    assert done.returncode == 3
    assert "there is no build/short/short.mp4; render it first: " in done.stderr
    assert not (tmp_path / "build" / "short" / "export").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--alpha", "Tow"], "there is no scene 'Tow'"),
        (["--alpha", "two:3"], "--alpha two:3: scene 2 'Two' has shots 1 to 1"),
        (["--alpha", "two", "--to", "edl"], "leave one out"),
        (["--land"], "--land says how maps are cut out; add --alpha SCENE"),
    ],
)
def test_what_can_not_be_cut_out_is_told(
    tmp_path: Path, words: list[str], message: str
) -> None:
    films.write(
        tmp_path,
        [scene("One", None, duration=1), scene("Two", None, duration=1)],
    )
    done = films.call("export", "scenes/short", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_card_is_written_with_alpha_from_a_film_that_is_not_rendered(
    tmp_path: Path,
) -> None:
    card = {"card": {"statement": "Rain: & wind"}}
    films.write(tmp_path, [scene("One: & more", None, card, duration=1)])
    done = films.call(
        "export", "scenes/short", "--alpha", "One: & more", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "build/short/alpha/01-one-more-1.mov\n"
    said = films.said(tmp_path / "build/short/alpha/01-one-more-1.mov")
    assert "prores (4444) (ap4h" in said
    assert "yuva444p" in said
    words = ("export", "scenes/short", "--alpha", "One: & more", "--json")
    told = read_result(films.call(*words, cwd=tmp_path))
    assert told["files"] == [
        str(tmp_path / "build/short/alpha/01-one-more-1.mov")
    ]
