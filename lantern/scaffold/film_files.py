"""The files of a film made from pictures, as text: film.yml, scenes, ledger. Opens no file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lantern.core.text import quote_yaml
from lantern.credits.shared_credit import SharedCredit, make_own_credit
from lantern.scaffold.from_pictures import AlbumPicture
from lantern.scaffold.long_pictures import MAX_SECONDS, plan_pan
from lantern.scaffold.picture_framing import format_framing
from lantern.script.spoken_text import escape_marks

SCHEMA_COMMENT = "# yaml-language-server: $schema=schema.json\n"
SILENT_SHOT_SECONDS = 6
"""Seconds that a picture without words is shown."""
TITLE_SECONDS = 4
CREDITS_SECONDS = 8
MAX_LINE = 100
"""Characters in a line of a narration."""
_LEDGER_HEAD = """\
# The ledger: who made each picture, and under which licence. Lantern can't know it, so they are
# all entered as the work of whoever makes this film. Before you publish it, write who made each
# one. A picture by others needs `made_by: others`, its true licence, such as CC-BY-4.0, and where
# it is from: `url: https://...`
credits:
"""
_CREDITED_HEAD = """\
# The ledger: who made each picture, and under which licence, as --credit said it of all.
credits:
"""
_SILENT = "# no narration; to have it spoken, write instead:"
_WORDS_A_SECOND = 2.5
"""How fast voices speak, for the time that a picture is shown."""


@dataclass
class _PictureScene:
    """A scene: pictures that are shown while its text is spoken.

    `number` is how many pictures come before it.
    """

    text: str
    number: int
    pictures: list[AlbumPicture] = field(default_factory=list)


def set_title(template: str, title: str) -> str:
    """Return film.yml with another title, as YAML."""
    return template.replace("title: A new film", f"title: {title}", 1)


def format_film(template: str, title: str, scenes: Sequence[str]) -> str:
    """Return film.yml; the examples in the template name these scenes' files.

    `title` is YAML.
    """
    names = ", ".join(scenes)
    first = scenes[1].partition("-")[2].removesuffix(".yml")
    text = set_title(template, title)
    text = re.sub(
        r"^# scenes: \[.*?\]", f"# scenes: [{names}]", text, flags=re.M
    )
    return text.replace("scene: the-lantern", f"scene: {first}")


def format_scenes(
    pictures: Sequence[AlbumPicture], words: Sequence[str | None]
) -> dict[str, str]:
    """Return the scenes' texts by their files: a title, the pictures, the credits.

    `words` has the text for each picture.
    """
    texts = {"title": _format_card("Title", "title", TITLE_SECONDS)}
    for scene in _group_pictures(pictures, words):
        texts[scene.pictures[0].id] = _format_scene(scene)
    texts["credits"] = _format_card("Credits", "credits", CREDITS_SECONDS)
    digits = max(2, len(str(len(pictures) + 1)))
    return {
        f"{i:0{digits}}-{name}.yml": text
        for i, (name, text) in enumerate(texts.items())
    }


def _group_pictures(
    pictures: Sequence[AlbumPicture], words: Sequence[str | None]
) -> list[_PictureScene]:
    """Return a scene for each picture; one without words joins the scene before it.

    Where no picture has words, each has its own scene; so has one whose words are None.
    """
    is_silent = not any(words)
    scenes: list[_PictureScene] = []
    for i, (picture, text) in enumerate(zip(pictures, words, strict=True)):
        if text or text is None or is_silent or not scenes:
            scenes.append(_PictureScene(text or "", i))
        scenes[-1].pictures.append(picture)
    return scenes


def _format_card(name: str, card: str, seconds: int) -> str:
    lines = [
        f"scene: {name}",
        f"duration: {seconds}",
        "shots:",
        f"  - card: {card}",
    ]
    return SCHEMA_COMMENT + "\n".join(lines) + "\n"


def _format_scene(scene: _PictureScene) -> str:
    first = scene.pictures[0]
    lines = [f"scene: {quote_yaml(first.title)}"]
    if scene.text:
        seconds = (
            len(scene.text.split()) / _WORDS_A_SECOND / len(scene.pictures)
        )
        lines.append("narration: |")
        lines += [f"  {line}" for line in _wrap_words(escape_marks(scene.text))]
    else:
        seconds = _choose_silent_seconds(first)
        lines.append(f"duration: {seconds:<30.0f} {_SILENT}")
        lines.append("# narration: |")
        lines.append("#   What is said over this picture.")
    if first.tags.title:
        lines.append(_format_lower_third(first.tags.title, first.tags.year))
    lines.append("shots:")
    for i, picture in enumerate(scene.pictures, scene.number):
        lines.append(f"  - still: {picture.file}")
        framing = format_framing(
            picture.shown,
            turn=i,
            seconds=seconds,
        )
        lines += [f"    {line}" for line in framing]
    return SCHEMA_COMMENT + "\n".join(lines) + "\n"


def _choose_silent_seconds(picture: AlbumPicture) -> float:
    """Return how long a picture without words is shown: a long one as long as its pan takes."""
    pan = plan_pan(picture.size)
    if pan is None or pan.seconds > MAX_SECONDS:
        return SILENT_SHOT_SECONDS
    return max(SILENT_SHOT_SECONDS, pan.seconds)


def _format_lower_third(title: str, year: int | None) -> str:
    fields = f"title: {quote_yaml(title)}"
    if year:
        fields += f', text: "{year}"'
    return f"lower_third: {{{fields}}}"


def _wrap_words(text: str) -> list[str]:
    """Return the words in lines; a longer word has a line of its own."""
    lines = [""]
    for word in text.split():
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + len(word) >= MAX_LINE:
            lines.append(word)
        else:
            lines[-1] += f" {word}"
    return lines


def format_ledger(
    pictures: Sequence[AlbumPicture], credit: SharedCredit | None = None
) -> str:
    """Return credits.yml: what the pictures' metadata say, and what the author has to fill in.

    With a `credit` the pictures are entered as its author's.
    """
    lines: list[str] = []
    for picture in pictures:
        kind = "photograph"
        if picture.is_drawing:
            kind = "illustration"
        lines.append(f"  - file: {picture.file}")
        lines.append(f"    kind: {kind}")
        lines.append(f"    title: {quote_yaml(picture.title)}")
        own = (credit or make_own_credit()).name_author(picture.tags.author)
        lines.append(f"    author: {quote_yaml(own.author)}")
        if picture.tags.year:
            lines.append(f"    year: {picture.tags.year}")
        lines.append(f"    licence: {quote_yaml(own.licence)}")
        if own.made_by == "us":
            lines.append("    made_by: us")
    head = _LEDGER_HEAD if credit is None else _CREDITED_HEAD
    return head + "\n".join(lines) + "\n"
