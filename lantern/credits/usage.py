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
from lantern.script.document import Loc
from lantern.script.load import (
    SceneSource,
    Script,
    iter_authored_paths,
    iter_recording_files,
    iter_sound_files,
)
from lantern.script.model.film import Shot

_MAX_SIBLINGS = 2000
"""Files of a folder that a missing one is compared with."""


@dataclass(frozen=True)
class Asset:
    """A file that the film shows or plays: its path, how it is written, and where.

    `scene` is a scene's number, 0 for what belongs to the whole film; `still_shot` the shot that
    shows the file, None for a card's ground, a map's file and a sound. `is_card_ground` means that
    it lies behind a card, cropped to the frame.
    """

    path: Path
    text: str
    span: Span
    scene: int = 0
    still_shot: Shot | None = None
    is_card_ground: bool = False
    is_sound: bool = False


@dataclass(frozen=True)
class EntryLocation:
    """An entry, its place in the ledger, and that of its licence."""

    entry: LedgerEntry
    span: Span
    licence_span: Span


def list_assets(script: Script) -> Iterator[Asset]:
    """Yield every picture and sound of the film.

    A file that isn't there is left out: `script` reports it.
    """
    for text, folder, span in named_files.iter_named_files(script):
        with contextlib.suppress(AssetFailure):
            yield Asset(script.places.find(text, folder), text, span)
    for text, folder, span in (
        *iter_sound_files(script),
        *iter_recording_files(script),
    ):
        scene = _find_scene(script, span.file)
        with contextlib.suppress(AssetFailure):
            path = script.places.find(text, folder)
            yield Asset(path, text, span, scene, is_sound=True)
    for part in script.parts:
        for i, shot in enumerate(part.scene.shots):
            for loc, text in iter_authored_paths(shot):
                # a map's file is the author's own; what it uses is found by the maps
                if loc != ("map",):
                    with contextlib.suppress(AssetFailure):
                        yield _find_shot_asset(script, part, i, loc=loc, text=text)


def _find_shot_asset(
    script: Script, part: SceneSource, i: int, *, loc: Loc, text: str
) -> Asset:
    """Return a file of shot `i`, which is written at `loc` of the shot."""
    is_ground = loc == ("card", "ground")
    return Asset(
        path=script.places.find(text, part.folder),
        text=text,
        span=part.find_span(("shots", i, *loc)),
        scene=part.number,
        still_shot=None if is_ground else part.scene.shots[i],
        is_card_ground=is_ground,
    )


def _find_scene(script: Script, file: Path) -> int:
    """Return the number of the scene that a file holds alone, 0 for film.yml."""
    for part in script.parts:
        if part.tree.file == file and part.at == ():
            return part.number
    return 0


def check(
    script: Script, used: Iterable[Asset], files: Mapping[Path, EntryLocation]
) -> Iterator[Problem]:
    """Yield a problem for each file without an entry, and each that may not be used like this."""
    for asset in used:
        location = files.get(asset.path)
        if location is None:
            yield _report_missing(asset)
            continue
        licence = parse(location.entry.licence)
        if licence is None:
            yield report_unknown_licence(location)
        elif location.entry.made_by != "us":
            # one's own licence binds others only
            message = _explain_forbidden(asset, licence, use=script.film.use)
            if message:
                named = f"'{asset.text}' is licensed {location.entry.licence}"
                yield Problem(f"{named}, {message}", asset.span, EXIT_ASSET)


def report_unknown_licence(location: EntryLocation) -> Problem:
    """Return the problem of an entry whose licence isn't known."""
    text = location.entry.licence
    message = (
        f"'{text}' is not a known licence{suggest_licence(text)}"
        " Write its SPDX id, such as licence: CC-BY-4.0;"
        " for terms of its own, licence: LicenseRef-NAME and a note that says them"
    )
    return Problem(message, location.licence_span, EXIT_ASSET)


def name_in_ledger(asset: Asset) -> str:
    """Return the name that the file has in the ledger."""
    return asset.text.split("assets/")[-1]


def _report_missing(asset: Asset) -> Problem:
    ledger = "credits.yml beside film.yml"
    if "assets/" in asset.text:
        ledger = "assets/credits.yml"
    name = name_in_ledger(asset)
    line = f"- {{file: {name}, kind: …, title: …, author: …, licence: …}}"
    message = (
        f"'{asset.text}' has no entry in the credits ledger; add to {ledger}: {line}"
    )
    return Problem(message, asset.span, EXIT_ASSET)


def _explain_forbidden(asset: Asset, licence: Licence, *, use: str) -> str:
    """Return why a licence of others forbids what the film does with a file; empty if it doesn't.

    Args:
        asset: the file and its use.
        licence: its terms.
        use: of the film, commercial or non-commercial.
    """
    if licence.non_commercial and use == "commercial":
        return "and the film says use: commercial"
    if not licence.no_derivatives:
        return ""
    if asset.is_sound:
        return "which allows no changes, and sound under pictures is one"
    if asset.is_card_ground:
        return (
            "which allows no changes, and a card's ground is cropped to the frame;"
            " show it as a still"
        )
    shot = asset.still_shot
    if shot is None:
        return "which allows no changes, and a map is drawn from it"
    if shot.effects or (shot.clip and shot.clip.speed != 1):
        return (
            "which allows no changes, and effects and another speed are changes;"
            " take them out"
        )
    if shot.fit != "contain" or shot.focus or shot.move not in (None, "hold"):
        return (
            "which allows no cropping and no moving;"
            " write fit: contain, without move and focus"
        )
    return ""


def check_files_exist(files: Mapping[Path, EntryLocation]) -> Iterator[Problem]:
    """Yield a warning for each entry whose file isn't there."""
    for path, location in files.items():
        if not path.exists():
            near = suggest(path.name, _list_siblings(path))
            message = f"the ledger names '{location.entry.file}', which is not there"
            yield Problem(message + near, location.span, EXIT_ASSET, warning=True)


def _list_siblings(path: Path) -> list[str]:
    if not path.parent.is_dir():
        return []
    return [sibling.name for sibling in path.parent.iterdir()][:_MAX_SIBLINGS]
