"""A platform, and a client of it that never waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lantern.publishing.web import Web
from tests.servers.faults import serving
from tests.support.echo import MANNERS, Echo, Waits


@pytest.fixture
def echo() -> Iterator[Echo]:
    service = Echo()
    with serving(service):
        yield service


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def web(waits: Waits) -> Web:
    return Web(MANNERS, patience=waits.make_patience())
