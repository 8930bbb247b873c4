"""What the tests of the archives share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.archives_server import VARIABLES, Archives, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Archives]:
    """All archives, on the loopback, and the key that one of them asks for."""
    with serving(Archives()) as running:
        for variable in VARIABLES:
            monkeypatch.setenv(variable, running.base)
        monkeypatch.setenv("LANTERN_EUROPEANA_KEY", "planted-key")
        yield running
