"""Voices on this machine: the folder that keeps them, what is in it, and how it is changed.

Each pack has a folder of its own with its files, `LICENSE.txt` and `voice.json`. A pack is put in
place by renaming its folder, so it is there whole or not at all.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lantern.core.file_lock import lock_file
from lantern.core.files import (
    convert_write_errors,
    open_lock_file,
    read_plain_text,
    write_whole,
)
from lantern.core.problems import (
    BusyFailure,
    Failure,
    OutputFailure,
    format_path,
)
from lantern.core.records import SchemaError, from_json, to_json
from lantern.core.store import digest_file
from lantern.core.user_folders import find_data_folder
from lantern.script.model.voice import VoiceChoice
from lantern.speech.catalogue import (
    CatalogueVoice,
    VoiceList,
    VoicePack,
    load_catalogue,
)

FOLDER_VARIABLE = "LANTERN_VOICES"
"""The environment variable for another folder."""
INFO_FILE = "voice.json"
LICENCE_FILE = "LICENSE.txt"
_STAGING = ".part-"
"""How the folder begins in which a pack is collected."""


@dataclass(frozen=True)
class InstalledVoice:
    """A voice that is on this machine, and its pack; `folder` is None if a package holds it."""

    pack: VoicePack
    voice: CatalogueVoice
    folder: Path | None

    def list_files(self) -> dict[str, Path]:
        """Return the files of the engine's settings, by the settings."""
        if self.folder is None:
            return {}
        names = self.pack.file_settings
        return {setting: self.folder / name for setting, name in names.items()}


def find_folder() -> Path:
    """Return the folder for the user's voices, which need not exist."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named).absolute()
    return find_data_folder() / "lantern" / "voices"


def is_here(pack: VoicePack) -> bool:
    """Tell whether a pack can be used: all of its files are there, or its package is."""
    if pack.package:
        return importlib.util.find_spec(pack.package) is not None
    folder = find_folder() / pack.id
    return all(_is_whole(folder / file.name, file.bytes) for file in pack.files)


def _is_whole(path: Path, count: int) -> bool:
    """Tell whether a file is there with so many bytes; 0 stands for any number."""
    try:
        return path.is_file() and path.stat().st_size == (
            count or path.stat().st_size
        )
    except OSError:  # its folder can't be read
        return False


def is_sound(pack: VoicePack) -> bool:
    """Tell whether a pack is here with the digests of the catalogue; its files are read."""
    if not is_here(pack) or pack.package:
        return is_here(pack)
    folder = find_folder() / pack.id
    try:
        return all(
            file.sha256 in ("", digest_file(folder / file.name))
            for file in pack.files
        )
    except OSError:
        return False


def load_voices() -> VoiceList:
    """Return the catalogue with the user's own voices, which were added by hand, after it.

    What `voice.json` says takes the catalogue's place for a pack that couldn't be fetched.
    """
    catalogue = load_catalogue()
    own = {pack.id: pack for pack in _iter_own(find_folder())}
    packs = []
    for pack in catalogue.packs:
        added = own.pop(pack.id, None)
        if added is not None and not pack.can_be_fetched:
            pack = added
        packs.append(pack)
    return VoiceList((*packs, *own.values()))


def _iter_own(folder: Path) -> Iterator[VoicePack]:
    """Yield the packs that are described in a folder; what can't be read is left out."""
    for file in sorted(folder.glob(f"*/{INFO_FILE}")):
        try:
            pack = from_json(VoicePack, json.loads(read_plain_text(file)))
        except (OSError, ValueError, RecursionError, SchemaError):
            continue
        if pack.id == file.parent.name:
            yield pack


def find_installed(name: str) -> InstalledVoice | None:
    """Return the voice of this name if it is here; None without one, and for no name."""
    if not name:
        return None
    pack = load_voices().find_pack(name)
    voice = pack.find_voice(name) if pack else None
    if pack is None or voice is None or not is_here(pack):
        return None
    return _locate(pack, voice)


def find_speaker(choice: VoiceChoice) -> InstalledVoice | None:
    """Return the voice of the catalogue that speaks for a film's voice, if it is one of them.

    That is the one with its name. An engine that was named speaks with the voice of its package,
    where it has one and no setting names another.
    """
    if choice.name:
        return find_installed(choice.name)
    for pack, voice in load_voices().iter_voices():
        is_its_own = bool(pack.package) and pack.engine == choice.engine
        named = choice.settings.get("voice", voice.id)
        if is_its_own and named == voice.id and is_here(pack):
            return _locate(pack, voice)
    return None


def list_installed() -> list[InstalledVoice]:
    """Return all voices that are here, in the order of the catalogue, the user's own last."""
    voices = load_voices()
    here = {pack.id for pack in voices.packs if is_here(pack)}
    return [
        _locate(pack, voice)
        for pack, voice in voices.iter_voices()
        if pack.id in here
    ]


def _locate(pack: VoicePack, voice: CatalogueVoice) -> InstalledVoice:
    folder = None if pack.package else find_folder() / pack.id
    return InstalledVoice(pack, voice, folder)


# --- changing the folder ---------------------------------------------------------------------


@contextmanager
def lock_pack(pack_id: str) -> Iterator[None]:
    """Change a pack alone, as long as the block lasts.

    Raises:
        BusyFailure: another command is changing it.
        OutputFailure: the folder can't be written.
    """
    folder = find_folder()
    if folder.is_file():
        raise OutputFailure(
            f"{format_path(folder)} is a file, and voices are kept in a folder; correct"
            f" {FOLDER_VARIABLE}"
        )
    with convert_write_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        stream = open_lock_file(folder / f".lock-{pack_id}")
    with stream:  # the lock ends with the process, so none is left over
        if not lock_file(stream):
            raise BusyFailure(
                f"another command is fetching or changing '{pack_id}'; wait for it"
            )
        yield


def open_staging(pack_id: str) -> Path:
    """Return the folder in which a pack is collected; what an earlier run left is still in it.

    Raises:
        OutputFailure: it can't be made.
    """
    staging = find_folder() / f"{_STAGING}{pack_id}"
    with convert_write_errors(staging):
        staging.mkdir(parents=True, exist_ok=True)
    return staging


def put_in_place(pack: VoicePack, staging: Path) -> Path:
    """Give a collected pack its terms and its place; return its folder.

    Raises:
        OutputFailure: the disk can't be written.
    """
    folder = find_folder() / pack.id
    described = json.dumps(
        to_json(pack),
        ensure_ascii=False,
        indent=2,
    )
    with convert_write_errors(folder):
        for path in staging.iterdir():
            if (
                pack.find_file(path.name) is None
            ):  # left by another Lantern's run
                path.unlink()
        write_whole(staging / LICENCE_FILE, describe_terms(pack).encode())
        write_whole(staging / INFO_FILE, f"{described}\n".encode())
        if folder.exists():  # damaged, or it would not be fetched
            shutil.rmtree(folder)
        staging.rename(folder)
    return folder


def describe_terms(pack: VoicePack) -> str:
    """Return the text of LICENSE.txt: the licence, whose work it is, what it was made from."""
    titles = ", ".join(voice.title for voice in pack.voices)
    lines = [
        f"{titles} ({pack.engine})",
        f"Author: {pack.author}",
        f"Licence: {pack.terms}",
        f"Lineage: {pack.lineage}",
    ]
    if pack.source:
        lines.append(f"Source: {pack.source}")
    return "\n".join(lines) + "\n"


def remove_pack(pack: VoicePack) -> int:
    """Delete a pack, with what was begun to be fetched of it; return the bytes of its files.

    Raises:
        Failure: it isn't here, or is part of a package.
        BusyFailure: another command is changing it.
        OutputFailure: it can't be deleted.
    """
    if pack.package:
        raise Failure(
            f"'{pack.id}' is part of the package {pack.package}, and stays with it"
        )
    folders = [find_folder() / f"{begin}{pack.id}" for begin in ("", _STAGING)]
    if not any(folder.exists() for folder in folders):
        raise Failure(f"'{pack.id}' isn't on this machine")
    freed = 0
    with lock_pack(pack.id):
        for folder in folders:
            freed += _delete(folder)
    return freed


def _delete(folder: Path) -> int:
    files = [path for path in folder.glob("*") if path.is_file()]
    count = sum(path.stat().st_size for path in files)
    if folder.exists():
        with convert_write_errors(folder):
            shutil.rmtree(folder)
    return count
