"""A film with all that is read of it before it is checked, planned and made.

The script holds what its author wrote, and the files that are named there. The look and the
ledger are read by packages above `script`, so they are put together here, at the lowest level that
may use them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.article.lock import ArticleLock
from lantern.core.problems import AssetFailure, Problem, Span
from lantern.credits import bundled, ledger_files
from lantern.credits.ledger import Ledger
from lantern.graphics.look import Look
from lantern.graphics.look.film_look import (
    find_base_assets,
    find_look_file,
    read_film_look,
)
from lantern.graphics.look.score import set_score
from lantern.plan.languages import add_subtitles, choose_voices
from lantern.script import load as script_load
from lantern.script import lockfile
from lantern.script.assets import (
    FONT_SLOTS,
    Asset,
    AssetRole,
    NamedFile,
    make_asset,
)
from lantern.script.film_script import Script
from lantern.script.model.look import FontFiles
from lantern.speech.catalogue.choice import resolve_film
from lantern.speech.voices import name_files
from lantern.visuals.map.spec.map_assets import find_map_assets


@dataclass(frozen=True)
class Project:
    """A film as it was loaded. Nothing of it is read from its files again.

    `look` is set in the film's own type; `fonts` are the files of that type by `serif` and `sans`.
    `assets` are all files that decide the film beside its YAML: those the script names, and those
    that maps, clips and voices name, the ledgers and the article's lock.
    """

    script: Script
    look: Look
    fonts: Mapping[str, FontFiles]
    ledger: Ledger
    lock: ArticleLock | None
    """The article's lock; None if there is none, or it is damaged."""
    assets: tuple[Asset, ...]

    @property
    def look_file(self) -> Path | None:
        """The look's file; None for the atlas."""
        return find_look_file(self.script)

    def list_assets(self, *roles: AssetRole) -> list[Asset]:
        """Return the assets of some roles."""
        return [asset for asset in self.assets if asset.role in roles]

    def list_scene_assets(self, scene: int) -> list[Asset]:
        """Return the files of the scene with this number, from 1."""
        return [asset for asset in self.assets if asset.scene == scene]

    def keep_scene(self, scene: int) -> Project:
        """Return the film with this scene alone, by its number from 1."""
        part = next(part for part in self.script.parts if part.number == scene)
        assets = [asset for asset in self.assets if asset.scene in (0, scene)]
        script = self.script.keep_scene(part)
        return replace(
            self,
            script=script,
            assets=tuple(assets),
        )


# long: each part of a project is read once
def load(
    path: str | Path,
    allowed: Iterable[Path] = (),
    *,
    allow_python: bool = False,
    allow_command: bool = False,
    language: str | None = None,
) -> tuple[Project | None, list[Problem]]:
    """Read a film from its folder or its file, with all that it names.

    Only a project without problems may be rendered; one with problems serves to look for more of
    them. None is returned if film.yml can't be read.

    Args:
        path: the film's folder, or its single file.
        allowed: folders that files may come from beside the film's own and `assets/`.
        allow_python: functions of the film's own modules may be run.
        allow_command: programs that the film's voices name may be run.
        language: the tag of a language that the film is translated into; None is its own.
    """
    script, problems = script_load.load(
        Path(path),
        allowed,
        allow_python,
        command=allow_command,
        language=language,
    )
    if script is None:
        return None, problems
    script = choose_voices(script)
    script = replace(script, film=resolve_film(script.film))
    subtitled = add_subtitles(
        script,
        lambda tag: script_load.load(
            Path(path),
            allowed,
            allow_python,
            command=allow_command,
            language=tag,
        ),
    )
    script = subtitled.script
    problems += [each for each in subtitled.problems if each not in problems]
    film_look, look_problems = read_film_look(script)
    script = replace(script, film=set_score(script.film, film_look.look.score))
    map_assets = find_map_assets(script, film_look.look)
    credits, ledger_problems = ledger_files.load(script, map_assets)
    credits = credit_script_type(credits, film_look.fonts)
    lock, lock_problems = lockfile.load(script)
    found = [*ledger_problems, *look_problems, *lock_problems]
    problems += dict.fromkeys(found)
    assets = [*script.assets, *map_assets, *_find_other_assets(script)]
    assets += [_make_ledger_asset(path) for path in credits.sources]
    project = Project(
        script=script,
        look=film_look.look,
        fonts=film_look.fonts,
        ledger=credits,
        lock=lock,
        assets=tuple(assets),
    )
    return project, problems


def credit_script_type(
    credits: Ledger, fonts: Mapping[str, FontFiles]
) -> Ledger:
    """Return the ledger with the installed type that letters of other scripts are set in."""
    others = [font for slot, font in fonts.items() if slot not in FONT_SLOTS]
    families = [font.family for font in others if font.family]
    noto = bundled.list_script_type(families)
    known = {entry.id for entry in credits.others}
    new = [entry for entry in noto if entry.id not in known]
    return replace(credits, others=(*credits.others, *new))


def _find_other_assets(script: Script) -> Iterator[Asset]:
    """Yield the files that voices and clips name, the bases of the look, and the lock.

    One that isn't there is left out; what is wrong with voices and clips is found by `checks`.
    """
    yield from find_base_assets(script)
    for path, span in _iter_catalogue_files(script):
        yield make_asset(NamedFile(path.name, span, "voice file"), path)
    for named in (*_name_voice_files(script), *_name_clip_modules(script)):
        with suppress(AssetFailure):
            yield make_asset(named, script.get_path(named.text, named.folder))
    path = lockfile.find_lock_file(script)
    if path.is_file():
        yield make_asset(NamedFile(path.name, Span(path), "lock"), path)


def _iter_catalogue_files(script: Script) -> Iterator[tuple[Path, Span]]:
    """Yield the files of the catalogue's voices, and where the film names the voice."""
    for placed in script.film.iter_voices():
        for path in placed.voice.files.values():
            yield path, script.tree.find_span(placed.loc)


def _make_ledger_asset(path: Path) -> Asset:
    return make_asset(NamedFile(path.name, Span(path), "ledger"), path)


def _name_voice_files(script: Script) -> Iterator[NamedFile]:
    for placed in script.film.iter_voices():
        voice = placed.voice
        for text in name_files(voice.engine, voice.settings).values():
            span = script.tree.find_span(placed.loc)
            yield NamedFile(text, span, "voice file")


def _name_clip_modules(script: Script) -> Iterator[NamedFile]:
    for each in script.pictures:
        clip = each.picture.clip
        if clip and clip.module_file:
            span = each.find_span(("clip", "python"))
            scene = each.authored.scene.number
            index = each.authored.index
            yield NamedFile(clip.module_file, span, "clip module", scene, index)
