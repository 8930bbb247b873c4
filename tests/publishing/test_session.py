"""One run: the account is held, too, since its token may be exchanged only once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lantern.core.problems import EXIT_BUSY
from lantern.publishing.account_list import add_account
from lantern.publishing.accounts import Account, name_file
from lantern.publishing.locks import hold_lock
from lantern.publishing.secrets import find_config_folder
from tests.support import shelf_film
from tests.support.keyrings import MemoryKeyring, use_keyring
from tests.support.shelf_film import DECIDED, NAME, ShelfFilm

ANN = Account(NAME, "ann", "https://shelf.example")
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ShelfFilm:
    shelf_film.install(tmp_path, monkeypatch)
    found = ShelfFilm(tmp_path, monkeypatch)
    found.write({"to": NAME, **DECIDED})
    return found


def test_an_account_that_another_film_is_published_with(
    desk: ShelfFilm,
) -> None:
    with use_keyring(MemoryKeyring()):
        add_account(ANN, {"token": "right"})
        lock = find_config_folder() / "locks" / f"{name_file(ANN)}.lock"
        with hold_lock(lock, "the account", NOON):
            done = desk.run("--yes")
            assert done.returncode == EXIT_BUSY
            assert (
                "is at work on the account ann at The shelf; wait for"
                in done.stderr
            )
            assert desk.shelf.calls == []
        assert desk.run("--yes").returncode == 0


def test_a_film_rendered_while_it_was_sent_is_told_of(desk: ShelfFilm) -> None:
    """What was sent is the film before, and the new report says nothing of it."""
    with use_keyring(MemoryKeyring()):
        add_account(ANN, {"token": "right"})
        desk.shelf.watch = lambda: desk.render(b"another film")
        done = desk.run("--yes")
        assert done.returncode == 0
        assert (
            "rendered again meanwhile; what was sent is the one before"
            in done.stderr
        )
        (video,) = desk.shelf.videos.values()
        assert video.size == 4000
        assert "published" not in desk.report()
        desk.shelf.watch = None
        assert "the film was rendered again" in desk.run("--status").stdout
