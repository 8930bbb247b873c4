"""Shares of one film on one store: together they make all of it, and the render joins the same
film.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lantern import rendering
from lantern.core.problems import VoiceFailure
from lantern.core.remote_store import locate_store
from lantern.core.store import digest_file
from lantern.rendering.shards import Shard
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.film


def write(base: Path, **head: object) -> Path:
    return films.write(
        base / "project",
        [
            scene("One", "Wind over hills.", still("river")),
            scene("Two", "Rain and more rain.", still("grey", move="push-in")),
            scene(
                "Three", None, {"card": {"statement": "It stopped"}}, duration=2
            ),
        ],
        **head,
    )


def test_shares_make_the_whole_film_and_none_twice(tmp_path: Path) -> None:
    film = write(tmp_path)
    whole = films.render(film, tmp_path / "alone")
    store = tmp_path / "shared"
    made: list[str] = []
    own = 0
    for number in (3, 1, 2):
        session = films.studio(
            film,
            tmp_path / str(number),
            store=store,
            shard=Shard(number, 3),
        )
        own += rendering.render_share(session).own
        executor = session.executor
        assert isinstance(executor, films.Here)
        made += [
            job.key for job in executor.made if job.kind in ("segment", "mix")
        ]
        assert not session.options.out.exists()
    assert len(made) == own == len(set(made))
    joined = films.render(film, tmp_path / "joined", store=store)
    assert joined.jobs() == []
    assert digest_file(joined.mp4) == digest_file(whole.mp4)


def test_a_share_made_again_has_nothing_to_make(tmp_path: Path) -> None:
    film = write(tmp_path)
    first = rendering.render_share(
        films.studio(film, tmp_path, shard=Shard(1, 2))
    )
    again = films.studio(film, tmp_path, shard=Shard(1, 2))
    report = rendering.render_share(again)
    assert first.made == first.own == report.own and report.made == 0


def test_no_share_asks_a_server_to_speak(tmp_path: Path) -> None:
    session = films.studio(
        write(tmp_path, voice=["gtts", "tone"]), tmp_path, shard=Shard(1, 2)
    )
    with pytest.raises(
        VoiceFailure, match="every share would ask it; have the film"
    ):
        rendering.render_share(session)
    assert not list((tmp_path / "store").glob("??/*.wav"))


def test_a_share_sends_what_only_its_cache_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fsspec")
    bucket = tmp_path / "bucket"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    store = locate_store(f"file://{bucket}")
    film = write(tmp_path)
    films.render(film, tmp_path / "before", store=store)
    sent = {path.name for path in bucket.rglob("*.mp4")}
    shutil.rmtree(bucket)
    session = films.studio(
        film,
        tmp_path / "after",
        store=store,
        shard=Shard(1, 1),
    )
    assert rendering.render_share(session).made == 0
    assert {path.name for path in bucket.rglob("*.mp4")} == sent != set()
