"""The requests of jobs that make sound: what workers need for them, as frozen values.

A field's metadata says in which part of the job's key it is; a path is in the key as the digest of
its file's bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from lantern.core.records import NOT_IN_KEY, in_part
from lantern.core.units import Samples, Seconds
from lantern.sound import Excerpt, MusicRequest, PlacedAmbience
from lantern.speech.manner import SettingValue
from lantern.speech.wording import Word


@dataclass(frozen=True)
class VoiceRequest:
    """A speech engine with its settings, and those of the scene's speaker."""

    engine: str
    engine_version: str
    settings: Mapping[str, SettingValue]
    files: Mapping[str, Path] = field(metadata=NOT_IN_KEY)
    """Settings that name a file. The engine's version holds the digests of their bytes."""
    speaker: Mapping[str, SettingValue]
    language: str

    def list_settings(self) -> dict[str, SettingValue]:
        """Return all settings, files by their paths."""
        paths = {name: str(path) for name, path in self.files.items()}
        return {**self.settings, **paths}


@dataclass(frozen=True)
class NarrationRequest:
    """A narration as one voice speaks it, before anything is made of the sound."""

    words: tuple[Word, ...] = field(metadata=in_part("narration"))
    voice: VoiceRequest = field(metadata=in_part("voice"))


@dataclass(frozen=True)
class VoicedPart:
    """A run of a take's words that is spoken alone: by another voice, or in another language.

    Its sound is made `stretch` times as long as the voice gave it. `raw_key` is where the store
    keeps that sound.
    """

    narration: NarrationRequest
    filters: str = field(metadata=in_part("voice"))
    raw_key: str = field(metadata=NOT_IN_KEY)
    stretch: float | None = field(default=None, metadata=in_part("voice"))


@dataclass(frozen=True)
class WordPause:
    """Seconds of silence after a word, by its index; -1 is before the first."""

    word: int
    seconds: Seconds


@dataclass(frozen=True)
class SpeechRequest:
    """A take that a voice speaks.

    Without a number a pause is as long as the voice makes it. `raw_key` is where the store keeps
    the sound that the engine gave, so that another way to finish it asks no engine again.
    `paragraph_ends` are the indices of words; None where no pause is wanted after them. With
    `parts` each of them is spoken by itself, and `narration` has the words of all of them.
    """

    SCHEMA: ClassVar[str] = "lantern.speech/1"

    narration: NarrationRequest
    filters: str = field(metadata=in_part("voice"))
    sentence_pause: Seconds | None = field(metadata=in_part("pauses"))
    comma_pause: Seconds | None = field(metadata=in_part("pauses"))
    raw_key: str = field(metadata=NOT_IN_KEY)
    paragraph_pause: Seconds | None = field(
        default=None, metadata=in_part("pauses")
    )
    paragraph_ends: tuple[int, ...] | None = field(
        default=None, metadata=in_part("pauses")
    )
    parts: tuple[VoicedPart, ...] | None = field(
        default=None, metadata=in_part("narration")
    )
    word_pauses: tuple[WordPause, ...] | None = field(
        default=None, metadata=in_part("pauses")
    )

    @property
    def all_parts(self) -> tuple[VoicedPart, ...]:
        """All that is asked of voices: its parts, or else all of it."""
        alone = VoicedPart(self.narration, self.filters, self.raw_key)
        return self.parts or (alone,)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the narration."""
        return self.narration.words

    @property
    def engine(self) -> str:
        """The name of the speech engine."""
        return self.narration.voice.engine


@dataclass(frozen=True)
class RecordingRequest:
    """A take that is made of the author's recording; its pauses stay as they were recorded.

    Of footage an `excerpt` is heard. Words that are translated are others than those heard.
    """

    SCHEMA: ClassVar[str] = "lantern.recording/1"

    words: tuple[Word, ...] = field(metadata=in_part("narration"))
    language: str = field(metadata=in_part("narration"))
    file: Path = field(metadata=in_part("recording"))
    filters: str = field(metadata=in_part("recording"))
    excerpt: Excerpt | None = field(default=None, metadata=in_part("recording"))
    is_translated: bool | None = field(
        default=None, metadata=in_part("narration")
    )


@dataclass(frozen=True)
class Hold:
    """Samples of silence that are put into a take, and before which of its samples."""

    at: Samples
    length: Samples


@dataclass(frozen=True)
class HeldTakeRequest:
    """A take with more silence in its pauses, so that a description has room there.

    `take` is the key of the take.
    """

    SCHEMA: ClassVar[str] = "lantern.held-take/1"

    take: str = field(metadata=in_part("narration"))
    words: tuple[Word, ...] = field(metadata=NOT_IN_KEY)
    holds: tuple[Hold, ...] = field(metadata=in_part("pauses"))


@dataclass(frozen=True)
class TrimmedTakeRequest:
    """A part of a take: some of its words, for a short.

    `take` is the key of the take, `first` the index of its first word that is kept. The part lasts
    from the sample `start` of the take, which may be below 0, to `end`; from `heard_from` to
    `heard_until` the take is heard.
    """

    SCHEMA: ClassVar[str] = "lantern.trimmed-take/1"

    take: str = field(metadata=in_part("narration"))
    words: tuple[Word, ...] = field(metadata=NOT_IN_KEY)
    first: int = field(metadata=in_part("narration"))
    count: int = field(metadata=in_part("narration"))
    start: int = field(metadata=in_part("pauses"))
    end: int = field(metadata=in_part("pauses"))
    heard_from: int = field(metadata=in_part("pauses"))
    heard_until: int = field(metadata=in_part("pauses"))


@dataclass(frozen=True)
class SoundRequest:
    """A sound of the author's that is decoded and measured before the film is made."""

    SCHEMA: ClassVar[str] = "lantern.sound/1"

    file: Path = field(metadata=in_part("sound"))
    name: str = field(metadata=NOT_IN_KEY)
    excerpt: Excerpt | None = field(default=None, metadata=in_part("sound"))


@dataclass(frozen=True)
class KeyedTake:
    """A take by its key, and the sample of the film at which it starts."""

    key: str
    start: Samples


@dataclass(frozen=True)
class SpokenWord:
    """A word of a take, by its number in the narration."""

    take: KeyedTake
    index: int


@dataclass(frozen=True)
class SoundCue:
    """A sound in the film: its file, and LU against the voice.

    It starts with `word` if there is one, else at the sample `start`.
    """

    file: Path
    name: str = field(metadata=NOT_IN_KEY)
    level: float
    start: Samples
    word: SpokenWord | None = None
    excerpt: Excerpt | None = None


@dataclass(frozen=True)
class HitCue:
    """A built-in hit in the film, at `word` if there is one, else at the sample `start`."""

    kind: str
    level: float
    start: Samples
    word: SpokenWord | None = None


@dataclass(frozen=True)
class StopCue:
    """Music that stops with a word; it comes back at the sample `end`."""

    word: SpokenWord
    end: Samples


@dataclass(frozen=True)
class StingCue:
    """A sting at a word, in a key such as `D minor`."""

    word: SpokenWord
    key: str


@dataclass(frozen=True)
class MixdownRequest:
    """All that is heard in a film of `total` samples; `target` is its loudness in LUFS."""

    SCHEMA: ClassVar[str] = "lantern.mix/1"

    takes: tuple[KeyedTake, ...] = field(metadata=in_part("takes"))
    total: Samples = field(metadata=in_part("takes"))
    music: MusicRequest | None = field(metadata=in_part("music"))
    sounds: tuple[SoundCue, ...] = field(metadata=in_part("sounds"))
    target: float = field(metadata=in_part("loudness"))
    hits: tuple[HitCue, ...] = field(default=(), metadata=in_part("sounds"))
    ambience: tuple[PlacedAmbience, ...] = field(
        default=(), metadata=in_part("sounds")
    )
    stops: tuple[StopCue, ...] = field(default=(), metadata=in_part("music"))
    stings: tuple[StingCue, ...] = field(default=(), metadata=in_part("music"))
