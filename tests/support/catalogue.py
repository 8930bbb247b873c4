"""A small catalogue in place of Lantern's own, whose voices speak in tones, and their files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from lantern.core.records import to_json
from lantern.core.store import digest_bytes
from lantern.speech import catalogue
from lantern.speech.catalogue import (
    CatalogueVoice,
    VoiceFile,
    VoiceList,
    VoicePack,
)
from lantern.speech.catalogue.installed import find_folder

MODEL = bytes(range(256)) * 40
"""10,240 bytes."""
CARD = b'{"a": 1}'
FILES = {"bell.onnx": MODEL, "bell.onnx.json": CARD}
PATH = "/voices/resolve/c0ffee/"
"""Where the files lie on a server."""


def make_pack(
    name: str = "bell",
    *,
    language: str = "en-US",
    sex: str = "female",
    base: str = "https://example.invalid" + PATH,
    files: Mapping[str, bytes] = FILES,
    **more: Any,
) -> VoicePack:
    """A pack of one voice, which the engine `tone` speaks; its licence is free."""
    listed = (
        VoiceFile(n, len(data), digest_bytes(data)) for n, data in files.items()
    )
    given: dict[str, Any] = {
        "engine": "tone",
        "licence": "CC-BY-4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "use": "free",
        "lineage": "Trained from scratch.",
        "author": "A. Person",
        "voices": (CatalogueVoice(name, name.title(), language, sex),),  # type: ignore[arg-type]
        "source": "https://example.invalid/card",
        "base": base,
        "files": tuple(listed),
    }
    return VoicePack(id=name, **{**given, **more})


@contextmanager
def using(folder: Path, *packs: VoicePack) -> Iterator[None]:
    """Let Lantern's catalogue be these packs, as long as the block lasts."""
    file = folder / "catalogue.json"
    text = json.dumps(to_json(VoiceList(packs)))
    file.write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "CATALOGUE_FILE", file)
        catalogue.load_catalogue.cache_clear()
        try:
            yield
        finally:
            catalogue.load_catalogue.cache_clear()


def put_here(pack: VoicePack, files: Mapping[str, bytes] = FILES) -> Path:
    """Write the files of a pack, and what describes it, where voices are kept."""
    folder = find_folder() / pack.id
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    text = json.dumps(to_json(pack))
    (folder / "voice.json").write_text(text, "utf-8")
    return folder
