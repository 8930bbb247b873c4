"""A file sent whole to a store: what is asked when no answer comes, and what is sent again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.object_put import (
    StoredFile,
    StoreManners,
    compute_md5,
    put_file,
)
from lantern.publishing.web import Web
from tests.servers import faults
from tests.servers.faults import Fault, Given
from tests.support.echo import Echo, Waits

CONTENT = bytes(range(256)) * 500


@dataclass
class Store:
    """What a store says of the file when it is asked, and how often it was."""

    shows_after: int = 10**6
    asked: int = 0

    def make_manners(self, *, pauses: bool = False) -> StoreManners:
        return StoreManners(
            self._look, lambda answer: pauses and answer.status == 409
        )

    def _look(self) -> bool:
        self.asked += 1
        return self.asked > self.shows_after


@pytest.fixture
def film(tmp_path: Path, echo: Echo) -> StoredFile:
    path = tmp_path / "film.mp4"
    path.write_bytes(CONTENT)
    url = f"{echo.base}/item/film.mp4"
    return StoredFile(
        url, path, len(CONTENT), compute_md5(path), "send the film"
    )


def test_a_file_goes_in_one_request_with_its_md5(
    echo: Echo, web: Web, film: StoredFile
) -> None:
    told: list[int] = []
    put_file(web, film, Store().make_manners(), advance=told.append)
    assert echo.names == ["PUT /item/film.mp4"]
    assert echo.asked[0].body == CONTENT
    assert echo.asked[0].headers["content-md5"] == film.md5
    assert told == sorted(told) and told[-1] == len(CONTENT)


def test_a_file_that_is_there_without_an_answer_is_not_sent_again(
    echo: Echo, web: Web, film: StoredFile
) -> None:
    echo.faults = {0: faults.LOST}
    store = Store(shows_after=0)
    told: list[int] = []
    put_file(web, film, store.make_manners(), advance=told.append)
    assert (len(echo.asked), store.asked) == (1, 1)
    assert told[-1] == len(CONTENT)


def test_a_file_may_show_after_a_while(
    echo: Echo, web: Web, film: StoredFile, waits: Waits
) -> None:
    echo.faults = {0: faults.LOST}
    store = Store(shows_after=2)
    put_file(web, film, store.make_manners())
    assert (len(echo.asked), store.asked) == (1, 3)
    assert waits.slept[1:] == [30, 30]


def test_a_file_that_never_shows_is_sent_again(
    echo: Echo, web: Web, film: StoredFile, waits: Waits
) -> None:
    echo.faults = {0: faults.LOST}
    store = Store()
    put_file(web, film, store.make_manners())
    assert (len(echo.asked), store.asked) == (2, 4)
    assert waits.slept[1:] == [30, 30, 30]


def test_a_store_that_asks_for_a_pause_gets_the_file_after_it(
    echo: Echo, web: Web, film: StoredFile
) -> None:
    echo.faults = {0: Fault("answer", Given(409, b"slow down"))}
    put_file(web, film, Store().make_manners(pauses=True))
    assert len(echo.asked) == 2


def test_a_refusal_is_told_and_nothing_sent_again(
    echo: Echo, web: Web, film: StoredFile
) -> None:
    echo.given = Given(403, b"not yours")
    store = Store()
    with pytest.raises(
        PublishFailure, match=r"can't send the film: .*403 not yours"
    ):
        put_file(web, film, store.make_manners())
    assert (len(echo.asked), store.asked) == (1, 0)


def test_the_md5_is_that_of_the_file_as_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    for content in (CONTENT, CONTENT[1:]):
        path.write_bytes(content)
        wanted = hashlib.md5(content, usedforsecurity=False).hexdigest()
        assert compute_md5(path) == wanted
