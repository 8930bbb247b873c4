"""One render at a time for each output folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lantern.core.problems import EXIT_BUSY, BusyFailure, OutputFailure
from lantern.rendering import Session, hold_output
from tests.support import films
from tests.support.films import scene
from tests.support.named_pipes import make_pipe


@pytest.fixture
def session(tmp_path: Path) -> Session:
    film = films.write(tmp_path / "project", [scene("One", "Rain.")])
    return films.studio(film, tmp_path)


def with_output(session: Session, out: Path) -> Session:
    return replace(session, options=replace(session.options, out=out))


def test_a_second_render_of_an_output_is_refused(session: Session) -> None:
    with hold_output(session), pytest.raises(BusyFailure) as caught:
        hold_output(session).__enter__()
    assert caught.value.code == EXIT_BUSY
    assert caught.value.message == (
        f"another render is writing {session.options.out}; wait for it, or give --out"
    )


def test_an_output_is_free_again_afterwards(session: Session) -> None:
    for _ in range(2):
        with hold_output(session):
            pass


def test_an_output_is_free_again_after_a_failure(session: Session) -> None:
    with pytest.raises(OutputFailure), hold_output(session):
        raise OutputFailure("no room")
    with hold_output(session):
        pass


def test_other_outputs_of_one_store_are_free(
    session: Session, tmp_path: Path
) -> None:
    with (
        hold_output(session),
        hold_output(with_output(session, tmp_path / "other")),
    ):
        pass


def test_an_output_is_the_same_by_another_way(
    session: Session, tmp_path: Path
) -> None:
    session.options.out.mkdir()
    (tmp_path / "link").symlink_to(session.options.out)
    linked = with_output(session, tmp_path / "link")
    with hold_output(session), pytest.raises(BusyFailure):
        hold_output(linked).__enter__()


def test_a_store_that_can_not_be_written_is_named(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    options = replace(session.options, store=tmp_path / "file")
    broken = replace(session, options=options)
    with (
        pytest.raises(
            OutputFailure, match=r"the store .*file can't be written: "
        ),
        hold_output(broken),
    ):
        pass


def test_a_pipe_in_the_place_of_the_lock_is_not_waited_for(
    session: Session,
) -> None:
    with hold_output(session):
        (lock,) = (session.options.store / "locks").glob("?" * 32)
    lock.unlink()
    make_pipe(lock)
    message = r"the store .* can't be written: it is a pipe, not a file"
    with pytest.raises(OutputFailure, match=message), hold_output(session):
        pass
