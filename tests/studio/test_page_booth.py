"""The voice booth in a browser: from Chromium's own microphone to the scene's recording."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support import films
from tests.support.films import scene
from tests.support.studio import RunningStudio, serve
from tests.support.studio_page import StudioPage, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.film, pytest.mark.process]

SCENE = """\
scene: One
source: none
narration: |
  The wells were dry.
shots:
  - still: assets/hills.png
"""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("studio")
    folder = films.write(base / "project", [scene("One", "x")])
    (folder / "01-one.yml").write_text(SCENE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def studio(
    film: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningStudio]:
    with serve(film, tmp_path_factory.mktemp("store")) as running:
        yield running


@pytest.fixture(scope="module")
def page(chromium: Browser, studio: RunningStudio) -> Iterator[StudioPage]:
    opened = open_page(
        chromium, studio.server.address, permissions=["microphone"]
    )
    yield opened
    assert opened.errors == []


def record(page: StudioPage) -> None:
    """Read a while: the tone of the microphone's file is heard, and silence between."""
    page.page.get_by_label("Who reads").fill("A. Reader")
    page.page.get_by_role(
        "button",
        name="Record",
        exact=True,
    ).click()
    page.wait_until(
        "() => /^-1\\d dB$/.test(document.querySelector('.meter-box .clock').innerText)"
    )
    page.wait_until(
        "() => parseFloat(document.querySelector('.meter-noise').style.left) < 40"
    )
    page.page.get_by_role("button", name="Stop").click()
    page.wait_for_text("+recording: recordings/one.wav")


def test_what_the_microphone_hears_becomes_the_scenes_recording(
    page: StudioPage, film: Path
) -> None:
    page.press("b")
    page.wait_for_text("The wells were dry.")
    record(page)
    words = page.find(".heard-words button").all_inner_texts()
    assert words == ["The", "wells", "were", "dry."]
    lines = page.find(".diff").inner_text().split("\n")
    assert lines[:2] == ["--- 01-one.yml", "+++ 01-one.yml"]
    assert (film / "01-one.yml").read_text("utf-8") == SCENE
    page.page.get_by_role("button", name="Accept the take").click()
    page.wait_for_text("Scene 1 has its recording")
    assert "recording: recordings/one.wav" in (film / "01-one.yml").read_text(
        "utf-8"
    )
    assert "A. Reader" in (film / "credits.yml").read_text("utf-8")
    with wave.open(str(film / "recordings/one.wav")) as file:
        assert (file.getnchannels(), file.getframerate()) == (1, 48000)
        assert file.getnframes() >= 24000


_REFUSE = """name => {
  const refuse = async () => { throw new DOMException("no", name); };
  navigator.mediaDevices.getUserMedia = refuse;
}"""
"""What a browser does whose user, system or machine gives the page no microphone."""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("NotAllowedError", "Allow it beside the address, then try again."),
        ("NotReadableError", "another program may use it"),
        ("NotFoundError", "This machine has no microphone"),
    ],
)
def test_a_microphone_that_is_refused_is_told_with_its_cure(
    page: StudioPage, name: str, told: str
) -> None:
    page.press("Escape")
    page.find("dialog").wait_for(state="detached")
    page.page.evaluate(_REFUSE, name)
    page.press("b")
    page.page.get_by_role("button", name="Try the microphone").click()
    page.page.get_by_role("alert").get_by_text(told).wait_for()
    page.page.get_by_role(
        "button",
        name="Record",
        exact=True,
    ).click()
    assert page.page.get_by_role("button", name="Stop").count() == 0
