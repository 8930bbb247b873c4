"""Read a film from its folder: film.yml, its scenes, its lexicon, and the files they name.

Every problem is collected; nothing is spoken, drawn or sent here.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.article import readers
from lantern.article.blocks import Article
from lantern.core.problems import (
    EXIT_ASSET,
    AssetFailure,
    Failure,
    Problem,
    Span,
    format_path,
    suggest,
)
from lantern.core.text import make_slug
from lantern.script import passage
from lantern.script.anchors import check_anchors
from lantern.script.assets import (
    Asset,
    AssetRole,
    NamedFile,
    make_asset,
    name_article,
    name_film_files,
    name_lexicon,
    name_scene_files,
)
from lantern.script.document import Loc, YamlDocument, build_model, read_yaml
from lantern.script.model.film import Film, Scene, Shot
from lantern.script.model.voice import Lexicon, Pronunciation
from lantern.script.paths import AllowedPaths, check_link, find_project
from lantern.script.scene_files import (
    check_pictures,
    has_inline_scenes,
    list_scene_files,
    name_scene_file,
)
from lantern.script.voice_overlaps import check_voice_overlaps


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


def _list_shots(parts: Iterable[SceneSource]) -> tuple[AuthoredShot, ...]:
    found = []
    for part in parts:
        for i, shot in enumerate(part.scene.shots):
            found.append(AuthoredShot(part, i, shot))
    return tuple(found)


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

    @property
    def name(self) -> str:
        """The film's name: that of its folder, or of its file when it is a single one."""
        file = self.tree.file
        name = file.parent.name if file.name == "film.yml" else file.stem
        return make_slug(name) or "film"

    def iter_files(self) -> Iterator[Path]:
        """Yield every file the script was read from: YAML, and the article if it is at hand."""
        yield self.tree.file
        yield from (part.tree.file for part in self.parts)
        yield from (asset.path for asset in self.list_assets("lexicon", "article"))

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

    @property
    def has_only_recordings(self) -> bool:
        """Whether there is narration, and all of it is the author's own recording."""
        narrated = [part.scene for part in self.parts if part.scene.text]
        return bool(narrated) and all(scene.recording for scene in narrated)

    def keep_scene(self, part: SceneSource) -> Script:
        """Return the film with this scene alone."""
        assets = [asset for asset in self.assets if asset.scene in (0, part.number)]
        return replace(self, parts=(part,), assets=tuple(assets), film_parts=self.parts)

    @functools.cached_property
    def shots(self) -> tuple[AuthoredShot, ...]:
        """Every shot of the scenes in `parts`, in order."""
        return _list_shots(self.parts)

    @property
    def film_shots(self) -> tuple[AuthoredShot, ...]:
        """Every shot of the film, in order, also where `parts` is a scene alone."""
        return _list_shots(self.film_parts or self.parts)

    @property
    def credit_shots(self) -> list[tuple[SceneSource, int, Shot]]:
        """Every page of the film's credits, with its scene and its number there."""
        pages = [each for each in self.film_shots if each.shot.card == "credits"]
        return [(page.scene, page.index, page.shot) for page in pages]

    def find_map_shot(self, file: str) -> AuthoredShot | None:
        """Return the first shot that shows a map, by the text that names it; None for none."""
        return next((each for each in self.shots if each.shot.map == file), None)

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
            if wanted in names:
                return part
        return None


def find_film_file(path: Path) -> Path:
    """Return the film.yml of a folder; a file stands for itself."""
    return path / "film.yml" if path.is_dir() else path


# long: the parts of a film are read once each, in the order in which problems are listed
def load(
    path: Path,
    allowed: Iterable[Path] = (),
    python: bool = False,
    *,
    command: bool = False,
) -> tuple[Script | None, list[Problem]]:
    """Read a film from its folder or its file; return it, and every problem found.

    Only a script without problems may be rendered; one with problems serves to look for more of
    them. It is None if the film's own file can't be read as a film.
    """
    folder = find_film_file(path).absolute().parent
    project = find_project(folder)
    places = AllowedPaths(folder, project, tuple(allowed), python, command)
    tree, problems = _read_film_file(path, places)
    if tree is None:
        return None, problems
    finder = _Finder(places)
    film, faults = build_model(Film, tree)
    scenes, scene_faults = _read_scenes(film, tree, places)
    problems += faults + scene_faults
    lexicon, faults = _read_lexicon(film, tree, finder)
    problems += faults
    article, faults = _read_article(film, tree, finder)
    problems += faults
    scenes, narration_faults = passage.fill_narrations(
        scenes, article, unreadable=bool(faults)
    )
    problems += narration_faults
    problems += _check_scenes(scenes, finder)
    if not any(not fault.warning for fault in scene_faults):
        # neighbours of a scene that can't be read are unknown
        problems += check_voice_overlaps(scenes)
    if film is None:
        return None, problems
    problems += finder.find_all(name_film_files(film, tree))
    script = Script(
        film,
        parts=_number_chapters(scenes),
        tree=tree,
        places=places,
        lexicon=lexicon,
        article=article,
        assets=tuple(finder.found),
    )
    if not scene_faults:  # else the scene may be there, in a file with faults
        problems += _check_thumbnail(script)
    return script, problems


def _read_film_file(
    path: Path, places: AllowedPaths
) -> tuple[YamlDocument | None, list[Problem]]:
    """Read the file of a film; one that is named itself may be a link to anywhere."""
    file = find_film_file(path).absolute()
    if path.is_dir():
        return _read_unlinked(file, places)
    tree, problems = read_yaml(file)
    if tree is not None and _is_part_of_film(tree.data):
        folder = format_path(file.parent)
        message = f"this is a part of a film; name the film by its folder: {folder}"
        return None, [*problems, Problem(message, tree.find_span(()))]
    return tree, problems


def _is_part_of_film(data: object) -> bool:
    """Tell whether a document is a scene or a map, and no film."""
    if not isinstance(data, dict) or "lantern" in data:
        return False
    return "scene" in data or "views" in data


def _read_unlinked(
    file: Path, places: AllowedPaths
) -> tuple[YamlDocument | None, list[Problem]]:
    """Read a file that was found by its place; a link out of the film is not followed."""
    problems = check_link(file, places)
    if problems:
        return None, problems
    return read_yaml(file)


class _Finder:
    """Finds the files that a film names, and keeps those that were found."""

    def __init__(self, places: AllowedPaths) -> None:
        self._places = places
        self.found: list[Asset] = []

    def find(self, named: NamedFile) -> tuple[Path | None, list[Problem]]:
        """Return the file that is meant; None and a problem at its place if it can't be used."""
        try:
            path = self._places.find(named.text, named.folder)
        except AssetFailure as failure:
            return None, [Problem(failure.message, named.span, EXIT_ASSET)]
        self.found.append(make_asset(named, path))
        return path, []

    def find_all(self, files: Iterable[NamedFile]) -> list[Problem]:
        """Find files; return a problem for each that can't be used."""
        problems = []
        for named in files:
            _, faults = self.find(named)
            problems += faults
        return problems


def _number_chapters(scenes: Iterable[SceneSource]) -> tuple[SceneSource, ...]:
    """Return the scenes, each with the number of its chapter."""
    chapter = 0
    numbered = []
    for source in scenes:
        chapter += source.scene.chapter is not None
        numbered.append(replace(source, chapter=chapter))
    return tuple(numbered)


def _read_scenes(
    film: Film | None, tree: YamlDocument, places: AllowedPaths
) -> tuple[list[SceneSource], list[Problem]]:
    """Return the scenes that can be read, from the film's own file or from files of theirs."""
    if has_inline_scenes(tree):
        return _collect_inline_scenes(film, tree)
    files, problems = list_scene_files(tree, places)
    scenes = []
    for number, file in enumerate(files, 1):
        source, faults = _read_scene_file(file, number, places)
        problems += faults
        if source is not None:
            scenes.append(source)
    return scenes, problems


def _collect_inline_scenes(
    film: Film | None, tree: YamlDocument
) -> tuple[list[SceneSource], list[Problem]]:
    entries = film.scenes if film and film.scenes else ()
    scenes = []
    problems = []
    for i, entry in enumerate(entries):
        if isinstance(entry, Scene):
            name = make_slug(entry.scene) or f"scene-{i + 1}"
            scenes.append(SceneSource(entry, i + 1, name, tree, ("scenes", i)))
        else:
            message = "scenes are either all file names or all written here"
            problems.append(Problem(message, tree.find_span(("scenes", i))))
    return scenes, problems


def _read_scene_file(
    file: Path, number: int, places: AllowedPaths
) -> tuple[SceneSource | None, list[Problem]]:
    tree, problems = _read_unlinked(file, places)
    if tree is None:
        return None, problems
    scene, faults = build_model(Scene, tree)
    problems += faults
    if scene is None:
        return None, problems + check_pictures(tree, places)
    return SceneSource(scene, number, name_scene_file(file), tree), problems


def _read_lexicon(
    film: Film | None, tree: YamlDocument, finder: _Finder
) -> tuple[dict[str, Pronunciation], list[Problem]]:
    if film is None or film.lexicon is None:
        return {}, []
    named = name_lexicon(film, tree)
    if named is None:
        assert not isinstance(film.lexicon, str)  # else it has a file
        return film.lexicon, []
    path, problems = finder.find(named)
    if path is None:
        return {}, problems
    words, problems = read_yaml(path)
    if words is None:
        return {}, problems
    lexicon, problems = build_model(Lexicon, words)
    return (lexicon.words if lexicon else {}), problems


def _read_article(
    film: Film | None, tree: YamlDocument, finder: _Finder
) -> tuple[Article | None, list[Problem]]:
    """Return the article, if film.yml names its file."""
    named = name_article(film, tree) if film else None
    if named is None:
        return None, []
    path, problems = finder.find(named)
    if path is None:
        return None, problems
    try:
        return readers.read_article(path), []
    except Failure as failure:
        return None, [Problem(failure.message, named.span, failure.code)]


def _check_scenes(scenes: Sequence[SceneSource], finder: _Finder) -> list[Problem]:
    """Return what is wrong with scenes that could be read, and find their files."""
    problems = []
    for source in scenes:
        problems += check_anchors(source)
        problems += finder.find_all(name_scene_files(source))
    return problems + _check_ids(scenes)


def _check_ids(scenes: Sequence[SceneSource]) -> list[Problem]:
    first: dict[str, SceneSource] = {}
    problems = []
    for source in scenes:
        if source.id in first:
            other = first[source.id].tree.file.name
            message = f"two scenes are called '{source.id}'; the other is {other}"
            problems.append(Problem(message, source.find_span(("scene",))))
        first.setdefault(source.id, source)
    return problems


def _check_thumbnail(script: Script) -> list[Problem]:
    chosen = script.film.thumbnail
    if chosen is None:
        return []
    if chosen.scene and not script.select(chosen.scene):
        near = suggest(chosen.scene, [source.id for source in script.parts])
        message = f"there is no scene '{chosen.scene}'{near}"
        return [Problem(message, script.tree.find_span(("thumbnail", "scene")))]
    if chosen.map and not script.find_map_shot(chosen.map):
        maps = [each.shot.map for each in script.shots if each.shot.map]
        near = suggest(chosen.map, maps)
        message = f"no shot shows the map '{chosen.map}'{near}"
        return [Problem(message, script.tree.find_span(("thumbnail", "map")))]
    return []
