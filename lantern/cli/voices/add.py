"""The verb voices add: take a voice from files that were carried here by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.options import UsageError, option
from lantern.cli.voices.get import (
    AcceptOption,
    TrialFolderOption,
    require_acceptance,
    try_pack,
)
from lantern.core.problems import AssetFailure, VoiceFailure, format_path

if TYPE_CHECKING:
    from lantern.speech.catalogue import Use
    from lantern.speech.catalogue.adding import OwnTerms

_SEXES = ("female", "male", "several")


@dataclass(frozen=True)
class _Given:
    """What the options say of a voice."""

    name: str | None
    language: str | None
    sex: str | None
    licence: str | None
    author: str | None


def add(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            readable=False,
            help="The model (.onnx), with its .onnx.json beside it.",
        ),
    ],
    *,
    name: Annotated[
        str | None,
        option(
            "--name",
            metavar="NAME",
            help="The name that films use for the voice.",
        ),
    ],
    language: Annotated[
        str | None,
        option(
            "--language",
            metavar="TAG",
            help="Its language: en, en-GB, fr.",
        ),
    ],
    sex: Annotated[
        str | None,
        option(
            "--sex",
            metavar="SEX",
            help="Its sex: female, male or several.",
        ),
    ],
    licence: Annotated[
        str | None,
        option(
            "--licence",
            metavar="ID",
            help="Its licence, as an SPDX id.",
        ),
    ],
    author: Annotated[
        str | None,
        option(
            "--author",
            metavar="TEXT",
            help="The author that the credits name.",
        ),
    ],
    accept: AcceptOption,
    out: TrialFolderOption,
) -> None:
    """Add a voice whose files you have, and let it speak a line.

    A file from the catalogue is recognised and checked; others need --language and
    --licence.
    """
    from lantern.speech.catalogue.adding import add_known, add_own, identify
    from lantern.speech.catalogue.installed import remove_pack

    if not file.exists():
        raise AssetFailure(f"{format_path(file)} isn't there")
    pack = identify(file)
    if pack is not None:
        require_acceptance(pack, accept=accept)
        pack = add_known(pack, file)
        try_pack(pack, pack.id, out=out)
        return
    given = _Given(name, language, sex, licence, author)
    pack = add_own(file, _make_terms(file, given))
    try:
        try_pack(pack, pack.id, out=out)
    except VoiceFailure as failure:  # else a film could choose it
        remove_pack(pack)
        message = f"{failure.message}; it was taken away again"
        raise VoiceFailure(message, failure.detail) from None


def _make_terms(file: Path, given: _Given) -> OwnTerms:
    """Return what is known of a voice that the catalogue doesn't know.

    Raises:
        UsageError: Something is missing, or makes no sense.
    """
    from lantern.script.model.types import LANGUAGE_PATTERN
    from lantern.speech.catalogue.adding import OwnTerms

    if given.language is None or given.licence is None:
        raise UsageError(
            f"the catalogue doesn't know {file.name}, or has another version of it; say"
            " --language and --licence (an SPDX id, such as CC-BY-4.0)"
        )
    if not re.match(LANGUAGE_PATTERN, given.language):
        raise UsageError(
            f"--language: '{given.language}' is no tag such as en, en-GB"
        )
    if given.sex not in (None, *_SEXES):
        raise UsageError(f"--sex is {', '.join(_SEXES)}, not '{given.sex}'")
    licence, use = _read_licence(given.licence)
    return OwnTerms(
        name=_choose_name(file, given.name),
        language=given.language,
        licence=licence,
        use=use,
        sex=given.sex or "unknown",  # type: ignore[arg-type]  # one of _SEXES
        author=given.author or "unknown",
    )


def _choose_name(file: Path, name: str | None) -> str:
    """Return what films call the voice: the name that was given, else the file's.

    Raises:
        UsageError: It can't be used as a name, or is another voice's.
    """
    from lantern.core.text import is_reserved, make_slug
    from lantern.speech.catalogue.adding import list_taken_names
    from lantern.speech.voices import VOICES

    chosen = name or make_slug(file.name.removesuffix(".onnx"))
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", chosen):
        raise UsageError(
            f"--name: '{chosen}' can't be a name; use small letters, digits, - and _"
        )
    if is_reserved(chosen):
        raise UsageError(
            f"--name: no file on Windows can be called '{chosen}'; take another name"
        )
    if chosen in list_taken_names(VOICES):
        raise UsageError(
            f"the name '{chosen}' is taken; give the voice another one by --name"
        )
    return chosen


def _read_licence(text: str) -> tuple[str, Use]:
    """Return a licence's id, and what it allows.

    Raises:
        UsageError: It isn't known.
    """
    from lantern.credits.licences import parse, suggest_licence

    licence = parse(text)
    if licence is None:
        raise UsageError(
            f"--licence: '{text}' is not a known licence{suggest_licence(text)}"
            " For terms of its own, say LicenseRef-NAME"
        )
    if licence.non_commercial:
        return licence.id, "non-commercial"
    if licence.id.startswith("LicenseRef-"):
        return licence.id, "unclear"
    return licence.id, "free"
