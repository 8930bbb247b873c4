"""Whether a film is finished: everything that decides it, as digests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lantern import plan
from lantern.core.encoders import X264
from lantern.core.files import format_relative
from lantern.core.plugins import describe_package
from lantern.core.store import digest_bytes, digest_file, digest_json
from lantern.plan.project import Project
from lantern.rendering.layout import choose_format
from lantern.rendering.session import RenderOptions
from lantern.script.document import YamlDocument
from lantern.script.film_script import Script
from lantern.script.model import plugin as picture_plugins
from lantern.script.model import transition as transition_plugins
from lantern.script.model.output import Output
from lantern.script.model.picture import Picture
from lantern.script.model.transition import Transition
from lantern.speech import voices
from lantern.visuals.clip import effects

_NO_PART_OF_FILM = ("publish", "shorts")
"""Keys of film.yml that change nothing of the film."""


@dataclass(frozen=True)
class FilmInputs:
    """What decides a film in all its shapes, as it was when a run began.

    `files` holds the digest of each file by its path from the project, `program` that of Lantern's
    own code, `libraries` the versions of libraries, `packages` those of the packages whose
    plug-ins the film uses, by plug-in. `output` is what the film says of its file.
    `shorts` holds the digest of each short by its id.
    """

    files: Mapping[str, str]
    program: str
    libraries: Mapping[str, str]
    packages: Mapping[str, str]
    output: Output
    shorts: Mapping[str, str]

    def add_choices(self, options: RenderOptions) -> dict[str, Any]:
        """Return what decides one rendering, as JSON: equal values, nothing to do."""
        decisive: dict[str, Any] = {
            "files": dict(self.files),
            "choices": [
                options.voice,
                options.offline,
                options.variant,
                options.shape,
            ],
            "program": self.program,
            "libraries": dict(self.libraries),
        }
        if options.language:
            decisive["language"] = options.language
        encoder = choose_format(self.output, options).choose_encoder().encoder
        if encoder != X264:
            decisive["encoder"] = encoder
        if options.short:
            decisive["short"] = self.shorts[options.short]
        if options.described:
            decisive["described"] = options.described
        packages = dict(self.packages)
        if options.voice:
            packages |= _find_packages(voices.PLUGIN_GROUP, [options.voice])
        if packages:
            decisive["packages"] = packages
        return decisive


def read_inputs(project: Project) -> FilmInputs:
    """Return what decides a film. Every file is read, so this is done once a run.

    Raises:
        OSError: A file can't be read.
    """
    script = project.script
    root = script.places.project
    files = {*script.iter_files(), *(asset.path for asset in project.assets)}
    digests = {
        format_relative(file, root): digest_file(file) for file in sorted(files)
    }
    film_file = format_relative(script.tree.file, root)
    film = script.film
    if film.model_fields_set.intersection(_NO_PART_OF_FILM):
        digests[film_file] = _digest_film_file(script.tree)
    libraries = dict(plan.list_versions())
    if any(each.clip or each.effects for each in _list_pictures(script)):
        libraries |= effects.list_versions()
    packages = list_packages(script)
    code = plan.digest_code()
    return FilmInputs(
        digests,
        code,
        libraries,
        packages,
        film.output,
        {
            each.id: digest_json(each.model_dump(mode="json"))
            for each in film.shorts
        },
    )


def _digest_film_file(tree: YamlDocument) -> str:
    """Return the digest of film.yml as it would be without the keys that make no film.

    Where one of them stands on a line with other keys, it stays.
    """
    # a translation's own settings stand in another file
    keys = {loc[0]: span for loc, span in tree.keys.items() if len(loc) == 1}
    starts = [span.line for span in keys.values() if span.file == tree.file]
    lines = tree.text.split("\n")
    dropped: set[int] = set()
    for key in _NO_PART_OF_FILM:
        if key in keys and starts.count(keys[key].line) == 1:
            first = keys[key].line
            later = [line for line in starts if line > first]
            dropped.update(range(first, min(later, default=len(lines))))
    kept = [
        line for number, line in enumerate(lines, 1) if number not in dropped
    ]
    return digest_bytes("\n".join(kept).encode())


def _list_pictures(script: Script) -> list[Picture]:
    """Return the shots, and the pictures of their panels and insets."""
    small = [each.picture for each in script.pictures if each.loc]
    return [*(each.shot for each in script.shots), *small]


def list_packages(script: Script) -> dict[str, str]:
    """Return the packages that bring voices, pictures and transitions to a film, by plug-in."""
    engines = [placed.voice.engine for placed in script.film.iter_voices()]
    shown = _list_pictures(script)
    pictures = [each.plugin.name for each in shown if each.plugin]
    transitions: list[Transition | None] = [script.film.transition]
    transitions += [part.scene.transition for part in script.parts]
    transitions += [each.shot.transition for each in script.shots]
    kinds = [each.kind for each in transitions if each]
    return {
        **_find_packages(voices.PLUGIN_GROUP, engines),
        **_find_packages(picture_plugins.PLUGIN_GROUP, pictures),
        **_find_packages(transition_plugins.PLUGIN_GROUP, kinds),
    }


def _find_packages(group: str, names: Iterable[str]) -> dict[str, str]:
    found = {name: describe_package(group, name) for name in names}
    return {name: package for name, package in found.items() if package}
