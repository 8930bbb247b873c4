"""Frames on demand: the newest first, none that nobody waits for, by a painter that is replaced."""

from __future__ import annotations

import io
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from lantern.core.store import Store
from lantern.studio import frames
from lantern.studio.frames import FrameService
from lantern.studio.loaded_film import LoadedFilm, lay_out_film
from lantern.studio.painter import FrameOrder, PictureOrder
from lantern.studio.painter_process import DroppedFrame, UnpaintableFrame
from tests.support import films
from tests.support.films import scene, still

NOTHING = PictureOrder("none", {})


@pytest.fixture
def film(tmp_path: Path) -> LoadedFilm:
    scenes = [scene("One", None, still("white"), duration=2)]
    return lay_out_film(
        films.studio(films.write(tmp_path / "project", scenes), tmp_path), 1
    )


@pytest.fixture
def service(tmp_path: Path) -> Iterator[FrameService]:
    started = FrameService(tmp_path / "store")
    yield started
    started.stop()


def order_frame(film: LoadedFilm, n: int) -> FrameOrder:
    found = film.draft.find_frame(n)
    return FrameOrder(found.order, found.number)


def test_when_too_many_wait_the_oldest_cards_are_dropped(
    service: FrameService,
) -> None:
    large = service.request(FrameOrder(NOTHING, 0))
    cards = []
    for number in range(1, frames.MOST_WAITING + 2):
        cards.append(
            service.request(FrameOrder(NOTHING, number, size=(160, 90)))
        )
    for dropped in cards[:2]:
        with pytest.raises(DroppedFrame):
            dropped.result(0)
    assert not any(waiting.done() for waiting in (large, *cards[2:]))


def test_what_was_taken_back_makes_room(service: FrameService) -> None:
    first = service.request(FrameOrder(NOTHING, 0))
    assert first.cancel()
    waiting = []
    for number in range(1, frames.MOST_WAITING + 1):
        waiting.append(service.request(FrameOrder(NOTHING, number)))
    assert not any(each.done() for each in waiting)


@pytest.mark.process
def test_the_newest_large_frame_is_painted_first(
    film: LoadedFilm, service: FrameService
) -> None:
    order = order_frame(film, 10)
    old = service.request(order)
    new = service.request(replace(order, number=11))
    card = service.request(
        replace(
            order,
            number=12,
            size=(32, 18),
        )
    )
    painted: list[Future[bytes]] = []
    for each in (card, old, new):
        each.add_done_callback(painted.append)
    service.start()
    card.result(60)
    assert painted == [new, old, card]


@pytest.mark.process
def test_a_painter_that_was_killed_is_replaced(
    film: LoadedFilm, service: FrameService
) -> None:
    service.start()
    first = service.request(order_frame(film, 10)).result(60)
    worker = service.painter.worker
    assert worker is not None
    worker.process.kill()
    worker.process.join()
    again = service.request(order_frame(film, 11)).result(60)
    with (
        Image.open(io.BytesIO(first)) as one,
        Image.open(io.BytesIO(again)) as other,
    ):
        assert one.size == other.size == (160, 90)


@pytest.mark.process
def test_a_frame_that_can_not_be_painted_says_why_and_the_next_is_painted(
    film: LoadedFilm, service: FrameService, tmp_path: Path
) -> None:
    service.start()
    order = order_frame(film, 10)
    picture = tmp_path / "project" / "assets" / "white.png"
    data = picture.read_bytes()
    picture.unlink()
    with pytest.raises(
        UnpaintableFrame, match=r"'assets/white\.png' not found"
    ):
        service.request(order).result(60)
    picture.write_bytes(data)
    assert service.request(order).result(60)


@pytest.mark.process
def test_a_card_is_kept_in_the_store(
    film: LoadedFilm, service: FrameService
) -> None:
    service.start()
    key = "ab" * 32
    order = replace(
        order_frame(film, 10),
        size=(32, 18),
        store_key=key,
    )
    data = service.request(order).result(60)
    kept = Store(film.session.store.root).get(key, ".jpg")
    assert kept is not None
    assert kept.read_bytes() == data


@pytest.mark.process
def test_a_second_process_paints_cards_while_the_first_is_at_work(
    film: LoadedFilm, tmp_path: Path
) -> None:
    service = FrameService(
        tmp_path / "store",
        has_helper=True,
        helper_seconds=0.5,
    )
    order = order_frame(film, 10)
    service.expect_cards()
    service.start()
    assert service.request(order).result(60)
    worker = service.painter.worker
    assert worker
    assert worker.process.pid
    os.kill(worker.process.pid, signal.SIGSTOP)
    large = service.request(replace(order, number=11))
    assert service.request(
        replace(
            order,
            number=12,
            size=(32, 18),
        )
    ).result(60)
    assert not large.done()
    os.kill(worker.process.pid, signal.SIGCONT)
    assert large.result(60)
    helper = service.helper.worker
    if helper is not None:  # it rests soon, if it doesn't already
        helper.process.join(60)
        assert service.helper.worker is None
    service.stop()


def test_the_first_frames_are_waited_for_until_none_is_left(
    service: FrameService,
) -> None:
    waiting = threading.Thread(target=service.wait_for_first, args=(60,))
    waiting.start()
    first = service.request(FrameOrder(NOTHING, 0))
    second = service.request(FrameOrder(NOTHING, 1))
    first.cancel()
    assert waiting.is_alive()
    second.cancel()
    waiting.join(60)
    assert not waiting.is_alive()


def test_a_page_that_asks_for_no_frame_is_not_waited_for_long(
    service: FrameService,
) -> None:
    service.wait_for_first(0.01)
    assert service.request(FrameOrder(NOTHING, 0)).cancel()


def test_nothing_is_painted_after_the_end(tmp_path: Path) -> None:
    service = FrameService(tmp_path)
    service.stop()
    with pytest.raises(DroppedFrame):
        service.request(FrameOrder(NOTHING, 0)).result(0)
