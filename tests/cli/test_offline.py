"""Voices that need the network: out of reach, or forbidden by --offline."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from lantern import rendering
from lantern.rendering.voice import find_cached_voice
from tests.support import films
from tests.support.films import scene

pytestmark = pytest.mark.film


def test_a_voice_out_of_reach_is_said_once_and_the_next_one_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    films.write(
        tmp_path,
        [scene("One", "Rain."), scene("Two", "Wind.")],
        voice=["gtts", "tone"],
    )
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        proxy = f"http://127.0.0.1:{closed.getsockname()[1]}"
        monkeypatch.setenv("https_proxy", proxy)
        done = films.call("scenes/short", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("gtts can't speak this film") == 1
    report = json.loads(
        (tmp_path / "build" / "short" / "report.json").read_text("utf-8")
    )
    assert [one["voice"] for one in report["scenes"]] == ["tone", "tone"]


def test_offline_connects_to_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fences of tests refuse this address and tell of it, even if the refusal is swallowed."""
    films.write(tmp_path, [scene("One", "Rain.")], voice=["gtts", "tone"])
    monkeypatch.setenv("https_proxy", "http://192.0.2.1:9")
    done = films.call("scenes/short", "--offline", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "gtts" not in done.stderr


def test_offline_without_a_voice_of_its_own(tmp_path: Path) -> None:
    films.write(tmp_path, [scene("One", "Rain.")], voice=["gtts"])
    done = films.call("scenes/short", "--offline", cwd=tmp_path)
    assert done.returncode == 6
    assert "--offline forbids it; add espeak to 'voice'" in done.stderr


def test_offline_uses_the_takes_an_online_voice_left(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", "Rain.")], voice=["tone"])
    rendering.speak(films.studio(film, tmp_path))
    films.write(tmp_path, [scene("One", "Rain.")], voice=["gtts", "tone"])
    ours = films.studio(film, tmp_path, offline=True)
    settled = find_cached_voice(ours)
    assert settled is not None and settled[0].engine == "tone"
