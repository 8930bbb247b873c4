"""What a film says and shows, as its page is read: chapters, scenes, paragraphs, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.core.sentences import find_sentence_ends
from lantern.core.typography import set_quotes, set_quotes_in_words
from lantern.core.words import join_words
from lantern.editions.shot_pages import ShotPage
from lantern.plan import Rendition
from lantern.plan.speaker_turns import (
    has_speakers,
    iter_scene_turns,
    name_speaker,
)
from lantern.rendering.release.description import Chapter, make_chapters
from lantern.script.film_script import SceneSource
from lantern.script.model.cards import ChapterCard, CreditsCard, TitleCard
from lantern.timeline import TimedWord

_Told = str | TitleCard | ChapterCard | CreditsCard
"""Cards whose words the page has in other places; as texts they are named `title` and the like."""


@dataclass(frozen=True)
class TranscriptParagraph:
    """What one person says in a row, by sentences; `speaker` is empty where one voice says all."""

    speaker: str
    sentences: tuple[tuple[TimedWord, ...], ...]

    @property
    def text(self) -> str:
        """The words of all sentences."""
        words: list[TimedWord] = []
        for sentence in self.sentences:
            words += sentence
        return join_words(word.text for word in words)


@dataclass(frozen=True)
class TranscriptScene:
    """A scene that is heard or seen: its first frame, what is said, its shots, its sources."""

    title: str
    start: int
    paragraphs: tuple[TranscriptParagraph, ...]
    shots: tuple[ShotPage, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class TranscriptChapter:
    """A chapter with its scenes; `chapter` is None in a film that has none."""

    chapter: Chapter | None
    scenes: tuple[TranscriptScene, ...]


def make_transcript(
    rendition: Rendition, shots: Sequence[ShotPage]
) -> list[TranscriptChapter]:
    """Return the chapters of a film with all that is read of them.

    Args:
        rendition: the film as it was laid out.
        shots: all its shots, in order.
    """
    timeline = rendition.timeline
    scenes = []
    for i in range(len(rendition.script.parts)):
        own = [shot for shot in shots if shot.placed.scene == i]
        scene = _make_scene(rendition, i, own)
        if scene.paragraphs or scene.shots:
            scenes.append(scene)
    chapters = make_chapters(timeline.chapters, timeline.total, timeline.fps)
    if not chapters:
        return [TranscriptChapter(None, tuple(scenes))]
    found = []
    for chapter in chapters:
        inside = [
            scene
            for scene in scenes
            if chapter.start <= scene.start < chapter.end
        ]
        title = set_quotes(chapter.title, rendition.script.film.language)
        printed = replace(chapter, title=title)
        found.append(TranscriptChapter(printed, tuple(inside)))
    return found


def _make_scene(
    rendition: Rendition, i: int, shots: Sequence[ShotPage]
) -> TranscriptScene:
    part = rendition.script.parts[i]
    language = rendition.script.film.language
    sources: dict[str, None] = {}
    for shot in shots:
        for line in shot.about.sources:
            sources[set_quotes(line, language)] = None
    return TranscriptScene(
        title=set_quotes(part.scene.scene, language),
        start=shots[0].placed.start,
        paragraphs=tuple(
            _list_paragraphs(rendition, part, rendition.timeline.words[i])
        ),
        shots=tuple(shot for shot in shots if _is_shown(part, shot)),
        sources=tuple(sources),
    )


def _is_shown(part: SceneSource, shot: ShotPage) -> bool:
    """Tell whether a shot shows something that the page has nowhere else."""
    return not isinstance(part.scene.shots[shot.placed.shot].card, _Told)


def _list_paragraphs(
    rendition: Rendition, part: SceneSource, words: Sequence[TimedWord]
) -> list[TranscriptParagraph]:
    """Return what is said in a scene, with the quotation marks of its language."""
    script = rendition.script
    language = script.film.language
    texts = set_quotes_in_words([word.text for word in words], language)
    written = [
        replace(word, text=text)
        for word, text in zip(words, texts, strict=True)
    ]
    are_named = has_speakers(script)
    paragraphs = []
    for turn in iter_scene_turns(script, part, written):
        name = name_speaker(script.film, turn.speaker) if are_named else ""
        sentences = _split_sentences(turn.words, language)
        paragraphs.append(TranscriptParagraph(name, sentences))
    return paragraphs


def _split_sentences(
    words: Sequence[TimedWord], language: str
) -> tuple[tuple[TimedWord, ...], ...]:
    sentences = []
    first = 0
    for last in find_sentence_ends([word.text for word in words], language):
        sentences.append(tuple(words[first : last + 1]))
        first = last + 1
    return tuple(sentences)
