"""What an instance of PeerTube can do, and how it numbers things; asked once each."""

from __future__ import annotations

from lantern.core.problems import PublishFailure
from lantern.publishing.calls import Call
from lantern.publishing.web import Web


class Instance:
    """One instance's own settings and tables."""

    def __init__(self, web: Web, server: str) -> None:
        """Prepare to ask; connects to nobody."""
        self.api = f"{server}/api/v1"
        self._web = web
        self._labels: dict[str, dict[str, str]] = {}

    def list_labels(self, table: str) -> dict[str, str]:
        """Return the names in a table, such as `licences`, by number or code.

        Raises:
            PublishFailure: the instance can't be asked.
        """
        if table not in self._labels:
            headers = {"Accept-Language": "en"}  # newer ones translate them
            call = Call(
                "GET",
                f"{self.api}/videos/{table}",
                f"ask for its {table}",
                headers,
            )
            content = self._web.ask(call).content
            is_numbered = table != "languages"
            labels = {
                key: label
                for key, label in content.items()
                if isinstance(label, str)
                and (key.isdecimal() or not is_numbered)
            }
            if not labels:
                raise PublishFailure(
                    f"PeerTube: this instance names no {table}"
                )
            self._labels[table] = labels
        return self._labels[table]

    def can_replace(self) -> bool:
        """Tell whether the file of a video may be replaced.

        Raises:
            PublishFailure: the instance can't be asked.
        """
        call = Call("GET", f"{self.api}/config", "ask what it allows")
        return (
            self._web.ask(call).find("videoFile", "update", "enabled") is True
        )
