"""The page of voices: the engines with their settings, and the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from lantern.speech import voices
from lantern.speech.catalogue import VoicePack, load_catalogue
from lantern.speech.voices import SettingSpec
from scripts.reference.markdown import (
    join_codes,
    write_page,
    write_prose,
    write_table,
)

_REQUIRED = {
    "piper": ("voice",),
    "kokoro": ("model", "voices"),
    "speech-api": ("url",),
    "command": ("run",),
}
"""Settings that an engine can't do without."""
_MEGABYTE = 1_000_000


def write_voices() -> str:
    """Return the page."""
    parts = [
        "This page lists the engines that can speak a film, their settings, and the voices of the"
        " catalogue. `voice` in [film.yml](film.md) names one or several. Lantern tries them in"
        " turn, and the first that works speaks the whole film.",
        "```yaml\nvoice: [hibari, {espeak: {rate: 140}}]\n```",
    ]
    for name in voices.VOICE_NAMES:
        parts += _write_engine(name)
    rows: list[tuple[str, ...]] = []
    for pack in load_catalogue().packs:
        rows += _list_catalogued(pack)
    parts += [
        "## The catalogue",
        "[`voices get`](verbs.md#voices-get) fetches a voice of the catalogue, and"
        " [`voices show`](verbs.md#voices-show) shows its licence and what it was made from. In a"
        " film it is named like any other: `voice: [kristin, espeak]`.",
        write_table(
            (
                "voice",
                "language",
                "sex",
                "engine",
                "MB",
                "licence",
                "how to get it",
            ),
            rows,
        ),
        "More: [voices](../guides/voices.md), [adding a voice](../developers/adding-a-voice.md).",
    ]
    return write_page("Voices", *parts)


def _write_engine(name: str) -> Iterator[str]:
    yield f"## `{name}`"
    about = voices.describe_voice(name)
    about = about.removeprefix(f"{name}: ")
    yield write_prose(about[0].upper() + about[1:])
    settings: dict[str, SettingSpec] = import_module(
        voices.name_module(name)
    ).SETTINGS
    if not settings:
        yield "It has no settings."
        return
    rows = []
    for key, spec in settings.items():
        rows.append(_write_setting(name, key, spec))
    yield write_table(("setting", "meaning", "takes", "default"), rows)


def _write_setting(name: str, key: str, spec: SettingSpec) -> tuple[str, ...]:
    takes = "text"
    if isinstance(spec.default, bool):
        takes = "true or false"
    elif isinstance(spec.default, int):
        takes = f"whole number, {spec.low} to {spec.high}"
    elif spec.choices:
        takes = join_codes(spec.choices)
    default = f"`{str(spec.default).lower()}`" if spec.default != "" else ""
    if key in _REQUIRED.get(name, ()):
        default = "required"
    return f"`{key}`", write_prose(spec.about), takes, default


def _list_catalogued(pack: VoicePack) -> Iterator[tuple[str, ...]]:
    """Yield a row for each voice of a pack."""
    way = "`voices add` only"
    if pack.package:
        way = "comes with Lantern"
    elif pack.can_be_fetched:
        way = "`voices get`"
    size = f"{pack.bytes / _MEGABYTE:.0f}" if pack.bytes else ""
    for voice in pack.voices:
        terms = (size, pack.licence, way)
        yield (
            f"`{voice.id}`",
            voice.language,
            voice.sex,
            f"`{pack.engine}`",
            *terms,
        )
