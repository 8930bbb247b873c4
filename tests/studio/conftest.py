"""What the tests of the studio's page share: one browser for each file of tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import (
    explain_missing_browser,
    open_chromium,
    write_voice,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser. Where there is none the test is skipped, or fails where one has to be."""
    missing = explain_missing_browser()
    if missing and os.environ.get("LANTERN_NEEDS_BROWSER"):
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    voice = tmp_path_factory.mktemp("microphone") / "voice.wav"
    write_voice(voice)
    with open_chromium(voice) as browser:
        yield browser
