"""Where a file came from: one of a film's output by the report beside it, one of the store by the records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lantern.core.cache.records import RECORDS_FOLDER, RenderRecord, read_records
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


def explain_origin(file: Path, store: Store) -> Iterator[str]:
    """Lines that say what a file was made from. Raises AssetFailure when nothing is known of it."""
    if not file.is_file():
        raise AssetFailure(
            f"{format_path(file)} is {'a folder; name a file in it' if file.is_dir() else 'not there'}"
        )
    file = file.resolve()
    if (file.parent.parent / RECORDS_FOLDER).is_dir() and file.parent.name == file.name[
        :2
    ]:
        return _explain_entry(file, Store(file.parent.parent))
    report = _report(file.parent)
    if report is not None and (file.name in report["files"] or file.name == REPORT):
        return _explain_output(file, report)
    made = [record for _, record in read_records(store) if Path(record.out) == file]
    if made:
        return _explain_single_file(file, made[0])
    raise AssetFailure(
        f"nothing here says what {format_path(file)} was made from; Lantern knows what lies in build/ and its store"
    )


def _report(folder: Path) -> dict[str, Any] | None:
    try:
        report = json.loads((folder / REPORT).read_text("utf-8"))
        whole = isinstance(report["files"], dict) and isinstance(
            report["inputs"]["files"], dict
        )
        return (
            report
            if whole
            and isinstance(report["scenes"], list)
            and isinstance(report["keys"], dict)
            else None
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _explain_output(file: Path, report: Mapping[str, Any]) -> Iterator[str]:
    form = report["form"]
    yield f"{format_path(file)} is made of {_KINDS.get(file.suffix, 'the film')}."
    size = f"{form['size'][0]} x {form['size'][1]} at {form['fps']}, {form['quality']}"
    yield f"Film: {report['film']}, {report['seconds']:.1f} s, {size}; voice: {report['voice']}."
    if file.name != REPORT:
        same = digest_file(file) == report["files"][file.name]
        yield (
            "It is as Lantern wrote it."
            if same
            else "It was changed after Lantern wrote it."
        )
    yield f"Program: Lantern {report['lantern']}, " + ", ".join(
        v if v.startswith(k) else f"{k} {v}" for k, v in report["versions"].items()
    )
    yield "Inputs:"
    files: Mapping[str, str] = report["inputs"]["files"]
    root = next(
        (
            place
            for place in file.parents
            if any((place / name).is_file() for name in files)
        ),
        file.parent,
    )
    for name, digest in files.items():
        path = root / name
        state = (
            "not there any more"
            if not path.is_file()
            else ""
            if digest_file(path) == digest
            else "changed since"
        )
        named = (
            f"{path.name} (from outside the project)" if name.startswith("..") else name
        )
        yield f"  {named}  {digest[:12]}" + (f"  {state}" if state else "")
    yield "Scenes:"
    for number, scene in enumerate(report["scenes"], 1):
        spoken = (
            f"{scene['words']} words by {scene['voice']}, times {scene['word_times']}"
            if scene["voice"]
            else "silent"
        )
        yield f"  {number} {scene['scene']}, {format_clock(scene['start'])}, {scene['seconds']:.1f} s: {spoken}"
        for kind, key in _keys(report["keys"], f"scene {number} '{scene['scene']}'"):
            yield f"    {kind}  {key[:12]}"
    mix = report["keys"].get("the mix")
    if mix:
        yield f"Sound: the mix  {mix[:12]}"


def _keys(keys: Mapping[str, str], scene: str) -> Iterator[tuple[str, str]]:
    for name, key in keys.items():
        for stop in (": ", ", "):
            if name.startswith(scene + stop):
                yield name.removeprefix(scene + stop), key


def _explain_entry(file: Path, store: Store) -> Iterator[str]:
    owners = [
        (record, record.entries[file.name])
        for _, record in read_records(store)
        if file.name in record.entries
    ]
    for record, job in owners:
        yield f"{format_path(file)} is {job}, of {record.title} ({format_path(Path(record.film))})."
    if not owners:
        kept = (
            " It is a drawing, kept for the next time it is wanted."
            if file.suffix == ".npz"
            else ""
        )
        yield f"{format_path(file)}: no rendering that is on record needs it.{kept}"
    facts = store.get_json(file.name.partition(".")[0])
    if isinstance(facts, dict) and "engine" in facts:
        yield f"Spoken by {facts['engine']}; word times: {facts['timing']} ({', '.join(facts['alignment'])})."
    whole = (
        store.get(file.name.partition(".")[0], "." + file.name.partition(".")[2])
        is not None
    )
    yield (
        "It is whole."
        if whole
        else "It is damaged or unfinished, and will be made again."
    )


def _explain_single_file(file: Path, record: RenderRecord) -> Iterator[str]:
    yield f"{format_path(file)} is {record.title} ({format_path(Path(record.film))}), made of:"
    for entry, job in record.entries.items():
        yield f"  {job}  {entry[:12]}"
