"""What a film uses of other people's and our work, where, and whether the licence allows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.core.problems import EXIT_ASSET, Problem, Span, suggest
from lantern.core.store import digest_file_once
from lantern.credits.entry import SOUND_KINDS, UNFILLED, LedgerEntry
from lantern.credits.licences import Licence, parse, suggest_licence
from lantern.script.assets import (
    PICTURE_ROLES,
    SOUND_ROLES,
    Asset,
    AssetRole,
    iter_picture_files,
)
from lantern.script.film_script import Script
from lantern.script.model.picture import Picture
from lantern.script.model.scene import Shot

_MIN_GROUP = 2
_MOST_NAMED = 8
"""Pictures without credit from which on one message tells of all, and how many it names."""
_MAX_SIBLINGS = 2000
"""Files of a folder that a missing one is compared with."""
_NO_CHANGES = "which allows no changes, and"
_CHANGES: Mapping[AssetRole, str] = {
    "card ground": "a card's ground is cropped to the frame; show it as a still",
    "portrait": "a portrait is cropped; show it as a still",
    "document": "a document is cropped and marked; show it as a still",
    "table": "a chart is drawn from it",
    "plug-in file": "a plug-in's picture is made from it",
}
"""What a film does with a file, by what it is used as, wherever it is shown."""


@dataclass(frozen=True)
class EntryLocation:
    """An entry, its place in the ledger, and that of its licence."""

    entry: LedgerEntry
    span: Span
    licence_span: Span


def list_assets(script: Script) -> Iterator[Asset]:
    """Yield every picture and sound of the film, and its type, in the order of the credits."""
    yield from script.list_assets("font", "thumbnail")
    for role in SOUND_ROLES:
        for asset in script.list_assets(role):
            yield replace(asset, scene=_find_scene(script, asset.span.file))
    # a map's file is the author's own; what it uses comes from `list_map_data`
    yield from script.list_assets(
        "still",
        "clip",
        "card ground",
        "portrait",
        "document",
        "table",
        "plug-in file",
    )


def list_used_assets(
    script: Script, map_assets: Iterable[Asset]
) -> list[Asset]:
    """Return every asset of the film that needs an entry; `map_assets` are those of its maps."""
    return [*list_assets(script), *list_map_data(script, map_assets)]


def _find_scene(script: Script, file: Path) -> int:
    """Return the number of the scene that a file holds alone, 0 for film.yml."""
    for part in script.parts:
        if part.tree.file == file and part.at == ():
            return part.number
    return 0


def list_map_data(script: Script, assets: Iterable[Asset]) -> list[Asset]:
    """Return the author's own data and relief in maps, each map's once, with its last shot."""
    used: dict[tuple[str | None, Path, str], Asset] = {}
    for asset in assets:
        if asset.role == "map data":
            shot = find_shot(script, asset)
            assert shot is not None  # a map is shown in one
            used[shot.map, asset.folder, asset.text] = asset
    return list(used.values())


def find_shot(script: Script, asset: Asset) -> Shot | None:
    """Return the shot that shows a file; None for what belongs to no shot."""
    if asset.shot is None:
        return None
    part = next(part for part in script.parts if part.number == asset.scene)
    return part.scene.shots[asset.shot]


def _find_picture(script: Script, asset: Asset) -> Picture | None:
    """Return the picture of a shot that a file is shown in."""
    shot = find_shot(script, asset)
    if shot is None:
        return None
    for placed in shot.iter_pictures():
        if any(
            file.text == asset.text
            for file in iter_picture_files(placed.picture)
        ):
            return placed.picture
    return shot


def check(
    script: Script, used: Iterable[Asset], files: Mapping[Path, EntryLocation]
) -> Iterator[Problem]:
    """Yield a problem for each file without an entry, and each that may not be used like this."""
    unfilled: dict[Path, Problem] = {}
    for asset in used:
        location = files.get(asset.path)
        if location is None:
            yield _report_missing(asset)
            continue
        if not location.entry.is_filled:
            unfilled.setdefault(asset.path, _report_unfilled(location, asset))
            continue
        yield from _check_kind(location, asset)
        yield from _check_digest(location, asset)
        licence = parse(location.entry.licence)
        if licence is None:
            yield report_unknown_licence(location)
        elif location.entry.made_by != "us":
            # one's own licence binds others only
            message = _explain_forbidden(script, asset, licence)
            if message:
                named = f"'{asset.text}' is licensed {location.entry.licence}"
                yield Problem(f"{named}, {message}", asset.span, EXIT_ASSET)
    yield from _group_unfilled(unfilled)


def _check_kind(location: EntryLocation, asset: Asset) -> Iterator[Problem]:
    """Yield a warning of a picture that is credited as a sound, or the other way round."""
    kind = location.entry.kind
    use, kinds = "", ""
    if asset.role in PICTURE_ROLES and kind in SOUND_KINDS:
        use, kinds = "a picture", "photograph, illustration or map"
    elif asset.role in SOUND_ROLES and kind not in SOUND_KINDS:
        use, kinds = (
            "a sound",
            ", ".join(SOUND_KINDS[:-1]) + f" or {SOUND_KINDS[-1]}",
        )
    elif asset.role == "table" and kind != "data":
        use, kinds = "a table", "data"
    if use:
        message = (
            f"'{location.entry.file}' is used as {use} and credited as {kind};"
            f" its kind is {kinds}"
        )
        yield Problem(message, location.span, warning=True)


def _check_digest(location: EntryLocation, asset: Asset) -> Iterator[Problem]:
    """Yield a warning of a file that was changed since it was fetched."""
    fetched = location.entry.sha256
    if fetched is None or not _exists(asset.path):
        return
    try:
        is_same = digest_file_once(asset.path) == fetched
    except OSError:  # told where the file is read
        return
    if not is_same:
        message = (
            f"'{asset.text}' isn't the file that was fetched; if you changed it, say so in"
            " its note and take sha256 out"
        )
        yield Problem(message, location.span, EXIT_ASSET, warning=True)


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
    message = f"'{asset.text}' has no entry in the credits ledger; add to {ledger}: {line}"
    return Problem(
        message,
        asset.span,
        EXIT_ASSET,
        allows_draft=asset.role in PICTURE_ROLES,
    )


def _report_unfilled(location: EntryLocation, asset: Asset) -> Problem:
    """Return the problem of an entry that an import began, at its place in the ledger."""
    message = (
        f"'{location.entry.file}' is not credited yet; write its author and licence in place of "
        f"{UNFILLED}, such as licence: CC-BY-4.0, or licence: own-work and made_by: us"
    )
    is_picture = asset.role in PICTURE_ROLES
    return Problem(message, location.span, EXIT_ASSET, allows_draft=is_picture)


def _group_unfilled(unfilled: Mapping[Path, Problem]) -> Iterator[Problem]:
    """Yield that files aren't credited yet, those that a draft may show in one; a few by name."""
    pictures = {
        path: each for path, each in unfilled.items() if each.allows_draft
    }
    yield from (each for path, each in unfilled.items() if path not in pictures)
    if len(pictures) < _MIN_GROUP:
        yield from pictures.values()
        return
    names = ", ".join([path.name for path in pictures][:_MOST_NAMED])
    if len(pictures) > _MOST_NAMED:
        names += ", …"
    message = (
        f"{len(pictures)} pictures have no credit yet: {names}; write author and licence of each"
        f" in place of {UNFILLED}, or import the article again with --credit 'Jane Doe, CC-BY-4.0'"
        " or --own-work, and --update"
    )
    first = next(iter(pictures.values()))
    yield replace(
        first,
        message=message,
        count=len(pictures),
    )


def _explain_forbidden(script: Script, asset: Asset, licence: Licence) -> str:
    """Return why a licence forbids what the film does with a file; empty if it doesn't."""
    if licence.non_commercial and script.film.use == "commercial":
        return "and the film says use: commercial"
    if not licence.no_derivatives:
        return ""
    if asset.role in SOUND_ROLES:
        return f"{_NO_CHANGES} sound under pictures is one"
    if asset.role in _CHANGES:
        return f"{_NO_CHANGES} {_CHANGES[asset.role]}"
    shot = _find_picture(script, asset)
    if shot is None or asset.role == "map data":
        return f"{_NO_CHANGES} a map is drawn from it"
    if shot.effects or (shot.clip and shot.clip.speed != 1):
        return f"{_NO_CHANGES} effects and another speed are changes; take them out"
    treat = shot.treat or script.film.treat
    if treat is not None and treat.name != "none":
        return f"{_NO_CHANGES} a treatment is one; write treat: none"
    if shot.fit != "contain" or shot.focus or shot.move not in (None, "hold"):
        return "which allows no cropping and no moving; write fit: contain, without move and focus"
    return ""


def check_files_exist(files: Mapping[Path, EntryLocation]) -> Iterator[Problem]:
    """Yield a warning for each entry whose file isn't there."""
    for path, location in files.items():
        if not _exists(path):
            near = suggest(path.name, _list_siblings(path))
            message = (
                f"the ledger names '{location.entry.file}', which is not there"
            )
            yield Problem(
                message + near, location.span, EXIT_ASSET, warning=True
            )


def _exists(path: Path) -> bool:
    """Tell whether something is at a path, which may be no possible one."""
    try:
        return path.exists()
    except OSError:  # the name is too long for the disk
        return False


def _list_siblings(path: Path) -> list[str]:
    """Return the names of the other files in a path's folder."""
    if not path.parent.is_dir():
        return []
    names = [sibling.name for sibling in path.parent.iterdir()]
    return [name for name in names if name != path.name][:_MAX_SIBLINGS]
