"""From a film's folder to a checked Script: film.yml, its scenes, its lexicon and the places it
may read from.

Every problem is collected; nothing is spoken, drawn or sent here.
"""

from __future__ import annotations

import difflib
import functools
import re
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
    suggest,
)
from lantern.core.text import find_phrase, fold, make_slug
from lantern.script import passage
from lantern.script.assets import (
    Asset,
    AssetRole,
    NamedFile,
    make_asset,
    name_article,
    name_fonts,
    name_lexicon,
    name_look,
    name_music,
    name_scene_files,
    name_thumbnail,
)
from lantern.script.document import Loc, YamlDocument, build_model, read_yaml
from lantern.script.model.cards import iter_entries
from lantern.script.model.film import Film, Scene, Shot
from lantern.script.model.narration import FromPassage
from lantern.script.model.voice import Lexicon, Pronunciation
from lantern.script.paths import AllowedPaths, check_link, find_project

MAX_SCENES = 5000


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
        return self.tree.file.parent

    def find_span(self, loc: Loc = (), key: bool = False) -> Span:
        return self.tree.find_span((*self.at, *loc), key)

    @property
    def name(self) -> str:
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

    @property
    def name(self) -> str:
        """The film's name: that of its folder, or of its file when it is a single one."""
        file = self.tree.file
        return (
            make_slug(file.parent.name if file.name == "film.yml" else file.stem)
            or "film"
        )

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
        return replace(self, parts=(part,), assets=tuple(assets))

    @functools.cached_property
    def shots(self) -> tuple[AuthoredShot, ...]:
        """Every shot of the film, in order."""
        found = []
        for part in self.parts:
            for i, shot in enumerate(part.scene.shots):
                found.append(AuthoredShot(part, i, shot))
        return tuple(found)

    @property
    def credit_shots(self) -> list[tuple[SceneSource, int, Shot]]:
        """Every shot that is a page of the credits, with its scene and its number there."""
        pages = [each for each in self.shots if each.shot.card == "credits"]
        return [(page.scene, page.index, page.shot) for page in pages]

    def select(self, wanted: str) -> SceneSource | None:
        """The scene with this id, number, file name or title."""
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
    """The film.yml of a folder; a file stands for itself."""
    return path / "film.yml" if path.is_dir() else path


def load(
    path: Path,
    allowed: Iterable[Path] = (),
    python: bool = False,
    *,
    command: bool = False,
) -> tuple[Script | None, list[Problem]]:
    """Read a film from its folder or its file. Returns every problem found, and what could be
    read of the film.

    Only a script without problems may be rendered; one with problems serves to look for more of
    them.
    """
    file = find_film_file(path).absolute()
    places = AllowedPaths(
        file.parent, find_project(file.parent), tuple(allowed), python, command
    )
    astray = check_link(file, places) if path.is_dir() else []
    tree, problems = (None, astray) if astray else read_yaml(file)
    if tree is None:
        return None, problems
    film, faults = build_model(Film, tree)
    names = tree.data.get("scenes")
    parts, part_faults = (
        _collect_inline_scenes(film, tree)
        if _is_inline(names)
        else _read_scene_files(tree, places)
    )
    problems += faults + part_faults
    finder = _Finder(places)
    lexicon, lexicon_faults = _read_lexicon(film, tree, finder)
    article, article_faults = _read_article(film, tree, finder)
    parts, told_faults = _fill_narrations(parts, article, bool(article_faults))
    problems += lexicon_faults + article_faults + told_faults
    for part in parts:
        problems += _check_phrases(part)
        problems += finder.find_all(name_scene_files(part))
    problems += _check_ids(parts) + _check_overlaps(parts)
    if film is None:
        return None, problems
    problems += finder.find_all(_name_film_files(film, tree))
    script = Script(
        film,
        tuple(_number_chapters(parts)),
        tree,
        places,
        lexicon,
        article,
        tuple(finder.found),
    )
    return script, problems + _check_thumbnail(script)


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


def _name_film_files(film: Film, tree: YamlDocument) -> Iterator[NamedFile]:
    """Yield the files that belong to no scene, but for those that are read with the script."""
    for named in (name_music(film, tree), name_look(film, tree)):
        if named is not None:
            yield named
    yield from name_fonts(film, tree)
    thumbnail = name_thumbnail(film, tree)
    if thumbnail is not None:
        yield thumbnail


def _number_chapters(parts: Iterable[SceneSource]) -> Iterator[SceneSource]:
    chapter = 0
    for part in parts:
        chapter += part.scene.chapter is not None
        yield replace(part, chapter=chapter)


def _is_inline(names: object) -> bool:
    return isinstance(names, list) and any(isinstance(n, dict) for n in names)


def _collect_inline_scenes(
    film: Film | None, tree: YamlDocument
) -> tuple[list[SceneSource], list[Problem]]:
    entries = film.scenes if film and film.scenes else ()
    parts = [
        SceneSource(
            entry,
            i + 1,
            make_slug(entry.scene) or f"scene-{i + 1}",
            tree,
            ("scenes", i),
        )
        for i, entry in enumerate(entries)
        if isinstance(entry, Scene)
    ]
    strays = [i for i, entry in enumerate(entries) if isinstance(entry, str)]
    message = "scenes are either all file names or all written here"
    return parts, [Problem(message, tree.find_span(("scenes", i))) for i in strays]


def _read_scene_files(
    tree: YamlDocument, places: AllowedPaths
) -> tuple[list[SceneSource], list[Problem]]:
    folder = tree.file.parent
    names = tree.data.get("scenes")
    problems: list[Problem] = []
    files: list[Path] = []
    if isinstance(names, list):
        for i, name in enumerate(n for n in names):
            try:
                files.append(places.find(str(name), folder))
            except AssetFailure as failure:
                problems.append(
                    Problem(failure.message, tree.find_span(("scenes", i)), EXIT_ASSET)
                )
    elif tree.file.name == "film.yml" and "scenes" not in tree.data:
        files = sorted(p for p in folder.iterdir() if re.match(r"\d.*\.yml$", p.name))
    if not files and not problems and names in (None, []) and "scenes" not in tree.data:
        problems.append(
            Problem(
                "the film has no scenes; add files such as 01-opening.yml",
                Span(tree.file),
            )
        )
    if len(files) > MAX_SCENES:
        return [], [
            Problem(f"{len(files)} scenes; {MAX_SCENES} is the most", Span(tree.file))
        ]
    parts: list[SceneSource] = []
    for number, file in enumerate(files, 1):
        astray = check_link(file, places)
        scene_tree, faults = (None, astray) if astray else read_yaml(file)
        problems += faults
        if scene_tree is not None:
            scene, faults = build_model(Scene, scene_tree)
            problems += faults
            if scene is not None:
                parts.append(
                    SceneSource(
                        scene,
                        number,
                        make_slug(re.sub(r"^\d+[-_ ]*", "", file.stem)),
                        scene_tree,
                    )
                )
            else:
                problems += _check_invalid_scene_files(scene_tree, places)
    return parts, problems


def _check_invalid_scene_files(
    tree: YamlDocument, places: AllowedPaths
) -> list[Problem]:
    """The pictures of a scene that has other faults, so that all its faults come out at once."""
    shots = tree.data.get("shots")
    problems = []
    for i, shot in enumerate(shots if isinstance(shots, list) else []):
        for key in ("still", "map"):
            text = shot.get(key) if isinstance(shot, dict) else None
            if isinstance(text, str) and text:
                try:
                    places.find(text, tree.file.parent)
                except AssetFailure as failure:
                    problems.append(
                        Problem(
                            failure.message,
                            tree.find_span(("shots", i, key)),
                            EXIT_ASSET,
                        )
                    )
    return problems


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


def _fill_narrations(
    parts: Sequence[SceneSource], article: Article | None, unreadable: bool
) -> tuple[list[SceneSource], list[Problem]]:
    """The scenes with the article's own words where they ask for them."""
    result, problems = [], []
    for part in parts:
        entry = part.scene.narration
        if isinstance(entry, FromPassage) and article:
            text, faults = passage.extract_passage(entry, part.scene.passage, article)
            problems += [
                Problem(message, part.find_span(("narration", *loc)))
                for loc, message in faults
            ]
            part = replace(
                part, scene=part.scene.model_copy(update={"narration": text})
            )
        elif isinstance(entry, FromPassage) and not unreadable:
            message = (
                "the article's file isn't known; name it in film.yml: article: {title: …, file:"
                " article.txt}"
            )
            problems.append(Problem(message, part.find_span(("narration",))))
        result.append(part)
    return result, problems


def iter_anchors(scene: Scene) -> Iterator[tuple[Loc, str]]:
    """Every `at` and `until` of a scene, outside the order of its shots, and where it stands."""
    holders: list[tuple[Loc, Scene | Shot]] = [((), scene)]
    holders += [(("shots", i), shot) for i, shot in enumerate(scene.shots)]
    for loc, holder in holders:
        for key, field in (("lower_third", "at"), ("claim", "at"), ("claim", "until")):
            text = getattr(getattr(holder, key), field, None)
            if text:
                yield (*loc, key, field), text
        for i, sound in enumerate(holder.sound):
            if sound.at:
                yield (*loc, "sound", i, "at"), sound.at
    for i, shot in enumerate(scene.shots):
        yield from (
            (("shots", i, "card", *loc, "at"), entry.at)
            for loc, entry in iter_entries(shot.card)
            if entry.at
        )


def _check_phrases(part: SceneSource) -> list[Problem]:
    words = part.scene.text.split()
    problems: list[Problem] = []
    if isinstance(part.scene.narration, FromPassage):
        return problems  # what is spoken isn't known, and the reason was told
    after = 0
    for i, shot in enumerate(part.scene.shots):
        if shot.at is not None:
            found = find_phrase(words, shot.at, after)
            if found is None:
                problems.append(
                    _explain_missing_phrase(
                        part, ("shots", i, "at"), shot.at, words[after:]
                    )
                )
            else:
                after = found + 1
        for item, bound in (shot.when or {}).items():
            for text in bound:
                if find_phrase(words, text, max(after - 1, 0)) is None:
                    problems.append(
                        _explain_missing_phrase(
                            part,
                            ("shots", i, "when", item),
                            text,
                            words[max(after - 1, 0) :],
                        )
                    )
    for loc, text in iter_anchors(part.scene):
        if find_phrase(words, text, 0) is None:
            problems.append(_explain_missing_phrase(part, loc, text, words))
    return problems


def _explain_missing_phrase(
    part: SceneSource, loc: Loc, text: str, words: Sequence[str]
) -> Problem:
    size = max(1, len(text.split()))
    windows = {
        fold(" ".join(words[i : i + size])): " ".join(words[i : i + size])
        for i in range(len(words))
    }
    near = difflib.get_close_matches(fold(text), windows, n=1, cutoff=0.5)
    hint = f"; did you mean '{windows[near[0]].strip(' ,.;:')}'?" if near else ""
    where = (
        "in the narration"
        if find_phrase(part.scene.text.split(), text, 0) is None
        else "after the shot before it"
    )
    return Problem(f"'{text}' is not spoken {where}{hint}", part.find_span(loc))


def _check_overlaps(parts: Sequence[SceneSource]) -> list[Problem]:
    """Voices that would run into each other, or out of the film, across a cut."""
    problems = []
    for i, part in enumerate(parts):
        for key, step, what in (
            ("voice_leads", -1, "before"),
            ("voice_trails", 1, "after"),
        ):
            wanted = getattr(part.scene, key)
            if wanted and wanted > (room := _measure_silence(parts, i + step, step)):
                where = (
                    f"there are only {room:g} s without a voice"
                    if room
                    else "there is no scene without a voice"
                )
                message = f"{key}: {wanted:g} s don't fit; {where} {what} this scene"
                problems.append(Problem(message, part.find_span((key,))))
    return problems


def _measure_silence(parts: Sequence[SceneSource], j: int, step: int) -> float:
    """Seconds at the end of scene j (step -1: it comes before), or at its beginning, in which
    nobody speaks.
    """
    if not 0 <= j < len(parts):
        return 0.0
    scene = parts[j].scene
    if scene.text:
        over, pause = (
            ("voice_trails", "pause_after")
            if step < 0
            else ("voice_leads", "pause_before")
        )
        return 0.0 if getattr(scene, over) else float(getattr(scene, pause))
    beyond = parts[j + step].scene if 0 <= j + step < len(parts) else None
    taken = (beyond.voice_trails if step < 0 else beyond.voice_leads) if beyond else 0.0
    return max(0.0, (scene.duration or 0.0) - taken)


def _check_ids(parts: Sequence[SceneSource]) -> list[Problem]:
    seen: dict[str, SceneSource] = {}
    problems = []
    for part in parts:
        if part.id in seen:
            message = (
                f"two scenes are called '{part.id}'; the other is"
                f" {seen[part.id].tree.file.name}"
            )
            problems.append(Problem(message, part.find_span(("scene",))))
        seen.setdefault(part.id, part)
    return problems


def _check_thumbnail(script: Script) -> list[Problem]:
    chosen = script.film.thumbnail
    if chosen is None or chosen.scene is None or script.select(chosen.scene):
        return []
    near = suggest(chosen.scene, [part.id for part in script.parts])
    return [
        Problem(
            f"there is no scene '{chosen.scene}'{near}",
            script.tree.find_span(("thumbnail", "scene")),
        )
    ]
