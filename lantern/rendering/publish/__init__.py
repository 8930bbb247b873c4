"""The Publisher protocol and the table of publishers: bring a Release somewhere.

Another package brings one by an entry point of the group `lantern.publishers`, to a module with
a function `make_publisher(path)`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from lantern.core.plugins import PluginTable
from lantern.rendering.publish.folder import FolderPublisher
from lantern.rendering.release.model import Release


class Publisher(Protocol):
    """Takes a finished release away.

    A file that can't be replaced is found before any is: what was there stays whole. The report
    comes last, so where its digests match, all of the release is there.
    """

    def publish(self, release: Release, report: dict[str, Any]) -> None:
        """Bring the files of a release under their names, and the report after all of them.

        Raises:
            OutputFailure: a file can't be written.
        """


PublisherFactory = Callable[[Path], Publisher]
"""Makes the publisher for the output folder of a film."""

PUBLISHERS: PluginTable[PublisherFactory] = PluginTable(
    "lantern.publishers",
    {"folder": FolderPublisher},
    lambda module: module.make_publisher,
)
"""Name -> factory."""
