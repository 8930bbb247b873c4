"""A real browser for the tests of pages: this system's Chromium, by Playwright."""

from __future__ import annotations

import importlib.util
import os
import shutil
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lantern.core.units import SAMPLE_RATE
from tests.support.sounds import tone

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--no-sandbox",  # as root there is none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
)


def find_chromium() -> str | None:
    """Return the browser that LANTERN_BROWSER names, else one of this system; None without one."""
    named = os.environ.get("LANTERN_BROWSER")
    if named:
        return named if Path(named).is_file() else None
    return next(filter(None, map(shutil.which, NAMES)), None)


def explain_missing_browser() -> str:
    """Return why pages can't be tested here; empty where it can."""
    if find_chromium() is None:
        return "no Chromium here: scripts/browser installs one"
    if importlib.util.find_spec("playwright") is None:
        return "no Playwright here: scripts/browser installs it"
    return ""


def write_voice(path: Path) -> None:
    """Write what the browser's microphone hears: half a second of a tone, half of silence."""
    burst = tone(0.5, 0.3, 220)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        file.writeframes(
            np.concatenate([burst, np.zeros_like(burst)]).tobytes()
        )


def explain_skipped_page() -> str:
    """Return a line on the tests of pages that are left out here; empty where they run.

    With LANTERN_NEEDS_BROWSER in the environment they run, and fail without a browser.
    """
    missing = explain_missing_browser()
    if not missing or os.environ.get("LANTERN_NEEDS_BROWSER"):
        return ""
    return f"skipped: pages in a browser ({missing})"


@contextmanager
def open_chromium(voice: Path) -> Iterator[Browser]:
    """A browser whose microphone hears a WAV file, over and over."""
    from playwright.sync_api import sync_playwright

    heard = f"--use-file-for-fake-audio-capture={voice}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=[*SWITCHES, heard]
        )
        try:
            yield browser
        finally:
            browser.close()
