"""Waiting for a platform: seldom and seldomer, and not for ever."""

from __future__ import annotations

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.polling import poll_until_ready
from tests.support.publishing import Clock


def test_it_asks_seldomer_and_seldomer() -> None:
    clock = Clock()
    answers = iter([False] * 9 + [True])
    poll_until_ready(
        lambda: next(answers), clock.make_patience(), server="Here"
    )
    assert clock.slept[:3] == [5, 7.5, 11.25]
    assert clock.slept[-2:] == [60, 60]


def test_after_hours_it_is_given_up_for_now() -> None:
    clock = Clock()
    with pytest.raises(
        PublishFailure, match="works on the film after 6 hours; publish"
    ):
        poll_until_ready(lambda: False, clock.make_patience(), server="Here")
    assert 6 * 3600 < sum(clock.slept) < 6 * 3600 + 60


def test_what_is_late_is_named() -> None:
    clock = Clock()
    with pytest.raises(
        PublishFailure, match=r"Here: it lacks a\.mp4 after 6 hours;"
    ):
        poll_until_ready(
            lambda: False,
            clock.make_patience(),
            server="Here",
            name_late=lambda: "it lacks a.mp4",
        )
