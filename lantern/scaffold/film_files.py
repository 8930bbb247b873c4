"""The files of a film made from pictures, as text: film.yml, scenes, the ledger. Opens nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.checks import PLACEHOLDER_AUTHOR
from lantern.core.text import quote_yaml
from lantern.scaffold.from_pictures import AlbumPicture

SCHEMA_COMMENT = "# yaml-language-server: $schema=schema.json\n"
SILENT_SHOT_SECONDS = 6
"""Seconds that a picture without words is shown."""
MOVES = ("push-in", "pan-right", "pull-out", "pan-left")
"""Moves in turn, so that no two pictures beside each other move alike."""


def format_film(template: str, title: str, scenes: Sequence[str]) -> str:
    """film.yml, with the examples of the template that name its scenes naming these."""
    text = template.replace("title: A new film", f"title: {title}", 1)
    text = re.sub(
        r"^# scenes: \[.*?\]", f"# scenes: [{', '.join(scenes)}]", text, flags=re.M
    )
    return re.sub(r"scene: the-lantern", f"scene: {scenes[1][3:-4]}", text)


def format_scenes(
    pictures: Sequence[AlbumPicture], words: Sequence[str]
) -> list[tuple[str, str]]:
    """(file's name, text) of a title, a scene for each picture, and the credits."""
    digits = max(2, len(str(len(pictures) + 1)))
    found = [("title", _card("Title", "title", 4))]
    groups = (
        _group_pictures(pictures, words)
        if any(words)
        else [([picture], "") for picture in pictures]
    )
    shown = 0
    for group, text in groups:
        found.append((group[0].id, _scene(group, text, shown)))
        shown += len(group)
    found.append(("credits", _card("Credits", "credits", 8)))
    return [(f"{i:0{digits}}-{name}.yml", body) for i, (name, body) in enumerate(found)]


def _group_pictures(
    pictures: Sequence[AlbumPicture], words: Sequence[str]
) -> list[tuple[list[AlbumPicture], str]]:
    """Pictures without words join the scene of those before them."""
    groups: list[tuple[list[AlbumPicture], str]] = []
    for picture, text in zip(pictures, words, strict=True):
        if text or not groups:
            groups.append(([picture], text))
        else:
            groups[-1][0].append(picture)
    return groups


def _card(name: str, card: str, seconds: int) -> str:
    return f"{SCHEMA_COMMENT}scene: {name}\nduration: {seconds}\nshots:\n  - card: {card}\n"


def _scene(group: Sequence[AlbumPicture], text: str, number: int) -> str:
    lines = [SCHEMA_COMMENT.rstrip(), f"scene: {quote_yaml(group[0].title)}"]
    if text:
        lines += ["narration: |", *(f"  {line}" for line in _wrap_words(text))]
    else:
        lines += [
            f"duration: {SILENT_SHOT_SECONDS}                             # nobody speaks; to have it spoken, write instead:"
        ]
        lines += ["# narration: |", "#   What is said over this picture."]
    if group[0].tags.title:
        year = f', text: "{group[0].tags.year}"' if group[0].tags.year else ""
        lines.append(f"lower_third: {{title: {quote_yaml(group[0].tags.title)}{year}}}")
    lines.append("shots:")
    for i, picture in enumerate(group):
        upright = picture.size[1] > picture.size[0]
        lines.append(f"  - still: {picture.file}")
        lines.append(
            "    fit: contain"
            if upright
            else f"    move: {MOVES[(number + i) % len(MOVES)]}"
        )
    return "\n".join(lines) + "\n"


def _wrap_words(text: str, width: int = 100) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return lines


def format_ledger(pictures: Sequence[AlbumPicture]) -> str:
    """credits.yml: what the pictures say of themselves, and where they say nothing, that it has to be filled in."""
    lines = [
        "# The ledger: whose work each picture is, and on which terms. Lantern can't know it, so all stand here as the",
        "# work of whoever makes this film. Before you publish it, write who made each one; a picture by somebody else",
        "# needs `made_by: others`, its true licence, such as CC-BY-4.0, and where it is from: `url: https://...`",
        "credits:",
    ]
    for picture in pictures:
        drawn = picture.file.endswith(".svg")
        lines += [
            f"  - file: {picture.file}",
            f"    kind: {'illustration' if drawn else 'photograph'}",
            f"    title: {quote_yaml(picture.title)}",
            f"    author: {quote_yaml(picture.tags.author or PLACEHOLDER_AUTHOR)}",
            *([f"    year: {picture.tags.year}"] if picture.tags.year else []),
            "    licence: own-work",
            "    made_by: us",
        ]
    return "\n".join(lines) + "\n"
