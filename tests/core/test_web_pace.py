"""Servers that drip are given up, whatever they drip."""

from __future__ import annotations

import itertools

import pytest

from lantern.core.network import WebServer, open_url
from lantern.core.problems import NetworkFailure
from lantern.core.web_pace import Pace, TooSlowError
from tests.support.file_server import FileServer, serving


def allow_all(url: str) -> None:
    assert url.startswith("http://127.0.0.1")


def test_a_short_answer_may_take_a_minute() -> None:
    times = iter([100.0, 130.0, 160.0, 160.1])
    pace = Pace(lambda: next(times))
    pace.add(1)
    pace.add(0)
    message = "it sent 1 bytes in 60 s, which is too slow"
    with pytest.raises(TooSlowError, match=message):
        pace.add(0)


def test_a_long_answer_may_take_a_second_more_for_4000_bytes() -> None:
    times = iter([0.0, 110.0, 111.0, 111.3])
    pace = Pace(lambda: next(times))
    pace.add(200_000)
    pace.add(4_800)
    message = "it sent 204,800 bytes in 111 s, which is too slow"
    with pytest.raises(TooSlowError, match=message):
        pace.add(0)


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_server_that_drips_is_given_up(part: str) -> None:
    """Each time that something comes, half a minute has passed."""
    times = itertools.count(0.0, 30.0)
    with serving(FileServer(drips=part)) as server:
        web = WebServer("the mirror", allow_all)
        pace = Pace(lambda: next(times))
        with (
            pytest.raises(
                NetworkFailure, match="the mirror was given up: "
            ) as caught,
            open_url(web, f"{server.base}/a", pace=pace) as answer,
        ):
            while answer.read_block():
                pass
        assert caught.value.code == 6


def test_an_answer_in_time_comes_whole() -> None:
    body = bytes(range(256)) * 800
    times = itertools.count(0.0, 0.01)
    with serving(FileServer({"/a": body})) as server:
        web = WebServer("the mirror", allow_all)
        pace = Pace(lambda: next(times))
        with open_url(web, f"{server.base}/a", pace=pace) as answer:
            assert b"".join(iter(answer.read_block, b"")) == body
            assert answer.length == len(body)
