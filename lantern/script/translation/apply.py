"""Put a translation's texts into the documents of a film, before models are made of them.

So everything behind works as with a film that was written in that language, and what is wrong with
a translated text is told at its place in the translation.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lantern.core.files import format_relative
from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem, suggest
from lantern.core.text import fold
from lantern.script.assets import Asset
from lantern.script.document import LentText, Loc, YamlDocument, read_yaml
from lantern.script.film_script import SceneSource
from lantern.script.paths import AllowedPaths
from lantern.script.scene_files import has_inline_scenes, name_inline_scenes
from lantern.script.translation.follow_names import (
    follow_card_names,
    follow_globe_names,
)
from lantern.script.translation.ids import iter_scene_texts
from lantern.script.translation.keys import SCENE_KEYS
from lantern.script.translation.map_texts import (
    TranslatedMapTexts,
    list_translated,
)
from lantern.script.translation.originals import (
    OriginalText,
    list_cell_texts,
    list_film_texts,
    list_map_texts,
    make_original,
)
from lantern.script.translation.paths import name_map, name_scene
from lantern.script.translation.read import TranslatedText, Translation
from lantern.script.translation.scene_anchors import AnchorPlacer, ShareAnchor
from lantern.script.translation.shares import read_spoken
from lantern.script.translation.table_cells import change_cells
from lantern.script.translation.translated_film import TranslatedFilm
from lantern.script.translation.tree_editor import TreeEditor

ReadPassage = Callable[[object, object], str]
"""Returns what is spoken of the article, from the narration and the passage of a scene."""
_FILE_KEYS = ("still", "portrait", "file", "ground", "map", "clip", "document")
_MADE_FOR_VOICE = ("lexicon",)
"""Settings that are for one language alone, and don't stay where a translation has none."""


class Translator:
    """Translates the documents of a film, and remembers which texts it met.

    `originals` are all of them by their ids; of the scenes in `unread` none are known, and those in
    `replaced` aren't needed. `by_share` are the anchors that have no words of their own;
    `known_files` are those that the film names, `used_files` the pictures and recordings that took
    the place of others.
    """

    def __init__(
        self,
        translation: Translation,
        places: AllowedPaths,
        *,
        language: str,
        read_passage: ReadPassage,
    ) -> None:
        """Remember the translation, and begin with no text met.

        Args:
            translation: as it is in its files.
            places: where files may be read from.
            language: the film's own, by its tag.
            read_passage: reads the article of the original.
        """
        self.translation = translation
        self.originals: dict[str, OriginalText] = {}
        self.by_share: list[ShareAnchor] = []
        self.used_files: set[str] = set()
        self.known_files: set[str] = set()
        self.unread: set[str] = set()
        self.replaced: set[str] = set()
        self.problems: list[Problem] = []
        self._places = places
        self.language = language
        self._read_passage = read_passage

    def translate_film(self, tree: YamlDocument) -> YamlDocument:
        """Return film.yml in the language of the translation, with its own settings."""
        originals = list(list_film_texts(tree))
        self._remember(originals)
        editor = TreeEditor(tree)
        self._set_words(editor, originals, ())
        span = self.translation.span
        editor.set_value(("language",), self.translation.language, span)
        for key in _MADE_FOR_VOICE:
            editor.remove((key,))
        for original in originals:
            if original.loc[0] in self.translation.settings:
                self.replaced.add(original.id)
        for key, source in self.translation.settings.items():
            editor.graft((key,), source)
        self._set_speakers(editor)
        self._replace_files(editor, tree, ("thumbnail",))
        changed = editor.build()
        if has_inline_scenes(tree):
            for i, section in enumerate(name_inline_scenes(tree)):
                changed = self.translate_scene(changed, ("scenes", i), section)
        return changed

    def _set_speakers(self, editor: TreeEditor) -> None:
        """Give speakers the voices that they have in this language."""
        speakers = editor.get(("speakers",))
        known = speakers if isinstance(speakers, Mapping) else {}
        for name, source in self.translation.speakers.items():
            if name not in known:
                message = (
                    f"the film has no speaker '{name}'{suggest(name, known)}"
                )
                span = source.tree.find_span(source.loc, key=True)
                self.problems.append(Problem(message, span))
                continue
            if isinstance(known[name], str):
                editor.set_group(("speakers", name), {"name": known[name]})
            voice = LentText(source.tree, (*source.loc, "voice"))
            editor.graft(("speakers", name, "voice"), voice)

    def select_scenes(self, files: Sequence[Path]) -> list[Path]:
        """Return the files of the scenes that the film has in this language: by default all."""
        chosen = self.translation.scenes
        if chosen is None:
            return list(files)
        known = [file.stem for file in files]
        for name, span in chosen.items():
            if name not in known:
                message = f"there is no scene '{name}'{suggest(name, known)}"
                self.problems.append(Problem(message, span))
        self.unread |= set(known) - set(chosen)
        return [file for file in files if file.stem in chosen]

    def finish(self, assets: Iterable[Asset], folder: Path) -> TranslatedFilm:
        """Return what is known of the translation, with the texts of the maps that are shown.

        Args:
            assets: the files that the film names.
            folder: that of the film.
        """
        maps: dict[Path, TranslatedMapTexts] = {}
        for asset in assets:
            if asset.role == "map" and asset.path not in maps:
                tree, _ = read_yaml(asset.path)
                if tree is not None:
                    section = name_map(asset.path, folder)
                    maps[asset.path] = self.translate_map(tree, section)
        return TranslatedFilm(self.translation, self.originals, maps)

    def translate_scene(
        self, tree: YamlDocument, at: Loc, section: str
    ) -> YamlDocument:
        """Return a document with the scene at `at` in the language of the translation."""
        scene = tree.data
        for step in at:
            scene = scene[step]
        if not isinstance(scene, Mapping):
            return tree
        originals = self._list_scene(tree, at, section, scene=scene)
        self._remember(originals)
        editor = TreeEditor(tree)
        words = [each for each in originals if each.kind == "words"]
        self._set_words(editor, words, at)
        anchors = [each for each in originals if each.kind == "anchor"]
        self._set_anchors(
            editor,
            anchors,
            at,
            words=words,
            section=section,
        )
        for i, shot in enumerate(_list_groups(scene.get("shots"))):
            self._follow_names(editor, (*at, "shots", i), shot)
        self._replace_files(editor, tree, at)
        self._replace_recording(editor, at, section)
        return editor.build()

    def translate_cells(self, source: SceneSource) -> SceneSource:
        """Return a scene with the texts that its cards take from tables in the language."""
        section = name_scene(source)
        self._remember(list(list_cell_texts(source)))
        return change_cells(
            source, lambda name, text: self._find(f"{section}.{name}") or text
        )

    def translate_map(
        self, tree: YamlDocument, section: str
    ) -> TranslatedMapTexts:
        """Return the texts of a map that are other ones in the language of the translation."""
        originals = list(list_map_texts(tree, section))
        self._remember(originals)
        return tuple(list_translated(originals, self.translation))

    def _remember(self, originals: Sequence[OriginalText]) -> None:
        self.originals |= {each.id: each for each in originals}

    def _find(self, id: str) -> str | None:
        found = self.translation.find_text(id)
        return found.text if found else None

    # --- scenes

    def _list_scene(
        self,
        tree: YamlDocument,
        at: Loc,
        section: str,
        *,
        scene: Mapping[str, Any],
    ) -> list[OriginalText]:
        """Return the texts of a scene; of one that speaks the article's words these, too."""
        narration = scene.get("narration")
        passage = ""
        if isinstance(narration, Mapping):
            passage = self._read_passage(narration, scene.get("passage"))
        found = list(iter_scene_texts(scene, SCENE_KEYS, passage=passage))
        has_text = self._find(f"{section}.narration") is not None
        if passage and not has_text and "article" in self.translation.settings:
            # it is spoken as the article in that language says it
            found = list(iter_scene_texts(scene, SCENE_KEYS))
        return [make_original(section, each, tree, at=at) for each in found]

    def _set_words(
        self, editor: TreeEditor, originals: Sequence[OriginalText], at: Loc
    ) -> None:
        for original in originals:
            found = self.translation.find_text(original.id)
            if found is not None:
                _set_text(editor, original, found, at=at)

    def _set_anchors(
        self,
        editor: TreeEditor,
        anchors: Sequence[OriginalText],
        at: Loc,
        *,
        words: Sequence[OriginalText],
        section: str,
    ) -> None:
        """Set the words that things wait for: the translator's, else those at their share."""
        narration = self.originals.get(f"{section}.narration")
        spoken = self._find(f"{section}.narration")
        if narration is None or spoken is None or not spoken.split():
            return  # told, since nobody can speak it
        for anchor in anchors:
            found = self.translation.find_text(anchor.id)
            if found is not None:
                editor.set_text((*at, *anchor.loc), found.text, found.source)
        placer = AnchorPlacer(
            read_spoken(narration.text, self.language),
            read_spoken(spoken, self.translation.language),
            self._find,
        )
        placed = list(placer.place(anchors))
        for each in placed:
            editor.set_text((*at, *each.original.loc), each.words)
        self.by_share += placed
        settled = {each.original.id for each in placed}
        left = [each for each in anchors if each.id not in settled]
        self._set_shown(editor, left, at, words=words)

    def _set_shown(
        self,
        editor: TreeEditor,
        anchors: Sequence[OriginalText],
        at: Loc,
        *,
        words: Sequence[OriginalText],
    ) -> None:
        """Set the anchors that nobody speaks to the translation of what shows their words."""
        for anchor in anchors:
            if self._find(anchor.id) is None:
                shown = self._find_shown(anchor, words)
                if shown is not None:
                    editor.set_text((*at, *anchor.loc), shown)

    def _find_shown(
        self, anchor: OriginalText, words: Sequence[OriginalText]
    ) -> str | None:
        """Return the translation of what shows the words of an anchor that nobody speaks."""
        for shown in words:
            if fold(anchor.text) in fold(shown.text):
                return self._find(shown.id)
        return None

    def _follow_names(
        self, editor: TreeEditor, loc: Loc, shot: Mapping[str, Any]
    ) -> None:
        """Let the names in a shot's pictures follow those that were translated."""
        pictures: list[tuple[Loc, object]] = [(loc, shot)]
        pictures += [
            ((*loc, "panels", i), panel)
            for i, panel in enumerate(_list_groups(shot.get("panels")))
        ]
        pictures.append(((*loc, "inset"), shot.get("inset")))
        for at, picture in pictures:
            if not isinstance(picture, Mapping):
                continue
            if isinstance(picture.get("card"), Mapping):
                follow_card_names(editor, (*at, "card"), picture["card"])
            if isinstance(picture.get("globe"), Mapping):
                follow_globe_names(editor, (*at, "globe"), picture["globe"])

    # --- files

    def _replace_files(
        self, editor: TreeEditor, tree: YamlDocument, at: Loc
    ) -> None:
        """Show the files of this language in place of those that have one."""
        for loc in list(tree.values):
            if loc[: len(at)] != at or not loc or loc[-1] not in _FILE_KEYS:
                continue
            named = editor.get(loc)
            if isinstance(named, str):
                self.known_files.add(named)
                other = self._find_file(named, tree.file.parent)
                if other is not None:
                    editor.set_text(loc, other)

    def _find_file(self, named: str, folder: Path) -> str | None:
        """Return the file that takes another one's place, as that one's folder names it."""
        for key, other in self.translation.pictures.items():
            same = os.path.normpath(self._places.film / key)
            if key == named or same == os.path.normpath(folder / named):
                self.used_files.add(key)
                return self._name_file(other, folder)
        return None

    def _name_file(self, named: TranslatedText, folder: Path) -> str | None:
        """Return a file of the translation as another folder names it; None if it isn't there."""
        try:
            path = self._places.find(named.text, named.span.file.parent)
        except AssetFailure as failure:
            fault = Problem(failure.message, named.span, EXIT_ASSET)
            if fault not in self.problems:
                self.problems.append(fault)
            return None
        return format_relative(path, folder.resolve())

    def _replace_recording(
        self, editor: TreeEditor, at: Loc, section: str
    ) -> None:
        """Speak with this language's recording; the original's speaks another language."""
        loc = (*at, "recording")
        own = self.translation.recordings.get(section)
        if own is None:
            if self._find(f"{section}.narration") is not None:
                editor.remove(loc)
            return
        self.used_files.add(section)
        name = self._name_file(own, editor.file.parent)
        if name is not None:
            editor.set_value(loc, name, editor.find_span(loc))


def _set_text(
    editor: TreeEditor,
    original: OriginalText,
    found: TranslatedText,
    *,
    at: Loc,
) -> None:
    loc = (*at, *original.loc)
    if editor.get(loc) != original.text and loc[-1] == original.text:
        editor.rename_key(loc, found.text)  # the text is the key of a group
    else:
        editor.set_text(loc, found.text, found.source)


def _list_groups(value: object) -> list[Mapping[str, Any]]:
    """Return the entries of a list; one that is no group of keys counts as an empty one."""
    if not isinstance(value, list):
        return []
    return [each if isinstance(each, Mapping) else {} for each in value]
