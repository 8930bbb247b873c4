"""A server, somebody who is signed in there, and a film."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lantern.publishing.upload import Upload
from tests.support.stages import YouTubeStage, stage_youtube
from tests.support.uploads import make_roads


@pytest.fixture
def stage() -> Iterator[YouTubeStage]:
    with stage_youtube() as found:
        yield found


@pytest.fixture(scope="module")
def upload(tmp_path_factory: pytest.TempPathFactory) -> Upload:
    return make_roads(tmp_path_factory.mktemp("film"))
