"""What the catalogue says of a voice: its engine, files, licence and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

Use = Literal["free", "unclear", "non-commercial"]
"""Whether a film may be spoken by a voice; `unclear` where its lineage leaves doubts."""
Sex = Literal["female", "male", "several", "unknown"]


@dataclass(frozen=True)
class VoiceFile:
    """A file of a voice: its length in bytes, 0 if nobody knows, and its SHA-256, or ''."""

    name: str
    bytes: int = 0
    sha256: str = ""


@dataclass(frozen=True)
class CatalogueVoice:
    """One voice: the name that films give it, its language tag, and settings of its engine."""

    id: str
    title: str
    language: str
    sex: Sex
    settings: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class VoicePack:
    """The files that are fetched together, with their terms and the voices in them.

    `base` is the address of the folder that has the files, '' if they can't be fetched. Those of
    a `package` come with that Python package. `file_settings` are settings of the engine that
    name a file. `lineage` says what the voice was made from.
    """

    SCHEMA: ClassVar[str] = "lantern.voice/1"

    id: str
    engine: str
    licence: str
    use: Use
    lineage: str
    author: str
    voices: tuple[CatalogueVoice, ...]
    licence_url: str = ""
    source: str = ""
    base: str = ""
    package: str = ""
    files: tuple[VoiceFile, ...] = ()
    file_settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        """Bytes of all files."""
        return sum(file.bytes for file in self.files)

    @property
    def can_be_fetched(self) -> bool:
        """Whether address, length and digest of every file are known."""
        known = all(file.sha256 and file.bytes for file in self.files)
        return bool(self.base) and bool(self.files) and known

    @property
    def terms(self) -> str:
        """The licence in words, with its address."""
        return " ".join(filter(None, (self.licence, self.licence_url)))

    def find_voice(self, name: str) -> CatalogueVoice | None:
        """Return the voice of this name; None without one."""
        for voice in self.voices:
            if voice.id == name:
                return voice
        return None

    def find_file(self, name: str) -> VoiceFile | None:
        """Return the file of this name; None without one."""
        for file in self.files:
            if file.name == name:
                return file
        return None


@dataclass(frozen=True)
class VoiceList:
    """The catalogue: the best voices of each language first."""

    SCHEMA: ClassVar[str] = "lantern.voices/1"

    packs: tuple[VoicePack, ...]

    def find_pack(self, name: str) -> VoicePack | None:
        """Return the pack of this name, or the one that holds the voice of this name."""
        for pack in self.packs:
            if pack.id == name or pack.find_voice(name):
                return pack
        return None

    def list_names(self) -> list[str]:
        """Return the names of all voices, in the order of the catalogue."""
        return [voice.id for _, voice in self.iter_voices()]

    def iter_voices(self) -> Iterator[tuple[VoicePack, CatalogueVoice]]:
        """Yield every voice after the pack that it is in."""
        for pack in self.packs:
            for voice in pack.voices:
                yield pack, voice
