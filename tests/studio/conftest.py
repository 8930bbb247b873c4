"""What the tests of the studio's page share: one browser for each file of tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import (
    explain_missing_browser,
    explain_skipped_page,
    open_chromium,
    write_voice,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser


collect_ignore_glob = ["test_page_*.py"] if explain_skipped_page() else []


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser; where there is none, its tests are only collected if they have to run."""
    missing = explain_missing_browser()
    if missing:
        pytest.fail(missing)
    voice = tmp_path_factory.mktemp("microphone") / "voice.wav"
    write_voice(voice)
    with open_chromium(voice) as browser:
        yield browser
