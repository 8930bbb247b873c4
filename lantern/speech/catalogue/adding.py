"""Voices that were carried here by hand: known ones are checked, others are described."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.core.files import convert_write_errors
from lantern.core.problems import AssetFailure, format_path
from lantern.core.store import digest_file
from lantern.speech.catalogue import (
    CatalogueVoice,
    Use,
    VoiceFile,
    VoicePack,
    load_catalogue,
)
from lantern.speech.catalogue.entry import Sex
from lantern.speech.catalogue.installed import (
    lock_pack,
    open_staging,
    put_in_place,
)

DESCRIPTION_SUFFIX = ".json"


@dataclass(frozen=True)
class OwnTerms:
    """What its user says of a voice that the catalogue doesn't know."""

    name: str
    language: str
    licence: str
    use: Use
    sex: Sex = "unknown"
    author: str = "unknown"


def identify(file: Path) -> VoicePack | None:
    """Return the catalogue's pack that a file belongs to: by its digest, else by its name.

    The name counts only for a file whose digest isn't known.

    Raises:
        AssetFailure: the file can't be read.
    """
    digest = _digest(file)
    for pack in load_catalogue().packs:
        for known in pack.files:
            if known.sha256 == digest:
                return pack
            if not known.sha256 and known.name == file.name:
                return pack
    return None


def _digest(file: Path) -> str:
    try:
        return digest_file(file)
    except OSError as error:
        raise AssetFailure(
            f"{format_path(file)} can't be read: {error.strerror or error}"
        ) from None


def add_known(pack: VoicePack, file: Path) -> VoicePack:
    """Copy a pack of the catalogue to the voices of this machine; return what is there now.

    Args:
        pack: the file's.
        file: one of its files; the others lie beside it.

    Raises:
        AssetFailure: a file is missing, or isn't the catalogue's.
        BusyFailure: another command is changing it.
        OutputFailure: the disk can't be written.
    """
    digest = _digest(file)
    sources = {}
    files = []
    for known in pack.files:
        source = file.with_name(known.name)
        if known.sha256 == digest:
            source = file  # under whatever name
        sources[known.name] = source
        files.append(_check_file(known, source))
    whole = replace(pack, files=tuple(files))
    _copy_in(whole, sources)
    return whole


def _check_file(known: VoiceFile, source: Path) -> VoiceFile:
    """Return a file of the catalogue as it is there.

    Raises:
        AssetFailure: it is missing, or has another length or digest.
    """
    if not source.is_file():
        raise AssetFailure(
            f"{format_path(source)} isn't there; it belongs to the voice, too"
        )
    found = VoiceFile(known.name, source.stat().st_size, _digest(source))
    if known.bytes not in (0, found.bytes):
        raise AssetFailure(
            f"{format_path(source)} has {found.bytes:,} bytes, not the {known.bytes:,} of"
            " the catalogue; it is damaged, or another version"
        )
    if known.sha256 not in ("", found.sha256):
        raise AssetFailure(
            f"{format_path(source)} has another SHA-256 than the catalogue says; it is damaged, or"
            " another version"
        )
    return found


def add_own(file: Path, terms: OwnTerms) -> VoicePack:
    """Copy a Piper voice that the catalogue doesn't know; return what is there now.

    Args:
        file: the model, with its description (`.onnx.json`) beside it.
        terms: what is known of it.

    Raises:
        AssetFailure: a file is missing.
        BusyFailure: another command is changing it.
        OutputFailure: the disk can't be written.
    """
    description = file.with_name(file.name + DESCRIPTION_SUFFIX)
    sources = {path.name: path for path in (file, description)}
    files = [
        _check_file(VoiceFile(name), path) for name, path in sources.items()
    ]
    title = terms.name.replace("-", " ").title()
    pack = VoicePack(
        id=terms.name,
        engine="piper",
        licence=terms.licence,
        use=terms.use,
        lineage="Not known: it was added by hand.",
        author=terms.author,
        voices=(CatalogueVoice(terms.name, title, terms.language, terms.sex),),
        files=tuple(files),
        file_settings={"voice": file.name},
    )
    _copy_in(pack, sources)
    return pack


def _copy_in(pack: VoicePack, sources: dict[str, Path]) -> None:
    with lock_pack(pack.id):
        staging = open_staging(pack.id)
        for name, source in sources.items():
            target = staging / name
            with convert_write_errors(target):
                _copy_whole(source, target)
        put_in_place(pack, staging)


def _copy_whole(source: Path, target: Path) -> None:
    """Copy a file; where the disk is full, what came is deleted, since nothing goes on with it."""
    try:
        shutil.copyfile(source, target)
    except OSError:
        target.unlink(missing_ok=True)
        raise


def list_taken_names(engines: Iterable[str]) -> set[str]:
    """Return the names that a voice of one's own can't have: engines and the catalogue's."""
    catalogue = load_catalogue()
    packs = {pack.id for pack in catalogue.packs}
    return {*engines, *catalogue.list_names(), *packs}
