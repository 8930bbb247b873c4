"""The Publisher protocol: bring a Release somewhere. `folder` puts it into the output folder."""

from __future__ import annotations

from typing import Any, Protocol

from lantern.rendering.release.model import Release


class Publisher(Protocol):
    """Takes a finished release away; either all of it arrives, or what was there before is untouched."""

    def publish(self, release: Release, report: dict[str, Any]) -> None:
        """Raises OutputFailure."""
