"""Read a film from its folder: film.yml, its scenes, its lexicon, and the files they name.

Every problem is collected; nothing is spoken, drawn or sent here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from lantern.article import readers
from lantern.article.blocks import Article
from lantern.core.problems import (
    EXIT_ASSET,
    AssetFailure,
    Failure,
    Problem,
    format_path,
    suggest,
)
from lantern.script import passage
from lantern.script.anchors import check_anchors
from lantern.script.assets import (
    Asset,
    NamedFile,
    make_asset,
    name_article,
    name_film_files,
    name_lexicon,
    name_scene_files,
)
from lantern.script.charts import fill_charts
from lantern.script.document import (
    YamlDocument,
    build_model,
    read_unlinked,
    read_yaml,
)
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.film import Film
from lantern.script.model.scene import Scene
from lantern.script.model.voice import Lexicon, Pronunciation
from lantern.script.narration_marks import check_marks, split_folded
from lantern.script.paths import AllowedPaths, find_film_file, find_project
from lantern.script.scene_files import (
    check_pictures,
    has_inline_scenes,
    list_scene_files,
    name_inline_scenes,
    name_scene_file,
)
from lantern.script.shorts import check_shorts
from lantern.script.speaker_thirds import fill_thirds
from lantern.script.translation.apply import Translator
from lantern.script.translation.faults import find_faults
from lantern.script.translation.short_cuts import translate_shorts
from lantern.script.translation.start import start_translation
from lantern.script.voice_overlaps import check_voice_overlaps


# long: the parts of a film are read once each, in the order in which problems are listed
def load(
    path: Path,
    allowed: Iterable[Path] = (),
    python: bool = False,
    *,
    command: bool = False,
    language: str | None = None,
) -> tuple[Script | None, list[Problem]]:
    """Read a film from its folder or its file; return it, and every problem found.

    Only a script without problems may be rendered; one with problems serves to look for more of
    them. It is None if the film's own file can't be read as a film.

    Args:
        path: the film's folder, or its single file.
        allowed: folders that files may come from beside the film's own and `assets/`.
        python: functions of the film's own modules may be run.
        command: programs that the film's voices name may be run.
        language: the tag of a language that the film has a translation into: it is read in that
            one. None is the film's own.
    """
    folder = find_film_file(path).absolute().parent
    project = find_project(folder)
    places = AllowedPaths(folder, project, tuple(allowed), python, command)
    tree, problems = _read_film_file(path, places)
    if tree is None:
        return None, problems
    finder = _Finder(places)
    reader = _SceneReader(places, name_inline_scenes(tree))
    if language is not None:
        reader.translator, faults = start_translation(tree, places, language)
        problems += faults
        if any(not fault.warning for fault in faults):
            return None, problems
    if reader.translator is not None:
        tree = reader.translator.translate_film(tree)
    film, faults = build_model(Film, tree)
    scenes, scene_faults = reader.read(film, tree)
    problems += faults + scene_faults
    lexicon, faults = _read_lexicon(film, tree, finder)
    problems += faults
    article, faults = _read_article(film, tree, finder)
    problems += faults
    scenes, narration_faults = passage.fill_narrations(
        scenes, article, unreadable=bool(faults)
    )
    problems += narration_faults
    scenes = split_folded(scenes)
    if film is not None:
        for source in scenes:
            problems += check_marks(source, film.speakers)
        thirds = fill_thirds(scenes, film.speakers)
        scenes = thirds.scenes
        problems += thirds.problems
    problems += _check_scenes(scenes, finder)
    filled = fill_charts(scenes, places.find)
    scenes = filled.scenes
    problems += filled.problems
    if reader.translator is not None:
        scenes = [reader.translator.translate_cells(scene) for scene in scenes]
    if not any(not fault.warning for fault in scene_faults):
        # neighbours of a scene that can't be read are unknown
        problems += check_voice_overlaps(scenes)
    translated = None
    if reader.translator is not None:
        translated = reader.translator.finish(finder.found, folder)
        problems += find_faults(reader.translator)
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
        translated=translated,
    )
    if reader.translator is not None:
        script = translate_shorts(script, reader.translator)
    if not scene_faults:  # else the scene may be there, in a file with faults
        problems += _check_thumbnail(script)
        problems += check_shorts(script)
    return script, problems


def _read_film_file(
    path: Path, places: AllowedPaths
) -> tuple[YamlDocument | None, list[Problem]]:
    """Read the file of a film; one that is named itself may be a link to anywhere."""
    file = find_film_file(path).absolute()
    if path.is_dir():
        return read_unlinked(file, places, model=Film)
    tree, problems = read_yaml(file, Film)
    if tree is not None and _is_part_of_film(tree.data):
        folder = format_path(file.parent)
        message = (
            f"this is a part of a film; name the film by its folder: {folder}"
        )
        return None, [*problems, Problem(message, tree.find_span(()))]
    return tree, problems


def _is_part_of_film(data: object) -> bool:
    """Tell whether a document is a scene or a map, and no film."""
    if not isinstance(data, dict) or "lantern" in data:
        return False
    return "scene" in data or "views" in data


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


class _SceneReader:
    """Reads the scenes of a film, in the language of a translation if there is one."""

    def __init__(self, places: AllowedPaths, names: Sequence[str]) -> None:
        """Remember the ids of the scenes that are written in the film's own file."""
        self._places = places
        self._names = names
        self.translator: Translator | None = None

    def read(
        self, film: Film | None, tree: YamlDocument
    ) -> tuple[list[SceneSource], list[Problem]]:
        """Return the scenes that can be read, from the film's own file or from files of theirs."""
        if has_inline_scenes(tree):
            return self._collect_inline_scenes(film, tree)
        files, problems = list_scene_files(tree, self._places)
        if self.translator is not None:
            files = self.translator.select_scenes(files)
        scenes = []
        for number, file in enumerate(files, 1):
            source, faults = self._read_file(file, number)
            problems += faults
            if source is not None:
                scenes.append(source)
            elif self.translator is not None:
                self.translator.unread.add(file.stem)
        return scenes, problems

    def _collect_inline_scenes(
        self, film: Film | None, tree: YamlDocument
    ) -> tuple[list[SceneSource], list[Problem]]:
        entries = film.scenes if film and film.scenes else ()
        scenes = []
        problems = []
        for i, entry in enumerate(entries):
            if isinstance(entry, Scene):
                source = SceneSource(
                    entry, i + 1, self._names[i], tree, ("scenes", i)
                )
                scenes.append(source)
            else:
                message = "scenes are either all file names or all written here"
                problems.append(Problem(message, tree.find_span(("scenes", i))))
        return scenes, problems

    def _read_file(
        self, file: Path, number: int
    ) -> tuple[SceneSource | None, list[Problem]]:
        tree, problems = read_unlinked(file, self._places, model=Scene)
        if tree is None:
            return None, problems
        if self.translator is not None:
            tree = self.translator.translate_scene(tree, (), file.stem)
        scene, faults = build_model(Scene, tree)
        problems += faults
        if scene is None:
            return None, problems + check_pictures(tree, self._places)
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


def _check_scenes(
    scenes: Sequence[SceneSource], finder: _Finder
) -> list[Problem]:
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
            message = (
                f"two scenes are called '{source.id}'; the other is {other}"
            )
            message += (
                "; the name is that of the file, so rename one of the two"
            )
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
        maps = [
            each.picture.map for each in script.pictures if each.picture.map
        ]
        near = suggest(chosen.map, maps)
        message = f"no shot shows the map '{chosen.map}'{near}"
        return [Problem(message, script.tree.find_span(("thumbnail", "map")))]
    return []
