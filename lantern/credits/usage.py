"""What a film uses of other people's and our work, where, and whether the licence allows it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem, Span, suggest
from lantern.credits.entry import LedgerEntry
from lantern.credits.licences import Licence, parse, suggest_licence
from lantern.script import assets as named_files
from lantern.script.load import (
    Script,
    iter_authored_paths,
    iter_recording_files,
    iter_sound_files,
)
from lantern.script.model.film import Shot


@dataclass(frozen=True)
class Asset:
    """A file that the film shows or plays: as it is written, where, and in which shot (a still's, else None)."""

    path: Path
    text: str
    span: Span
    scene: int = 0
    """The number of the scene; 0 for what belongs to the whole film."""
    still_shot: Shot | None = None
    is_card_ground: bool = False
    """Whether it lies behind a card, cut to the frame."""
    is_sound: bool = False


@dataclass(frozen=True)
class EntryLocation:
    """An entry and its places in the ledger."""

    entry: LedgerEntry
    span: Span
    licence_span: Span


def list_assets(script: Script) -> Iterator[Asset]:
    """Every picture and sound of the film; one that isn't there was reported already."""
    for text, folder, span in named_files.iter_named_files(script):
        with contextlib.suppress(AssetFailure):
            yield Asset(script.places.find(text, folder), text, span)
    for text, folder, span in (
        *iter_sound_files(script),
        *iter_recording_files(script),
    ):
        scene = next(
            (
                part.number
                for part in script.parts
                if part.tree.file == span.file and part.at == ()
            ),
            0,
        )
        with contextlib.suppress(AssetFailure):
            yield Asset(
                script.places.find(text, folder), text, span, scene, is_sound=True
            )
    for part in script.parts:
        for i, shot in enumerate(part.scene.shots):
            for loc, text in iter_authored_paths(shot):
                if loc == ("map",):
                    continue
                span = part.find_span(("shots", i, *loc))
                with contextlib.suppress(AssetFailure):
                    path = script.places.find(text, part.folder)
                    ground = loc == ("card", "ground")
                    yield Asset(
                        path, text, span, part.number, None if ground else shot, ground
                    )


def check(
    script: Script, used: Iterable[Asset], files: Mapping[Path, EntryLocation]
) -> Iterator[Problem]:
    """What the film may not use, or nobody is named for."""
    for asset in used:
        written = files.get(asset.path)
        if written is None:
            yield _report_missing(asset)
            continue
        licence = parse(written.entry.licence)
        if licence is None:
            yield report_unknown_licence(written)
            continue
        message = _explain_forbidden(asset, licence, written.entry, script.film.use)
        if message:
            yield Problem(message, asset.span, EXIT_ASSET)


def report_unknown_licence(written: EntryLocation) -> Problem:
    """A licence nobody knows."""
    text = written.entry.licence
    message = (
        f"'{text}' is no licence known here{suggest_licence(text)} Write its SPDX id, such as licence: CC-BY-4.0; for terms of "
        "its own, licence: LicenseRef-NAME and a note that says them"
    )
    return Problem(message, written.licence_span, EXIT_ASSET)


def name_in_ledger(asset: Asset) -> str:
    """What the ledger calls the file."""
    return asset.text.split("assets/")[-1]


def _report_missing(asset: Asset) -> Problem:
    where = (
        "assets/credits.yml"
        if "assets/" in asset.text
        else "credits.yml beside film.yml"
    )
    line = (
        f"- {{file: {name_in_ledger(asset)}, kind: …, title: …, author: …, licence: …}}"
    )
    return Problem(
        f"'{asset.text}' has no entry in the credits ledger; add to {where}: {line}",
        asset.span,
        EXIT_ASSET,
    )


def _explain_forbidden(
    asset: Asset, licence: Licence, entry: LedgerEntry, use: str
) -> str | None:
    if entry.made_by == "us":
        return None  # one's own licence binds others
    named = f"'{asset.text}' is licensed {entry.licence}"
    if licence.non_commercial and use == "commercial":
        return f"{named}, and the film says use: commercial"
    if not licence.no_derivatives:
        return None
    if asset.is_sound:
        return f"{named}, which allows no changes, and sound under pictures is one"
    if asset.is_card_ground:
        return f"{named}, which allows no changes, and a card's ground is cut to the frame; show it as a still"
    shot = asset.still_shot
    if shot is None:
        return f"{named}, which allows no changes, and a map is drawn from it"
    if shot.effects or (shot.clip and shot.clip.speed != 1):
        return f"{named}, which allows no changes, and effects and another speed are some; take them out"
    if shot.fit != "contain" or shot.focus or shot.move not in (None, "hold"):
        return f"{named}, which allows no cropping and no moving; write fit: contain, without move and focus"
    return None


def check_files_exist(files: Mapping[Path, EntryLocation]) -> Iterator[Problem]:
    """Entries for files that aren't there."""
    for path, written in files.items():
        if not path.exists():
            siblings = (
                [p.name for p in path.parent.iterdir()][:2000]
                if path.parent.is_dir()
                else []
            )
            message = f"the ledger speaks of '{written.entry.file}', which is not there{suggest(path.name, siblings)}"
            yield Problem(message, written.span, EXIT_ASSET, warning=True)
