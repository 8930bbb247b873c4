"""How long a save takes to reach the page, and what a part of 2,000 scenes costs.

Both films are written for it: cards alone, said by the voice that comes with Lantern.
"""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.benches.studio import Page

WORDS = "The wind came over the hills before dawn, and nobody had slept."
LONG = 2000
"""Scenes of the long part."""


@dataclass(frozen=True)
class SaveTimes:
    """Seconds from a save: to the changed shot's new frame, to the problems, to the speech.

    `spoken` is None where nothing was to be said.
    """

    frame: float
    problems: float
    spoken: float | None


def write_film(base: Path, count: int, *, is_spoken: bool) -> Path:
    """Write a film of so many scenes below a folder; return the film's folder."""
    film = base / "project" / "scenes" / "bench"
    film.mkdir(parents=True)
    (base / "project" / "assets").mkdir()
    head = {"lantern": 1, "title": "Bench", "voice": ["hibari"]}
    (film / "film.yml").write_text(json.dumps(head))
    for n in range(1, count + 1):
        write_scene(film, n, f"Card {n}", narration=WORDS if is_spoken else "")
    return film


def write_scene(
    film: Path, n: int, statement: str, *, narration: str = ""
) -> None:
    """Write a scene with a card; it lasts for its narration, else 2 s."""
    scene: dict[str, object] = {"scene": f"Scene {n}", "source": "none"}
    if narration:
        scene["narration"] = narration
    else:
        scene["duration"] = 2
    scene["shots"] = [{"card": {"statement": statement}}]
    (film / f"{n:04}-scene-{n}.yml").write_text(json.dumps(scene))


@contextmanager
def listen(page: Page) -> Iterator[Iterator[str]]:
    """Yield the names of the events as they come."""
    connection = http.client.HTTPConnection("127.0.0.1", page.port, timeout=300)
    connection.request("GET", "/api/events", headers={"cookie": page.cookie})
    answer = connection.getresponse()
    answer.readline()
    try:
        yield _read_names(answer)
    finally:
        connection.close()


def _read_names(answer: http.client.HTTPResponse) -> Iterator[str]:
    while line := answer.readline():
        name, _, value = line.decode().strip().partition(": ")
        if name == "event":
            yield value


def measure_save(
    page: Page, film: Path, n: int, *, is_spoken: bool
) -> SaveTimes:
    """Save a scene with another word on its card and in its narration."""
    narration = WORDS.replace("hills", f"{n} hills") if is_spoken else ""
    with listen(page) as names:
        began = time.monotonic()
        write_scene(film, n, f"Changed {n}", narration=narration)
        wait_for("film", names)
        ask_for_card(page, n)
        frame = time.monotonic() - began
        wait_for("problems", names)
        problems = time.monotonic() - began
        spoken = None
        if is_spoken:
            wait_for("film", names)
            ask_for_card(page, n)
            spoken = time.monotonic() - began
    return SaveTimes(frame, problems, spoken)


def wait_for(name: str, names: Iterator[str]) -> None:
    """Read events until one of a name comes."""
    for each in names:
        if each == name:
            return
    raise SystemExit("the studio's events ended")


def ask_for_card(page: Page, n: int) -> None:
    """Ask for the frame that stands for the first shot of scene `n`."""
    film = page.load_film()
    poster = film["scenes"][n - 1]["shots"][0]["poster"]
    page.get(
        f"/api/frame?frame={poster}&generation={film['generation']}&height=540"
    )
