"""The ledgers' files: read, checked against what a film uses, and put together."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lantern.core.files import find_stored_path
from lantern.core.interface_words import CreditTexts
from lantern.core.problems import Problem
from lantern.credits import bundled, usage
from lantern.credits.entry import CreditsFile, LedgerEntry
from lantern.credits.ledger import EntryUse, Ledger
from lantern.credits.licences import is_broken_expression, parse
from lantern.credits.usage import EntryLocation
from lantern.script.assets import Asset
from lantern.script.document import YamlDocument, build_model, read_unlinked
from lantern.script.film_script import Script
from lantern.script.model.scene import Scene

LEDGER_FILE = "credits.yml"


def _list_ledger_files(script: Script) -> list[Path]:
    """Return the ledgers that are there, the project's before the film's."""
    folders = (script.places.project / "assets", script.places.film)
    files = [folder / LEDGER_FILE for folder in folders]
    return [file for file in files if file.exists()]


def load(
    script: Script, map_assets: Iterable[Asset] = ()
) -> tuple[Ledger, list[Problem]]:
    """Read the ledgers of the project and of the film, and check them against what the film uses.

    Args:
        script: of the film.
        map_assets: files that its maps use.
    """
    locations: list[EntryLocation] = []
    problems: list[Problem] = []
    sources = _list_ledger_files(script)
    for path in sources:
        found, faults = _read_entries(path, script)
        locations += found
        problems += faults
    files = _index_files(locations)
    others = _merge_others(locations)
    assets = usage.list_used_assets(script, map_assets)
    if not problems:
        problems += usage.check(script, assets, files)
        problems += _check_licences(others)
        problems += _check_expressions(files.values())
        problems += usage.check_files_exist(files)
    entries = {
        path: location.entry
        for path, location in files.items()
        if location.entry.is_filled
    }
    rest = [location.entry for location in others]
    read = _assemble(
        script,
        assets,
        files=entries,
        others=rest,
    )
    return replace(read, sources=tuple(sources)), problems


def _index_files(
    locations: Iterable[EntryLocation],
) -> dict[Path, EntryLocation]:
    """Return the entries of files by the real path of each; the last ledger's entry stays."""
    files = {}
    for location in locations:
        if location.entry.file:
            path = location.span.file.parent / location.entry.file
            files[Path(os.path.realpath(find_stored_path(path)))] = location
    return files


def _merge_others(locations: Iterable[EntryLocation]) -> list[EntryLocation]:
    """Return the entries of things that aren't files; the last of one id stays, in its place."""
    others: dict[str | None, EntryLocation] = {}
    for location in locations:
        if not location.entry.file:
            # what both ledgers name is credited once, in the film's words
            others.pop(location.entry.id, None)
            others[location.entry.id] = location
    return list(others.values())


def _read_entries(
    path: Path, script: Script
) -> tuple[list[EntryLocation], list[Problem]]:
    """Return the entries of one ledger, or what is wrong with it."""
    tree, problems = read_unlinked(path, script.places, model=CreditsFile)
    if tree is None:
        return [], problems
    ledger, problems = build_model(CreditsFile, tree)
    if ledger is None:
        return [], problems
    return list(_iter_locations(ledger, tree)), problems


def _iter_locations(
    ledger: CreditsFile, tree: YamlDocument
) -> Iterator[EntryLocation]:
    for i, entry in enumerate(ledger.credits):
        name = "file" if entry.file else "id"
        yield EntryLocation(
            entry=entry,
            span=tree.find_span(("credits", i, name)),
            licence_span=tree.find_span(("credits", i, "licence")),
        )


def _check_expressions(locations: Iterable[EntryLocation]) -> Iterator[Problem]:
    """Yield entries of files whose licence breaks SPDX's rules, also of files that aren't used."""
    for location in locations:
        if is_broken_expression(location.entry.licence):
            yield usage.report_unknown_licence(location)


def _check_licences(locations: Iterable[EntryLocation]) -> Iterator[Problem]:
    for location in locations:
        if parse(location.entry.licence) is None:
            yield usage.report_unknown_licence(location)


def _assemble(
    script: Script,
    assets: Iterable[Asset],
    *,
    files: Mapping[Path, LedgerEntry],
    others: Sequence[LedgerEntry],
) -> Ledger:
    """Return the ledger of what the film uses.

    Args:
        script: of the film.
        assets: its files, in the order of their use.
        files: the entries of all files, by path.
        others: the entries of things that aren't files.
    """
    used = list(_iter_uses(assets, files))
    if script.film.music and script.film.music.score:
        used += [EntryUse(entry) for entry in others if entry.kind == "music"]
    rest = _list_rest(script, others)
    whole = [EntryUse(entry) for entry in rest if entry.kind != "tool"]
    return Ledger(
        files=dict(files),
        others=tuple(rest),
        used_entries=tuple(use.entry for use in used),
        uses=(*used, *whole),
        has_built_in_sounds=_has_built_in_sounds(script, used),
    )


def _has_built_in_sounds(script: Script, used: Iterable[EntryUse]) -> bool:
    """Tell whether a scene asks for ambience or hits, or a picture's place brings ambience."""
    if any(use.entry.place for use in used):
        return True
    for part in script.parts:
        for holder in (part.scene, *part.scene.shots):
            if holder.ambience or holder.hit:
                return True
    return False


def _iter_uses(
    assets: Iterable[Asset], files: Mapping[Path, LedgerEntry]
) -> Iterator[EntryUse]:
    """Yield each file's entry with the numbers of its scenes, in the order of their use."""
    scenes: dict[Path, dict[int, None]] = {}
    for asset in assets:
        if asset.path in files:
            scenes.setdefault(asset.path, {})[asset.scene] = None
    for path, numbers in scenes.items():
        yield EntryUse(
            files[path], tuple(number for number in numbers if number)
        )


def _list_rest(
    script: Script, others: Sequence[LedgerEntry]
) -> list[LedgerEntry]:
    """Return what serves the whole film, and what comes with Lantern."""
    has_maps = _has_maps(script)
    rest = [entry for entry in others if entry.kind != "music"]
    if not has_maps:
        rest = [entry for entry in rest if entry.id not in bundled.MAP_DATA_IDS]
    kinds = {entry.kind for entry in others}
    words = script.film.words.credits
    return rest + _list_bundled(kinds, words, has_maps=has_maps)


def _has_maps(script: Script) -> bool:
    return any(_shows_map(part.scene) for part in script.parts)


def _shows_map(scene: Scene) -> bool:
    return any(shot.has_map for shot in scene.shots)


def _list_bundled(
    kinds: Collection[str], words: CreditTexts, *, has_maps: bool
) -> list[LedgerEntry]:
    """Return what comes with Lantern and the film uses, if the ledgers have no such kinds."""
    found: list[LedgerEntry] = []
    if has_maps and "data" not in kinds and "map" not in kinds:
        found += bundled.list_map_data(words)
    if "font" not in kinds:
        found += bundled.FONTS
    return found
