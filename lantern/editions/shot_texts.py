"""What each shot of a film shows, in words, and whose work and which sources it rests on."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lantern.checks.sourcing.claims import describe_claim
from lantern.core.interface_words import ShotTexts
from lantern.core.problems import AssetFailure
from lantern.core.text import make_one_line
from lantern.core.units import Frames
from lantern.credits.entry import LedgerEntry
from lantern.credits.ledger import describe_entry
from lantern.plan import Rendition
from lantern.plan.descriptions import list_descriptions
from lantern.plan.film_shots import ShotKey
from lantern.plan.map_sources import list_shot_sources
from lantern.plan.spoken_words import find_spoken_frame
from lantern.script.film_script import SceneSource
from lantern.script.model.cards import CARD_MODELS
from lantern.script.model.picture import Picture
from lantern.script.model.scene import Shot
from lantern.timeline import PlacedShot
from lantern.visuals.card.texts import list_texts
from lantern.visuals.map.spec.naming import read_map
from lantern.visuals.specs import CardSpec


@dataclass(frozen=True)
class ShotText:
    """What a shot shows: in a word, in a text for who can't see it, and its sources by line."""

    kind: str
    alt: str
    sources: tuple[str, ...]


def list_shot_texts(
    rendition: Rendition, frames: Sequence[Frames]
) -> list[ShotText]:
    """Return what each shot of a film shows, in order, in the film's language.

    A shot's `describe` is its text; without one that names its pictures and lower thirds.

    Args:
        rendition: the film.
        frames: the frame of each shot that is shown.
    """
    described = _place_descriptions(rendition)
    other_sources = _place_other_sources(rendition)
    map_sources = list_shot_sources(rendition.script)
    found = []
    for i, placed in enumerate(rendition.timeline.shots):
        teller = _ShotTeller(rendition, placed)
        sources = [*teller.list_sources(), *other_sources.get(i, ())]
        on_map = map_sources.get((placed.scene, placed.shot))
        if on_map:
            sources.append(on_map)
        told = described.get(i)
        alt = " ".join(told) if told else teller.name_pictures(frames[i])
        found.append(ShotText(teller.kind, alt, tuple(dict.fromkeys(sources))))
    return found


def _place_descriptions(rendition: Rendition) -> Mapping[int, list[str]]:
    """Return the descriptions of each shot that has some, by its index in the film."""
    found: dict[int, list[str]] = {}
    for each in list_descriptions(rendition.script):
        shot = each.written.shot
        if each.written.loc[0] == "shots":
            at = _find_shot(rendition, each.scene, shot)
        else:
            at = _find_spoken_shot(rendition, each.scene, each.description.at)
        found.setdefault(at, []).append(make_one_line(each.description.text))
    return found


def _place_other_sources(rendition: Rendition) -> Mapping[int, list[str]]:
    """Return the sources beside the article of what is said in each shot, by its index."""
    words = rendition.script.film.words
    found: dict[int, list[str]] = {}
    for i, part in enumerate(rendition.script.parts):
        for each in part.scene.also_from:
            quoted = words.credits.quote_words(each.text)
            line = words.pages.source_line.format(
                words=quoted, source=each.source
            )
            at = _find_spoken_shot(rendition, i, each.text)
            found.setdefault(at, []).append(line)
    return found


def _find_shot(rendition: Rendition, scene: int, shot: int) -> int:
    """Return the index in the film of a scene's shot."""
    shots = rendition.timeline.shots
    return next(
        i for i, at in enumerate(shots) if (at.scene, at.shot) == (scene, shot)
    )


def _find_spoken_shot(
    rendition: Rendition, scene: int, phrase: str | None
) -> int:
    """Return the index of the scene's shot in which words begin; its first if none does."""
    timeline = rendition.timeline
    first = _find_shot(rendition, scene, 0)
    frame = find_spoken_frame(phrase, timeline.words[scene])
    if frame is None:
        return first
    under = [
        i
        for i, placed in enumerate(timeline.shots)
        if placed.scene == scene and placed.start <= frame
    ]
    return under[-1] if under else first


@dataclass(frozen=True)
class _ShotTeller:
    """Says what a shot shows."""

    rendition: Rendition
    placed: PlacedShot

    @property
    def part(self) -> SceneSource:
        return self.rendition.script.parts[self.placed.scene]

    @property
    def shot(self) -> Shot:
        return self.part.scene.shots[self.placed.shot]

    @functools.cached_property
    def entries(self) -> tuple[LedgerEntry, ...]:
        """The ledger's entries of the shot's files."""
        found = []
        for asset in self.rendition.script.assets:
            if (asset.scene, asset.shot) == (
                self.part.number,
                self.placed.shot,
            ):
                entry = self.rendition.ledger.find_entry(asset.path)
                found += [entry] if entry else []
        return tuple(found)

    @property
    def kind(self) -> str:
        """What the shot shows, in a word."""
        words = self.rendition.script.film.words.shots
        if self.shot.panels:
            return words.panels
        return self._name_kind(self.shot, words)

    def _name_kind(self, picture: Picture, words: ShotTexts) -> str:
        if picture.still:
            entry = self._find_entry(picture.still)
            names = {
                "photograph": words.photograph,
                "illustration": words.illustration,
            }
            return names.get(entry.kind if entry else "", words.picture)
        names = {
            "map": words.map,
            "card": words.card,
            "clip": words.footage,
            "document": words.document,
        }
        return names.get(picture.kind, words.picture)

    def _find_path(self, file: str) -> Path | None:
        with suppress(AssetFailure):
            return self.rendition.script.get_path(file, self.part.folder)
        return None

    def _find_entry(self, file: str) -> LedgerEntry | None:
        path = self._find_path(file)
        return self.rendition.ledger.find_entry(path) if path else None

    def name_pictures(self, frame: Frames) -> str:
        """Return the pictures of the shot by their kinds and titles; of a card its words.

        Lower thirds that stand in a frame follow.
        """
        film_words = self.rendition.script.film.words
        names = []
        for placed in self.shot.iter_pictures():
            picture = placed.picture
            if picture.kind == "card":
                names.append(self._read_card(picture))
                continue
            kind = self._name_kind(picture, film_words.shots)
            title = self._find_title(picture) or self.part.scene.scene
            line = film_words.pages.source_line
            names.append(line.format(words=kind, source=title))
        for overlay in self.rendition.timeline.find_overlays(frame, frame + 1):
            if overlay.kind == "lower_third":
                names += map(make_one_line, overlay.lines)
        return "; ".join(dict.fromkeys(names))

    def _read_card(self, picture: Picture) -> str:
        """Return the words of a card, its heading first."""
        card: object = picture.card
        key = ShotKey(self.part.number, self.placed.shot)
        spec = self.rendition.describe(key)
        if picture is self.shot and isinstance(spec, CardSpec):
            card = spec.card  # filled in, where the author named it by one word
        texts = sorted(
            list_texts(card), key=lambda each: each[0][0] not in CARD_MODELS
        )
        return "; ".join(make_one_line(text) for _, text, _ in texts)

    def _find_title(self, picture: Picture) -> str:
        """Return the title of a map, or that of a file in the ledger; empty if it has none."""
        if picture.map:
            return self._read_map_title(picture.map)
        file = picture.still
        if picture.clip:
            file = picture.clip.file
        if picture.document:
            file = picture.document.file
        entry = self._find_entry(file) if file else None
        return make_one_line(entry.title) if entry else ""

    def _read_map_title(self, file: str) -> str:
        path = self._find_path(file)
        if path is None:
            return ""
        texts = self.rendition.script.find_map_texts(path)
        title = read_map(path, texts).title
        return make_one_line(title.title) if title else ""

    def list_sources(self) -> Iterator[str]:
        """Yield the article's paragraphs, whose claims are told, and whose work is shown."""
        words = self.rendition.script.film.words
        scene = self.part.scene
        if scene.source and scene.source != "none":
            yield scene.source
        elif scene.passage:
            yield words.labels.format_source(scene.passage)
        for claim in (scene.claim, self.shot.claim):
            if claim:
                yield describe_claim(claim, words.labels)
        for entry in self.entries:
            yield describe_entry(entry, words.credits)
