"""Small films with ledgers: what is written in them, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lantern.core.problems import Problem
from lantern.credits.ledger import Ledger
from lantern.credits.ledger_files import load
from lantern.script.film_script import Script
from lantern.script.load import load as load_script

FILM = (
    "lantern: 1\ntitle: Salt\narticle: {title: The salt road, author: A. Writer, "
    "published: 2020-11-06}\n"
)
SCENE_FILE = "scene: Wells\nduration: 3\nshots:\n  - still: assets/a.png\n  - still: b.png\n"
OURS = (
    "- {file: a.png, kind: illustration, title: Wells, author: Us, licence: "
    "CC-BY-4.0, made_by: us}\n"
)
THEIRS = "- {file: b.png, kind: photograph, title: Camel, author: P. Hoto, licence: CC-BY-NC-2.0}\n"
DATA = "- {id: coast, kind: data, title: Coastlines, author: GSHHG, licence: LGPL-3.0}\n"
FONT = "- {id: serif, kind: font, title: Source Serif, author: Adobe, licence: OFL-1.1}\n"
TUNE = "- {file: t.flac, kind: music, title: A tune, author: P. Layer, licence: CC-BY-NC-4.0}\n"
BANG = "- {file: bang.wav, kind: sound, title: A bang, author: R. Ecord, licence: CC0-1.0}\n"
SCORE = (
    "- {id: score, kind: music, title: Original score, author: Us, licence: "
    "CC-BY-4.0, made_by: us}\n"
)


def load_film(folder: Path) -> Script:
    """The film in `scenes/salt` of a folder; it has no problems."""
    script, problems = load_script(folder / "scenes" / "salt")
    assert script is not None
    assert not problems
    return script


def write_film(
    folder: Path, project: str, film: str, *, use: str = "non-commercial"
) -> tuple[Ledger, list[Problem]]:
    """Write a film of two stills, and read its ledgers.

    Args:
        folder: of the project.
        project: entries of the project's ledger, empty for no ledger.
        film: entries of the film's ledger, empty for no ledger.
        use: of the film.
    """
    here = folder / "scenes" / "salt"
    texts = {
        here / "film.yml": f"{FILM}use: {use}\n",
        here / "01-wells.yml": SCENE_FILE,
        here / "b.png": "x",
        here / "credits.yml": f"credits:\n{film}" if film else "",
        folder / "assets" / "a.png": "x",
        folder / "assets" / "credits.yml": f"credits:\n{project}"
        if project
        else "",
    }
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if text:
            path.write_text(text)
    return load(load_film(folder))


def list_texts(folder: Path, problems: Iterable[Problem]) -> list[str]:
    """The problems as text, with paths from a folder."""
    return [str(problem).replace(f"{folder}/", "") for problem in problems]


def write_sound_film(
    folder: Path, credits: str, music: str, *, use: str = "non-commercial"
) -> tuple[Ledger, list[str]]:
    """Write a film with music and a sound; return its ledger and what is wrong with it."""
    write_film(folder, OURS + DATA, THEIRS)
    here = folder / "scenes" / "salt"
    (here / "t.flac").write_text("x")
    (here / "bang.wav").write_text("x")
    (here / "credits.yml").write_text(f"credits:\n{credits}")
    (here / "film.yml").write_text(f"{FILM}use: {use}\nmusic: {music}\n")
    (here / "01-wells.yml").write_text(
        "scene: Wells\nduration: 3\nsound: bang.wav\nshots:\n  - card: title\n"
    )
    ledger, problems = load(load_film(folder))
    return ledger, list_texts(folder, problems)


def write_shots(folder: Path, *shots: str) -> Script:
    """Replace the shots of the film that write_film() wrote."""
    lines = "".join(f"  - {shot}\n" for shot in shots)
    scene = folder / "scenes" / "salt" / "01-wells.yml"
    scene.write_text(f"scene: Wells\nduration: 3\nshots:\n{lines}", "utf-8")
    return load_film(folder)


def list_faults_of_shot(
    folder: Path, shot: str, licence: str, *, by: str = "others"
) -> list[str]:
    """What is wrong with showing b.png in a shot, under a licence."""
    write_film(
        folder,
        OURS,
        THEIRS.replace("CC-BY-NC-2.0", f"{licence}, made_by: {by}"),
    )
    return list_texts(folder, load(write_shots(folder, shot))[1])
