"""Lantern as tools of an assistant, asked by the protocol's own client."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from PIL import Image

from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.film


def ask(folder: Path, questions: Callable[[Client], Awaitable[Any]]) -> Any:
    """Start the server as an assistant's program does, and ask it."""

    async def talk() -> Any:
        program = StdioServerParameters(
            command=sys.executable,
            args=[str(films.ROOT / "render.py"), "mcp", str(folder)],
        )
        async with Client(program) as client:
            return await questions(client)

    # in a thread of its own: tests of pages leave their loop running in this one
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, talk()).result()


def write_film(folder: Path) -> None:
    film = films.write(
        folder, [scene("One", None, still("grey"), duration=1)], music="none"
    )
    assert film.parent == folder / "scenes"


# long: one server, asked as an assistant would
def test_a_film_is_checked_looked_at_and_rendered(tmp_path: Path) -> None:
    write_film(tmp_path)
    told: list[float] = []

    async def note(
        progress: float, total: float | None, message: str | None
    ) -> None:
        told.append(progress)

    async def questions(client: Client) -> dict[str, Any]:
        film = {"film": "scenes/short"}
        return {
            "tools": await client.list_tools(),
            "films": await client.call_tool("list_films"),
            "check": await client.call_tool("check", film),
            "frame": await client.call_tool("frame", {**film, "time": "0:00"}),
            "sheet": await client.call_tool("sheet", film),
            "render": await client.call_tool(
                "render", film, progress_callback=note
            ),
        }

    found = ask(tmp_path, questions)
    names = {tool.name for tool in found["tools"].tools}
    assert {
        "check",
        "plan",
        "frame",
        "sheet",
        "schema",
        "sources",
        "render",
    } < names
    assert found["films"].content[0].text == "scenes/short"
    assert not found["check"].is_error, found["check"]
    picture = found["frame"].content[0]
    image = Image.open(io.BytesIO(base64.b64decode(picture.data)))
    assert image.size == films.SIZE
    page, told_of_it = found["sheet"].content
    assert page.type == "image"
    assert json.loads(told_of_it.text)["result"] == {
        "shape": "16:9",
        "findings": [],
    }
    assert not found["render"].is_error, found["render"]
    assert (tmp_path / "build" / "short" / "draft" / "short.mp4").is_file()
    assert told == sorted(told) and told[-1] > 0.5


def test_faults_come_back_with_their_places(tmp_path: Path) -> None:
    write_film(tmp_path)
    (tmp_path / "scenes" / "short" / "film.yml").write_text(
        "titel: Short\n", "utf-8"
    )

    async def questions(client: Client) -> list[Any]:
        film = {"film": "scenes/short"}
        return [
            await client.call_tool("check", film),
            await client.call_tool("frame", {**film, "time": "--help"}),
            await client.call_tool(
                "import_article", {"article": "a", "film": "A B"}
            ),
        ]

    check, frame, imported = ask(tmp_path, questions)
    assert check.is_error
    assert '"file": "scenes/short/film.yml", "line": 1' in check.content[0].text
    assert "titel" in check.content[0].text
    assert frame.is_error
    assert "'--help' is not a time" in frame.content[0].text
    assert (
        "\"film is a folder's name, in small letters"
        in imported.content[0].text
    )


@pytest.mark.parametrize("film", ["../other", "/etc", "scenes/link"])
def test_nothing_outside_the_folder_is_touched(
    tmp_path: Path, film: str
) -> None:
    served = tmp_path / "served"
    write_film(served)
    write_film(tmp_path / "other")
    (served / "scenes" / "link").symlink_to(
        tmp_path / "other" / "scenes" / "short"
    )
    answer = ask(
        served, lambda client: client.call_tool("check", {"film": film})
    )
    assert answer.is_error
    assert answer.content[0].text.endswith("isn't in the folder that is served")
