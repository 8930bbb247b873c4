"""How long is waited between tries, and when it is given up."""

from __future__ import annotations

import pickle

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.patience import PassingFailure, Patience, Tries
from tests.support.publishing import Clock


@pytest.mark.parametrize(
    ("tries", "jitter", "seconds"),
    [
        (1, 1.0, 1.0),
        (2, 1.0, 2.0),
        (3, 1.0, 4.0),
        (7, 1.0, 64.0),
        (8, 1.0, 64.0),
        (1, 0.0, 0.5),
        (4, 0.5, 6.0),
        (20, 0.0, 32.0),
    ],
)
def test_waits_double_up_to_a_minute(
    tries: int, jitter: float, seconds: float
) -> None:
    assert Patience(jitter=lambda: jitter).choose_wait(tries) == seconds


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [(0.0, 4.0), (3.0, 4.0), (30.0, 30.0), (900.0, 900.0), (3600.0, 900.0)],
)
def test_a_server_may_ask_for_more_but_not_for_an_hour(
    asked: float, seconds: float
) -> None:
    assert Patience(jitter=lambda: 1.0).choose_wait(3, asked) == seconds


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (2.9, []),
        (3.0, ["the server is busy; trying again in 3 s"]),
        (64.4, ["the server is busy; trying again in 64 s"]),
    ],
)
def test_only_a_wait_that_a_person_would_notice_is_told(
    seconds: float, told: list[str]
) -> None:
    clock = Clock()
    heard: list[str] = []
    clock.make_patience().rest(seconds, "the server is busy", heard.append)
    assert heard == told
    assert clock.slept == [seconds]


def test_a_request_is_given_up_after_ten_failures_in_a_row() -> None:
    clock = Clock()
    tries = Tries(clock.make_patience())
    for _ in range(9):
        tries.wait(PassingFailure("no answer"))
    assert clock.slept == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 64.0, 64.0]
    with pytest.raises(PublishFailure) as caught:
        tries.wait(PassingFailure("no answer"))
    assert caught.value.message == (
        "no answer; given up after 10 tries. Run it again, and it goes on where it stopped"
    )
    assert not isinstance(caught.value, PassingFailure)


def test_progress_begins_the_count_again() -> None:
    clock = Clock()
    tries = Tries(clock.make_patience())
    for _ in range(3):
        tries.wait(PassingFailure("no answer"))
        tries.reset()
    assert clock.slept == [1.0, 1.0, 1.0]


def test_the_wait_that_a_failure_asks_for_is_kept() -> None:
    clock = Clock()
    told: list[str] = []
    Tries(clock.make_patience(), told.append).wait(
        PassingFailure("too many", 20.0)
    )
    assert clock.slept == [20.0]
    assert told == ["too many; trying again in 20 s"]


def test_a_failure_crosses_to_another_process_with_its_wait() -> None:
    found = pickle.loads(pickle.dumps(PassingFailure("too many", 20.0)))
    assert (found.message, found.wait) == ("too many", 20.0)
