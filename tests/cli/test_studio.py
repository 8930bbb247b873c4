"""The verb studio: its address, and its end."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen

import pytest

from tests.support import films
from tests.support.envelopes import parse_envelope, read_result
from tests.support.films import scene
from tests.support.program import Program
from tests.support.studio import Browser

pytestmark = pytest.mark.process


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(tmp_path, [scene("One", None, duration=2)])


@pytest.fixture
def program(film: Path, tmp_path: Path) -> Iterator[Popen[str]]:
    with killing(
        films.start("studio", film, "--no-browser", cwd=tmp_path)
    ) as started:
        yield started


@contextmanager
def killing(program: Popen[str]) -> Iterator[Popen[str]]:
    """End the program after the block, whatever came of it."""
    try:
        yield program
    finally:
        program.kill()
        program.wait()


def read_address(program: Popen[str]) -> str:
    assert program.stdout is not None
    line = program.stdout.readline()
    found = re.fullmatch(
        r"The studio is at (http://127\.0\.0\.1:\d+/open\S+)\n", line
    )
    assert found, line
    return found[1]


def open_page(address: str) -> Browser:
    browser = Browser(int(address.split(":")[2].partition("/")[0]))
    assert browser.open(address).status == 303
    return browser


def test_ctrl_c_ends_it_and_all_it_started_while_a_page_listens(
    film: Path, tmp_path: Path
) -> None:
    words = ("studio", film, "--no-browser", "--json")
    with killing(films.start(*words, cwd=tmp_path)) as program:
        assert program.stdout is not None
        opened = parse_envelope(program.stdout.readline())
        assert (opened["exit"], opened["result"]["event"]) == (None, "open")
        browser = open_page(opened["result"]["address"])
        assert browser.get("/api/frame?frame=0").status == 200
        with browser.listen():
            started = films.descendants(program.pid)
            program.send_signal(signal.SIGINT)
            assert program.wait(60) == 0
        (line,) = program.stdout.read().splitlines()
    last = parse_envelope(line)
    assert (last["ok"], last["exit"], last["result"]) == (True, 0, {})
    assert started
    assert films.gone(started)


def test_a_killed_server_leaves_no_process(program: Popen[str]) -> None:
    browser = open_page(read_address(program))
    assert browser.get("/api/frame?frame=0").status == 200
    with browser.listen():
        started = films.descendants(program.pid)
        program.kill()
        program.wait(60)
    assert started
    assert films.gone(started)


def test_a_second_one_prints_an_address_that_still_opens(
    program: Popen[str], film: Path, tmp_path: Path
) -> None:
    open_page(read_address(program))
    again = films.run("studio", film, "--no-browser", "--json", cwd=tmp_path)
    open_page(read_result(again)["address"])


def test_a_film_that_is_not_there_is_told(run: Program) -> None:
    done = run("studio", "nowhere")
    assert done.returncode == 4
    assert "nowhere is not there" in done.stderr
