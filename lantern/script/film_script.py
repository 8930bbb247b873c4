"""A film as it was read: its scenes and shots, its files, and where each is written."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lantern.article.blocks import Article
from lantern.core.problems import Span
from lantern.core.text import make_slug
from lantern.script.assets import Asset, AssetRole
from lantern.script.document import Loc, YamlDocument
from lantern.script.model.film import Film
from lantern.script.model.picture import Picture
from lantern.script.model.scene import Scene, Shot
from lantern.script.model.voice import Pronunciation
from lantern.script.paths import AllowedPaths

if TYPE_CHECKING:
    from lantern.script.translation.map_texts import TranslatedMapTexts
    from lantern.script.translation.translated_film import TranslatedFilm


@dataclass(frozen=True)
class SceneSource:
    """One scene of the film: its model, its number from 1, its id, and where it is written."""

    scene: Scene
    number: int
    id: str
    tree: YamlDocument
    at: Loc = ()
    chapter: int = 0
    """The number of the chapter it is in, from 1; 0 before the first."""

    @property
    def folder(self) -> Path:
        """The folder that the scene's files are named from."""
        return self.tree.file.parent

    def find_span(self, loc: Loc = (), key: bool = False) -> Span:
        """Return the place of a value of the scene, or of its key."""
        return self.tree.find_span((*self.at, *loc), key)

    @property
    def name(self) -> str:
        """The scene's number and title, as messages name it."""
        return f"scene {self.number} '{self.scene.scene}'"


@dataclass(frozen=True)
class AuthoredShot:
    """A shot of the script: its scene, its index there, and its model."""

    scene: SceneSource
    index: int
    shot: Shot

    def find_span(self, loc: Loc = ()) -> Span:
        """Return the place of a key of the shot."""
        return self.scene.find_span(("shots", self.index, *loc))


@dataclass(frozen=True)
class AuthoredPicture:
    """A picture of a shot: its own, a panel's or its inset's, and the keys that lead to it."""

    authored: AuthoredShot
    loc: Loc
    picture: Picture

    def find_span(self, loc: Loc = ()) -> Span:
        """Return the place of a key of the picture."""
        return self.authored.find_span((*self.loc, *loc))


def _list_shots(parts: Iterable[SceneSource]) -> tuple[AuthoredShot, ...]:
    found = []
    for part in parts:
        for i, shot in enumerate(part.scene.shots):
            found.append(AuthoredShot(part, i, shot))
    return tuple(found)


def name_film(file: Path) -> str:
    """Return the name of a film: that of its folder, or of its file when it is a single one."""
    name = file.parent.name if file.name == "film.yml" else file.stem
    return make_slug(name) or "film"


@dataclass(frozen=True)
class Script:
    """A film as it was read, and where it came from."""

    film: Film
    parts: tuple[SceneSource, ...]
    tree: YamlDocument
    places: AllowedPaths
    lexicon: dict[str, Pronunciation]
    article: Article | None = None
    """The article, where the film names its file."""
    assets: tuple[Asset, ...] = ()
    """Every file that the film and its scenes name, as far as it was found."""
    film_parts: tuple[SceneSource, ...] = ()
    """All scenes of the film, where `parts` is one of them alone."""
    translated: TranslatedFilm | None = None
    """Its translation, where it was read in another language than its own."""
    subtitles: tuple[Script, ...] = ()
    """The same film in the languages that it has captions in beside its own."""

    @property
    def name(self) -> str:
        """The film's name: that of its folder, or of its file when it is a single one."""
        return name_film(self.tree.file)

    @property
    def translated_into(self) -> str | None:
        """The tag of the language its texts were translated into; None for the film in its own."""
        return self.translated.translation.language if self.translated else None

    @property
    def is_in_part(self) -> bool:
        """Tell whether it is a translation of some of the film's scenes alone."""
        return self.translated is not None and bool(
            self.translated.translation.scenes
        )

    def iter_files(self) -> Iterator[Path]:
        """Yield every file the script was read from: YAML, and the article if it is at hand."""
        yield self.tree.file
        yield from (part.tree.file for part in self.parts)
        if self.translated is not None:
            yield from self.translated.files
        yield from (
            asset.path for asset in self.list_assets("lexicon", "article")
        )
        for other in self.subtitles:
            yield from other.iter_files()

    def list_assets(self, *roles: AssetRole) -> list[Asset]:
        """Return the assets of some roles, in the order in which they are written."""
        return [asset for asset in self.assets if asset.role in roles]

    def get_path(self, text: str, folder: Path) -> Path:
        """Return the file that `text` means in a file inside `folder`.

        Raises:
            AssetFailure: It isn't there, or may not be used; the message has the cure.
        """
        path = self._paths.get((folder, text))
        if path is None:
            return self.places.find(text, folder)
        return path

    @functools.cached_property
    def _paths(self) -> dict[tuple[Path, str], Path]:
        return {(asset.folder, asset.text): asset.path for asset in self.assets}

    def find_map_texts(self, path: Path) -> TranslatedMapTexts | None:
        """Return the texts of a map's file in another language; None in the film's own."""
        if self.translated is None:
            return None
        return self.translated.maps.get(path) or None

    @property
    def has_only_recordings(self) -> bool:
        """Whether there is narration, and all of it is the author's own recording."""
        narrated = [part.scene for part in self.parts if part.scene.text]
        return bool(narrated) and all(
            scene.recorded_voice for scene in narrated
        )

    def keep_scene(self, part: SceneSource) -> Script:
        """Return the film with this scene alone."""
        assets = [
            asset for asset in self.assets if asset.scene in (0, part.number)
        ]
        at = self.parts.index(part)
        subtitles = [each.keep_scene(each.parts[at]) for each in self.subtitles]
        return replace(
            self,
            parts=(part,),
            assets=tuple(assets),
            film_parts=self.parts,
            subtitles=tuple(subtitles),
        )

    @functools.cached_property
    def shots(self) -> tuple[AuthoredShot, ...]:
        """Every shot of the scenes in `parts`, in order."""
        return _list_shots(self.parts)

    @functools.cached_property
    def pictures(self) -> tuple[AuthoredPicture, ...]:
        """Every picture of these shots: their own, those of panels, and insets."""
        found = []
        for authored in self.shots:
            for placed in authored.shot.iter_pictures():
                found.append(
                    AuthoredPicture(authored, placed.loc, placed.picture)
                )
        return tuple(found)

    @property
    def film_shots(self) -> tuple[AuthoredShot, ...]:
        """Every shot of the film, in order, also where `parts` is a scene alone."""
        return _list_shots(self.film_parts or self.parts)

    @property
    def credit_shots(self) -> list[tuple[SceneSource, int, Shot]]:
        """Every page of the film's credits, with its scene and its number there."""
        pages = [
            each for each in self.film_shots if each.shot.card == "credits"
        ]
        return [(page.scene, page.index, page.shot) for page in pages]

    def find_map_shot(self, file: str) -> AuthoredShot | None:
        """Return the first shot that shows a map, by the text that names it; None for none."""
        return next(
            (each for each in self.shots if each.shot.map == file), None
        )

    def select(self, wanted: str) -> SceneSource | None:
        """Return the scene with this id, number, file name or title; None if there is none."""
        for part in self.parts:
            names = {
                part.id,
                str(part.number),
                f"{part.number:02}",
                part.tree.file.stem,
                part.scene.scene,
            }
            if self.translated is not None:
                names.add(self.translated.find_title(part))
            if wanted in names:
                return part
        return None
