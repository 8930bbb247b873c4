"""The files that an author names in a film: as they are written, where, and where they were found.

They are found once, when the script is read; everything later walks `Script.assets`. Nothing is
opened here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lantern.core.problems import Span
from lantern.script.document import Loc, YamlDocument
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.cards import TitleCard
from lantern.script.model.charts import ChartCard
from lantern.script.model.film import Film
from lantern.script.model.look import LOOK_NAMES
from lantern.script.model.lower_third import iter_thirds
from lantern.script.model.picture import Picture
from lantern.script.model.plugin import list_plugin_files
from lantern.script.model.portraits import iter_portraits
from lantern.script.model.scene import Scene, Shot
from lantern.script.model.sound import SoundFields, SpotSound

if TYPE_CHECKING:
    from lantern.script.film_script import SceneSource

AssetRole = Literal[
    "article",
    "lexicon",
    "look",
    "look base",
    "font",
    "thumbnail",
    "voice file",
    "music",
    "sound",
    "recording",
    "still",
    "map",
    "map style",
    "map data",
    "clip",
    "clip module",
    "card ground",
    "portrait",
    "document",
    "table",
    "plug-in file",
    "ledger",
    "lock",
]
SOUND_ROLES: tuple[AssetRole, ...] = ("music", "sound", "recording")
PICTURE_ROLES: tuple[AssetRole, ...] = (
    "still",
    "card ground",
    "portrait",
    "document",
    "thumbnail",
)
FONT_SLOTS = ("serif", "sans")
LOOK_KEY: Loc = ("look", "base")
LEXICON_KEY: Loc = ("lexicon",)
ARTICLE_KEY: Loc = ("article", "file")
MUSIC_KEY: Loc = ("music", "file")
THUMBNAIL_KEY: Loc = ("thumbnail", "still")


@dataclass(frozen=True)
class NamedFile:
    """A file as its author names it: the text, its place, and what the file is for.

    `scene` is the number of the scene that names it, from 1; 0 for what belongs to the whole
    film. `shot` is the index of the shot in the scene, None for what belongs to no shot.
    """

    text: str
    span: Span
    role: AssetRole
    scene: int = 0
    shot: int | None = None

    @property
    def folder(self) -> Path:
        """The folder that the text is meant from."""
        return self.span.file.parent


@dataclass(frozen=True)
class Asset(NamedFile):
    """A named file that was found."""

    path: Path = field(kw_only=True)


def make_asset(named: NamedFile, path: Path) -> Asset:
    """Return a named file that was found at `path`."""
    return Asset(
        named.text, named.span, named.role, named.scene, named.shot, path=path
    )


# --- of the whole film


def name_lexicon(film: Film, tree: YamlDocument) -> NamedFile | None:
    """Return the lexicon, if it is a file of its own."""
    if not isinstance(film.lexicon, str):
        return None
    return NamedFile(film.lexicon, tree.find_span(LEXICON_KEY), "lexicon")


def name_article(film: Film, tree: YamlDocument) -> NamedFile | None:
    """Return the article, if the film names its file."""
    if film.article is None or film.article.file is None:
        return None
    return NamedFile(film.article.file, tree.find_span(ARTICLE_KEY), "article")


def name_music(film: Film, tree: YamlDocument) -> NamedFile | None:
    """Return the music, if it is a file."""
    if film.music is None or film.music.file is None:
        return None
    return NamedFile(film.music.file, tree.find_span(MUSIC_KEY), "music")


def name_look(film: Film, tree: YamlDocument) -> NamedFile | None:
    """Return the look's file; None for a look that comes with Lantern."""
    if film.look.base in LOOK_NAMES:
        return None
    return NamedFile(film.look.base, tree.find_span(LOOK_KEY), "look")


def name_fonts(film: Film, tree: YamlDocument) -> Iterator[NamedFile]:
    """Yield the files of the film's own type, serif before sans."""
    for slot in FONT_SLOTS:
        font = getattr(film.look.fonts, slot)
        if font is None:
            continue
        at: Loc = ("look", "fonts", slot)
        for i, text in enumerate(font.files):
            # one file needn't stand in a list, nor a list under a key
            ways: list[Loc] = [("files", i), (i,), ()]
            way = next(way for way in ways if (*at, *way) in tree.values)
            yield NamedFile(text, tree.find_span((*at, *way)), "font")


def name_thumbnail(film: Film, tree: YamlDocument) -> NamedFile | None:
    """Return the thumbnail's picture, if the film names one."""
    if film.thumbnail is None or film.thumbnail.still is None:
        return None
    span = tree.find_span(THUMBNAIL_KEY)
    return NamedFile(film.thumbnail.still, span, "thumbnail")


def name_film_files(film: Film, tree: YamlDocument) -> Iterator[NamedFile]:
    """Yield the files that belong to no scene, but for those that are read with the script."""
    for named in (name_music(film, tree), name_look(film, tree)):
        if named is not None:
            yield named
    yield from name_fonts(film, tree)
    thumbnail = name_thumbnail(film, tree)
    if thumbnail is not None:
        yield thumbnail


# --- of scenes


def name_scene_files(scene: SceneSource) -> Iterator[NamedFile]:
    """Yield the files of a scene: its lower thirds, its shots, its sounds, its recording."""
    for named in iter_third_portraits(scene.scene):
        span = scene.find_span(named.key)
        yield NamedFile(named.text, span, named.role, scene.number)
    for i, shot in enumerate(scene.scene.shots):
        for named in iter_shown_files(shot):
            span = scene.find_span(("shots", i, *named.key))
            yield NamedFile(named.text, span, named.role, scene.number, i)
    for loc, sound in iter_authored_sounds(scene):
        shot_index = None
        if loc[0] == "shots":
            shot_index = int(loc[1])
        span = scene.find_span(loc)
        yield NamedFile(sound.file, span, "sound", scene.number, shot_index)
    if scene.scene.recording:
        span = scene.find_span(("recording",))
        yield NamedFile(scene.scene.recording, span, "recording", scene.number)


@dataclass(frozen=True)
class ShownFile:
    """A file that a shot shows: its key in the shot, the text there, and what it is for."""

    key: Loc
    text: str
    role: AssetRole


def iter_shown_files(shot: Shot) -> Iterator[ShownFile]:
    """Yield the files of all pictures that a shot shows, and of the portraits over them.

    A map that the shot's inset shows again is given once.
    """
    for placed in shot.iter_pictures():
        for file in iter_picture_files(placed.picture):
            if placed.loc == ("inset",) and file.text == shot.map:
                continue
            yield ShownFile((*placed.loc, *file.key), file.text, file.role)
    yield from iter_third_portraits(shot)


def iter_third_portraits(holder: Scene | Shot) -> Iterator[ShownFile]:
    """Yield the portraits in the lower thirds of a scene or a shot."""
    for written in iter_thirds(holder.lower_third):
        if written.third.portrait:
            key: Loc = (*written.loc, "portrait")
            yield ShownFile(key, written.third.portrait, "portrait")


def iter_picture_files(picture: Picture) -> Iterator[ShownFile]:
    """Yield the files of one picture, their keys counted from there."""
    if picture.still:
        yield ShownFile(("still",), picture.still, "still")
    if picture.map:
        yield ShownFile(("map",), picture.map, "map")
    if picture.clip and picture.clip.file:
        yield ShownFile(("clip", "file"), picture.clip.file, "clip")
    if picture.document:
        yield ShownFile(("document", "file"), picture.document.file, "document")
    yield from _iter_grounds(picture)
    for placed in iter_portraits(picture.card):
        yield ShownFile(("card", *placed.loc), placed.file, "portrait")
    if isinstance(picture.card, ChartCard) and picture.card.data:
        yield ShownFile(
            ("card", "data", "file"), picture.card.data.file, "table"
        )
    if picture.plugin:
        for key, text in list_plugin_files(picture.plugin):
            yield ShownFile(key, text, "plug-in file")


def _iter_grounds(picture: Picture) -> Iterator[ShownFile]:
    """Yield the file that lies under the words of a card."""
    at: Loc = ("card", "ground")
    if isinstance(picture.card, TitleCard) and picture.card.ground:
        yield ShownFile(at, picture.card.ground, "card ground")
    if (
        not isinstance(picture.card, GroundedCard)
        or picture.card.ground is None
    ):
        return
    ground = picture.card.ground
    if ground.still:
        yield ShownFile((*at, "still"), ground.still, "card ground")
    if ground.map:
        yield ShownFile((*at, "map"), ground.map, "map")


def iter_authored_sounds(scene: SceneSource) -> Iterator[tuple[Loc, SpotSound]]:
    """Yield the sounds written in a scene and in its shots, and where each one's file is named."""
    holders: list[tuple[Loc, SoundFields]] = [((), scene.scene)]
    holders += [
        (("shots", i), shot) for i, shot in enumerate(scene.scene.shots)
    ]
    for loc, holder in holders:
        for i, sound in enumerate(holder.sound):
            # one sound needn't stand in a list, nor a bare file's name under a key
            ways: list[Loc] = [
                ("sound", i, "file"),
                ("sound", "file"),
                ("sound", i),
                ("sound",),
            ]
            written = (
                way
                for way in ways
                if (*scene.at, *loc, *way) in scene.tree.values
            )
            yield (*loc, *next(written)), sound
