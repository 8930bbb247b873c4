"""The options of the verbs: what is known of a run before its verb starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.cli.app import build_command
from lantern.cli.options import (
    INVOCATION,
    Invocation,
    UsageError,
    find_named_store,
    parse_jobs,
    parse_shard,
)


def invoke(*words: str) -> Invocation:
    """Return what is noted of a run of `why`, whose file isn't there."""
    invocation = Invocation()
    with pytest.raises(Exception, match="is not there"):
        build_command()(
            args=[*words],
            standalone_mode=False,
            obj={INVOCATION: invocation},
        )
    return invocation


@pytest.mark.parametrize(
    "words",
    [
        ["why", "nothing", "--store", "mine"],
        ["why", "nothing", "--store=mine"],
        ["why", "--store=mine", "nothing"],
    ],
)
def test_the_store_is_noted_however_it_is_written(words: list[str]) -> None:
    assert invoke(*words) == Invocation(store=Path("mine"))


def test_the_store_of_the_environment_is_noted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANTERN_STORE", "theirs")
    assert find_named_store() == Path("theirs")
    assert invoke("why", "nothing").store == Path("theirs")
    assert invoke("why", "nothing", "--store=mine").store == Path("mine")


def test_no_store_is_named_by_an_empty_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANTERN_STORE", "")
    assert find_named_store() is None


def test_debug_is_noted() -> None:
    assert invoke("--debug", "why", "nothing").debug
    assert not invoke("why", "nothing").debug


@pytest.mark.parametrize(("text", "jobs"), [("1", 1), ("08", 8), ("64", 64)])
def test_jobs_are_a_number_up_to_64(text: str, jobs: int) -> None:
    assert parse_jobs(text) == jobs


@pytest.mark.parametrize(
    "text", ["0", "65", "-1", "2.5", "", "two", "٣", "1 2"]
)
def test_other_jobs_are_told_as_they_were_written(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_jobs(text)
    assert (
        str(caught.value) == f"--jobs takes a number from 1 to 64, not '{text}'"
    )


def test_a_share_is_read() -> None:
    assert str(parse_shard("3/8")) == "3/8" and parse_shard("1/1").count == 1


@pytest.mark.parametrize("text", ["0/8", "9/8"])
def test_a_share_that_is_not_there_is_refused(text: str) -> None:
    with pytest.raises(
        UsageError, match="the shares are counted from 1/8 to 8/8"
    ):
        parse_shard(text)


@pytest.mark.parametrize(
    "text", ["", "3", "1/0", "1/10000", "a/b", "3/8/2", "-1/8", "٣/٨"]
)
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(
        UsageError, match="takes a share as 3/8, of at most 9999, not"
    ):
        parse_shard(text)
