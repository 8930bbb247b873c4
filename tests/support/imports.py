"""Films made from articles, and articles, towns and places made by hand: for the tests of
import.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from lantern import checks
from lantern.article.blocks import Article, Block, BlockKind
from lantern.article.gazetteer import Town
from lantern.core.problems import excuse_draft
from lantern.plan import project
from lantern.scaffold import from_article
from lantern.scaffold.from_article.entities import ArticlePlace
from lantern.script.film_script import Script


def import_film(article: Path, folder: Path) -> Script:
    """Write the film of an article; it must have no problems."""
    from_article.create(
        from_article.propose_from_file(article), article, folder
    )
    return load_without_problems(folder)


def load_without_problems(folder: Path) -> Script:
    """Load and check a film; warnings are allowed, and what a draft may have."""
    loaded, problems = project.load(folder)
    assert loaded is not None, [str(p) for p in problems]
    problems = excuse_draft([*problems, *checks.check(loaded)])
    assert not [p for p in problems if not p.warning], [
        str(p) for p in problems
    ]
    return loaded.script


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the content of all files in a folder, by their paths in it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def list_cards(script: Script, field: str) -> list[str]:
    """Return what the film's cards have in a field."""
    found = []
    for part in script.parts:
        for shot in part.scene.shots:
            value = getattr(shot.card, field, None)
            if value:
                found.append(value)
    return found


def block(kind: BlockKind, text: str, **about: Any) -> Block:
    """Return a block for `make_article`, which numbers it."""
    return Block(0, kind, text, **about)


def make_article(*blocks: Block, **about: Any) -> Article:
    """Return an article of these blocks, numbered, in English if nothing else is said."""
    numbered = [replace(each, number=n) for n, each in enumerate(blocks, 1)]
    known = {
        "title": "",
        "author": "",
        "published": "",
        "language": "en",
        **about,
    }
    return Article(blocks=tuple(numbered), **known)


def make_town(id_: int = 1, **about: Any) -> Town:
    """Return a town: Anser in Austria with 9,000 people, if nothing else is said."""
    known = {
        "name": "Anser",
        "country": "Austria",
        "population": 9000,
        "lon": 10.0,
        "lat": 50.0,
        "is_own_name": True,
    }
    return Town(id_, **{**known, **about})


def make_place(
    name: str,
    lon: float,
    lat: float,
    *,
    blocks: tuple[int, ...] = (1,),
    **about: Any,
) -> ArticlePlace:
    """Return a place of an article, with a town of its name there."""
    town = make_town(
        hash((name, lon, lat)),
        name=name,
        lon=lon,
        lat=lat,
    )
    return ArticlePlace(name, town, frozenset(blocks), **about)
