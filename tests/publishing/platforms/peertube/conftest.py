"""A server, somebody who is signed in there, and a film."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lantern.publishing.upload import Upload
from tests.support.stages import PeerTubeStage, stage_peertube
from tests.support.uploads import make_roads


@pytest.fixture
def stage() -> Iterator[PeerTubeStage]:
    with stage_peertube() as found:
        yield found


@pytest.fixture(scope="module")
def upload(tmp_path_factory: pytest.TempPathFactory) -> Upload:
    return make_roads(tmp_path_factory.mktemp("film"))


@pytest.fixture(scope="module")
def names(upload: Upload) -> list[str]:
    """The requests that a film takes."""
    with stage_peertube() as clean:
        clean.publish(upload)
        return clean.server.names
