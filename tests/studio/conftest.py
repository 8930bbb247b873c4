"""What the tests of the studio's page share: one browser for all of a process."""

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


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser, in which each test has a context of its own: to start one takes seconds.

    Where there is none, its tests are only collected if they have to run.
    """
    missing = explain_missing_browser()
    if missing:
        pytest.fail(missing)
    voice = tmp_path_factory.mktemp("microphone") / "voice.wav"
    write_voice(voice)
    with open_chromium(voice) as browser:
        yield browser
