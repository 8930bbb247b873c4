"""What a file was made from: an output by the report beside it, an entry by the records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lantern.core.cache.records import (
    RECORDS_FOLDER,
    RenderRecord,
    read_records,
)
from lantern.core.files import read_plain_text
from lantern.core.problems import AssetFailure, format_path
from lantern.core.store import Store, digest_file
from lantern.core.units import format_clock

REPORT = "report.json"
_KINDS = {
    ".mp4": "the segments of its shots, joined, and the mix",
    ".srt": "its narrations, and when their words are heard",
    ".vtt": "its narrations, and when their words are heard",
    ".txt": "film.yml, the chapters and the ledger",
    ".jpg": "one frame of the film",
    ".json": "everything that was measured while it was made",
    ".wav": "its sounds, mixed",
}
_KEY_DIGITS = 12
"""Digits of a key or digest that are shown."""


def explain_origin(file: Path, store: Store) -> Iterator[str]:
    """Yield lines that say what a file was made from.

    Raises:
        AssetFailure: there is no such file, or nothing is known of it.
    """
    if file.is_dir():
        raise AssetFailure(
            f"{format_path(file)} is a folder; name a file in it"
        )
    if not file.exists():
        raise AssetFailure(f"{format_path(file)} is not there")
    if not file.is_file():
        raise AssetFailure(f"{format_path(file)} is no plain file")
    file = file.resolve()
    root = file.parent.parent
    if (root / RECORDS_FOLDER).is_dir() and file.parent.name == file.name[:2]:
        return _explain_entry(file, Store(root))
    report = _read_report(file.parent)
    if report is not None and (
        file.name in report["files"] or file.name == REPORT
    ):
        return _explain_output(file, report)
    for _, record in read_records(store):
        if Path(record.out) == file:
            return _explain_single_file(file, record)
    raise AssetFailure(
        f"nothing here says what {format_path(file)} was made from;"
        " Lantern knows the files in build/ and in its store"
    )


def _read_report(folder: Path) -> dict[str, Any] | None:
    """Return the report of a finished film, or None if it isn't one."""
    try:
        report: dict[str, Any] = json.loads(read_plain_text(folder / REPORT))
        tables = (report["files"], report["inputs"]["files"], report["keys"])
        has_scenes = isinstance(report["scenes"], list)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if has_scenes and all(isinstance(table, dict) for table in tables):
        return report
    return None


def _explain_output(file: Path, report: Mapping[str, Any]) -> Iterator[str]:
    yield from _explain_film(file, report)
    if file.name != REPORT:
        if digest_file(file) == report["files"][file.name]:
            yield "It is as Lantern wrote it."
        else:
            yield "It was changed after Lantern wrote it."
    yield f"Program: Lantern {report['lantern']}, {_list_versions(report['versions'])}"
    yield "Inputs:"
    yield from _explain_inputs(file, report["inputs"]["files"])
    yield "Scenes:"
    yield from _explain_scenes(report)
    mix = report["keys"].get("the mix")
    if mix:
        yield f"Sound: the mix  {mix[:_KEY_DIGITS]}"


def _explain_film(file: Path, report: Mapping[str, Any]) -> Iterator[str]:
    yield f"{format_path(file)} is made of {_KINDS.get(file.suffix, 'the film')}."
    form = report["form"]
    w, h = form["size"]
    encoder = form.get("encoder", "x264")  # older reports have none
    size = f"{w} x {h} at {form['fps']}, {form['quality']}, by {encoder}"
    length = f"{report['seconds']:.1f} s"
    yield f"Film: {report['film']}, {length}, {size}; voice: {report['voice']}."


def _list_versions(versions: Mapping[str, str]) -> str:
    """Return the programs used, each with its version."""
    names = []
    for name, version in versions.items():
        names.append(
            version if version.startswith(name) else f"{name} {version}"
        )
    return ", ".join(names)


def _explain_inputs(file: Path, digests: Mapping[str, str]) -> Iterator[str]:
    """Yield each file of the author, and whether it has changed since."""
    root = _find_root(file, digests)
    for name, digest in digests.items():
        path = root / name
        state = ""
        if not path.is_file():
            state = "  not there any more"
        elif digest_file(path) != digest:
            state = "  changed since"
        if name.startswith(".."):
            name = f"{path.name} (from outside the project)"
        yield f"  {name}  {digest[:_KEY_DIGITS]}{state}"


def _find_root(file: Path, names: Mapping[str, str]) -> Path:
    """Return the nearest folder above a file in which one of the inputs is."""
    for folder in file.parents:
        if any((folder / name).is_file() for name in names):
            return folder
    return file.parent


def _explain_scenes(report: Mapping[str, Any]) -> Iterator[str]:
    for number, scene in enumerate(report["scenes"], 1):
        name = scene["scene"]
        spoken = "silent"
        if scene["voice"]:
            voice = f"{scene['words']} words by {scene['voice']}"
            spoken = f"{voice}, times {scene['word_times']}"
        times = f"{format_clock(scene['start'])}, {scene['seconds']:.1f} s"
        yield f"  {number} {name}, {times}: {spoken}"
        for kind, key in _iter_keys(report["keys"], f"scene {number} '{name}'"):
            yield f"    {kind}  {key[:_KEY_DIGITS]}"


def _iter_keys(
    keys: Mapping[str, str], scene: str
) -> Iterator[tuple[str, str]]:
    """Yield the kind and the key of each of a scene's jobs."""
    for name, key in keys.items():
        for stop in (": ", ", "):
            if name.startswith(scene + stop):
                yield name.removeprefix(scene + stop), key


def _explain_entry(file: Path, store: Store) -> Iterator[str]:
    """Yield which films need an entry of the store, and whether it is whole."""
    is_owned = False
    for _, record in read_records(store):
        job = record.entries.get(file.name)
        if job is not None:
            is_owned = True
            film = format_path(Path(record.film))
            yield f"{format_path(file)} is {job}, of {record.title} ({film})."
    if not is_owned:
        yield _explain_unowned(file)
    key, _, suffix = file.name.partition(".")
    info = store.get_json(key)
    if isinstance(info, dict) and "engine" in info:
        aligned = ", ".join(info["alignment"])
        yield f"Spoken by {info['engine']}; word times: {info['timing']} ({aligned})."
    if store.get(key, f".{suffix}") is not None:
        yield "It is whole."
    else:
        yield "It is damaged or unfinished, and will be made again."


def _explain_unowned(file: Path) -> str:
    text = f"{format_path(file)}: no film on record needs it."
    if file.suffix == ".npz":
        text += " It is a drawing, kept for the next time it is needed."
    return text


def _explain_single_file(file: Path, record: RenderRecord) -> Iterator[str]:
    film = format_path(Path(record.film))
    yield f"{format_path(file)} is {record.title} ({film}), made of:"
    for entry, job in record.entries.items():
        yield f"  {job}  {entry[:_KEY_DIGITS]}"
