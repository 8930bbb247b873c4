"""The verb page: what it wrote, what it left out, and addresses that aren't taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_envelope
from tests.support.films import scene


@pytest.mark.film
def test_pages_are_named_and_what_is_left_out_is_told(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", None, duration=1)])
    early = films.call("page", "scenes/short", cwd=tmp_path)
    assert early.returncode == 3
    assert "there is no build/short/short.mp4; render it first" in early.stderr
    build = tmp_path / "build"
    films.render(
        film,
        tmp_path,
        out=build / "short",
        store=build / ".store",
    )
    done = films.call("page", "scenes/short", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "build/short/page/short.html\n"
    site = films.call(
        "page", "scenes/short", "--folder", "--json", cwd=tmp_path
    )
    envelope = read_envelope(site)
    assert envelope["result"] == {
        "files": [str(build / "short/site/index.html")]
    }
    (note,) = envelope["notes"]
    assert "no oembed.json: --url tells where it will stand." in note
    assert (build / "short/site/film.mp4").is_file()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--url", "https://example.org/a"), "--url goes with --folder"),
        (("--folder", "--date", "2026-11-30"), "--date goes with --url"),
        (
            ("--folder", "--date", "30.11.2026"),
            "--date takes a day as 2026-11-30",
        ),
    ],
)
def test_options_that_say_nothing_alone_are_told(
    tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    refused = films.call("page", "scenes/short", *options, cwd=tmp_path)
    assert refused.returncode == 2
    assert told in refused.stderr
