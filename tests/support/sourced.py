"""Small films that rest on an article, and what is wrong with their sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern.article import lock
from lantern.article.readers import read_article
from lantern.checks import sourcing
from lantern.core.problems import Problem
from lantern.script import load, lockfile
from lantern.script.film_script import Script

ARTICLE = """The salt road

On 9 August 1945 eighty-four camels left Harbin for the wells of Mandara, 55 km to the south, under General Khata.

At 4:30 hrs on August 10th the 5th caravan came back; about 600,000 bags of salt were lost on the way to the coast.

Nobody has counted the wells since then, and few of those who dug them are remembered by name in the towns today.
"""  # noqa: E501
HEAD = (
    "lantern: 1\ntitle: Salt\narticle: {title: The salt road}\nvoice: [tone]\n"
)
CARD = "shots:\n  - card: {statement: Salt}\n"
TOLD = (
    "scene: Wells\npassage: [2, 3, 4]\nnarration: |\n  On 9 August, 84 camels\n  leave"
    " Harbin.\n" + CARD
)


def write(
    folder: Path,
    scene: str = TOLD,
    film: str = "",
    *,
    article: str | None = ARTICLE,
) -> Path:
    """Write a film of one scene with its lock; the article lies outside of it."""
    here = folder / "film"
    here.mkdir(exist_ok=True)
    (here / "film.yml").write_text(HEAD + film, "utf-8")
    (here / "01-wells.yml").write_text(scene, "utf-8")
    if article is not None:
        (folder / "salt.txt").write_text(article, "utf-8")
        (here / lock.LOCK_FILE).write_text(
            lock.format_lock(lock.make_lock(read_article(folder / "salt.txt"))),
            "utf-8",
        )
    return here


def load_script(film: Path) -> Script:
    found, problems = load.load(film)
    assert found is not None and not problems, [str(p) for p in problems]
    return found


def check(film: Path, **options: Any) -> list[Problem]:
    """Return what is wrong with the sources of a film that has no other faults."""
    script = load_script(film)
    sealed, problems = lockfile.load(script)
    return problems + sourcing.check(script, sealed, **options)


def shorten(folder: Path, problems: list[Problem]) -> list[str]:
    """Return problems as text, with paths from the film's folder."""
    return [str(p).replace(f"{folder}/film/", "") for p in problems]


def find_faults(
    folder: Path, scene: str = TOLD, film: str = "", *, strict: bool = False
) -> list[str]:
    return shorten(folder, check(write(folder, scene, film), strict=strict))
