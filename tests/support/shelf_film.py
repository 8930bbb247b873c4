"""A film with a finished output folder, a plug-in's platform it goes to, and somebody signed in."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lantern.core.plugins import load_plugin
from lantern.plan import project as projects
from lantern.rendering import read_inputs
from lantern.script.model.publish import PLUGIN_GROUP
from tests.support import films, plugins
from tests.support.films import scene
from tests.support.keyrings import use_config
from tests.support.platforms import Shelf, ShelfPlatform
from tests.support.releases import write_release

NAME = "acme.shelf"
DECIDED = {"made_for_kids": False, "synthetic": False}
SOURCE = """
from lantern.publishing.accounts import Account
from lantern.publishing.platforms import SignedIn
from tests.support.platforms import ShelfPlatform

PLATFORM = ShelfPlatform()


def sign_in(wish):
    wish.prompt.open_address(wish.server + "/sign-in")
    name = wish.prompt.ask("As whom?")
    token = wish.prompt.ask_secret("The token:")
    return SignedIn(Account("acme.shelf", name, wish.server), {"token": token})
"""


class Terminal(io.StringIO):
    """Standard input of a terminal, at which somebody types these lines."""

    def isatty(self) -> bool:
        return True


@dataclass
class ShelfFilm:
    """The film `short`, its project, and the platform that it goes to."""

    root: Path
    monkeypatch: pytest.MonkeyPatch

    @property
    def film(self) -> Path:
        return self.root / "scenes" / "short"

    @property
    def out(self) -> Path:
        return self.root / "build" / "short"

    @property
    def platform(self) -> ShelfPlatform:
        found: ShelfPlatform = load_plugin(PLUGIN_GROUP, NAME).PLATFORM
        return found

    @property
    def shelf(self) -> Shelf:
        return self.platform.shelf

    def write(self, *destinations: dict[str, Any] | str, **film: Any) -> None:
        """Write film.yml, and render it in words: its output folder is filled in."""
        (self.root / "pyproject.toml").touch()
        publish = list(destinations)
        films.write(
            self.root,
            [scene("One", "Rain and wind.")],
            publish=publish,
            **film,
        )
        self.render()

    def render(self, data: bytes = b"film" * 1000) -> None:
        project, problems = projects.load(self.film)
        assert project is not None
        assert problems == []
        inputs = dict(read_inputs(project).files)
        write_release(self.out, data, inputs=inputs)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `lantern publish scenes/short WORDS` where nobody can answer."""
        return self.answer("", *words, terminal=False)

    def answer(
        self, typed: str, *words: str, terminal: bool = True
    ) -> subprocess.CompletedProcess[str]:
        """Run it where somebody types these lines."""
        stdin = Terminal(typed) if terminal else io.StringIO(typed)
        self.monkeypatch.setattr("sys.stdin", stdin)
        return films.call("publish", "scenes/short", *words, cwd=self.root)

    def report(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(
            (self.out / "report.json").read_text()
        )
        return found


def install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install the package that brings the platform; nobody is signed in yet."""
    use_config(monkeypatch, folder / "config")
    sys.modules.pop(
        "acme_shelf", None
    )  # that of an earlier test has videos of its own
    plugins.install(
        monkeypatch,
        folder / "lib",
        module="acme_shelf",
        source=SOURCE,
        points={PLUGIN_GROUP: NAME},
    )


def sign_in(monkeypatch: pytest.MonkeyPatch, token: str = "right") -> None:
    """Have the token in the environment."""
    monkeypatch.setenv("LANTERN_ACME_SHELF_TOKEN", token)
    monkeypatch.setenv("LANTERN_ACME_SHELF_ACCOUNT", "ann")
