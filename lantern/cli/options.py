"""The options of the verbs: each has its type, its help and its default here, once.

A verb names the options that it takes, without defaults: `def check(film: FilmArgument, *,
strict: StrictOption)`.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from lantern.core.remote_store import locate_store
from lantern.rendering.cluster.place import MOST_WORKERS
from lantern.rendering.shards import Shard


class UsageError(Exception):
    """A mistake on the command line; the message says how to write it."""


@dataclass
class Invocation:
    """What has to be known of a run of the program when it ends in an error.

    `store` is the store named by --store or the environment, `debug` asks for tracebacks,
    `verb` is what was asked for: `voices get`, or nothing.
    """

    debug: bool = False
    verb: str = ""
    store: Path | None = None


INVOCATION = "invocation"
"""The key under which the Invocation stands in the context's `obj`."""
STORE_VARIABLE = "LANTERN_STORE"


def find_named_store() -> Path | None:
    """Return the folder of the store that the environment names.

    Raises:
        OutputFailure: it is an address, and its cache can't be made.
    """
    named = os.environ.get(STORE_VARIABLE)
    if named:
        return locate_store(named)
    return None


def option(*names: str, default: object = None, **settings: Any) -> Any:
    """Declare an option with its default, so that no verb has to repeat it."""
    return typer.Option(
        *names,
        default_factory=lambda: default,
        show_default=False,
        **settings,
    )


def flag(*names: str, help: str) -> Any:
    """Declare an option without a value, off by default."""
    return option(
        *names,
        default=False,
        help=help,
    )


def parse_jobs(text: str) -> int:
    """Return the number of processes that `--jobs` asks for.

    Raises:
        UsageError: it is no number from 1 to 64.
    """
    number = int(text) if text.isascii() and text.isdecimal() else 0
    if not 1 <= number <= MOST_WORKERS:
        raise UsageError(
            f"--jobs takes a number from 1 to {MOST_WORKERS}, not '{text}'"
        )
    return number


def parse_shard(text: str) -> Shard:
    """Return the share of the work that `--shard` asks for.

    Raises:
        UsageError: it isn't written as 3/8, or there is no such share.
    """
    match = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", text)
    if match is None or int(match[2]) == 0:
        raise UsageError(
            f"--shard takes a share as 3/8, of at most 9999, not '{text}'"
        )
    number, count = int(match[1]), int(match[2])
    if not 1 <= number <= count:
        raise UsageError(
            f"--shard {text}: the shares are counted from 1/{count} to {count}/{count}"
        )
    return Shard(number, count)


def note_store(context: typer.Context, store: Path | None) -> Path | None:
    """Note the store in the Invocation: a bug is reported there."""
    if store is not None:
        context.obj[INVOCATION].store = store
    return store


FilmArgument = Annotated[
    Path,
    typer.Argument(
        readable=False,
        help="The film's folder (with film.yml), or its single file.",
    ),
]
IntoOption = Annotated[
    Path,
    option(
        "--into",
        metavar="FOLDER",
        default=Path(),
        help="The project; default: this folder.",
    ),
]
JobsOption = Annotated[
    int | None,
    option(
        "--jobs",
        "-j",
        parser=parse_jobs,
        metavar="N",
        help="How many processes work, 1 to 64; default: one for each core.",
    ),
]
ClusterOption = Annotated[
    str | None,
    option(
        "--cluster",
        metavar="PLACE",
        help="Draw and encode on a Dask cluster: tls://HOST:PORT, scheduler.json or local:4.",
    ),
]
InsecureClusterOption = Annotated[
    bool,
    flag(
        "--insecure-cluster",
        help="Allow tcp:// to another machine, without TLS.",
    ),
]
ShardOption = Annotated[
    Shard | None,
    option(
        "--shard",
        parser=parse_shard,
        metavar="K/N",
        help="Only share K of N of the work, into the store; a last render joins them.",
    ),
]
OnlyOption = Annotated[
    str | None,
    option(
        "--only",
        metavar="SCENE",
        help="Only this scene, into scenes/NN.mp4.",
    ),
]
VoiceOption = Annotated[
    str | None,
    option(
        "--voice",
        metavar="NAME",
        help="Use this voice, not those of the film.",
    ),
]
OfflineOption = Annotated[
    bool,
    flag("--offline", help="Don't use the network, whatever the film lists."),
]
OutOption = Annotated[
    Path | None,
    option(
        "--out",
        metavar="FOLDER",
        help="Output folder; default: build/<film>.",
    ),
]
StoreOption = Annotated[
    Path | None,
    option(
        "--store",
        parser=locate_store,
        metavar="STORE",
        envvar=STORE_VARIABLE,
        callback=note_store,
        help="Folder or address (s3://bucket/name) of finished parts; default: build/.store.",
    ),
]
DraftOption = Annotated[
    bool,
    flag("--draft", help="Small and quick: 540 lines, into <out>/draft."),
]
DescribedOption = Annotated[
    bool,
    flag(
        "--described",
        help="Also make the audio description: a second sound track, and the described film"
        " in <out>/described.",
    ),
]
ShortOption = Annotated[
    str | None,
    option(
        "--short",
        metavar="ID",
        help="Only this short of the film.",
    ),
]
ShortsOption = Annotated[
    bool, flag("--shorts", help="Only the shorts of the film, all of them.")
]
ShapesOption = Annotated[
    str | None,
    option(
        "--shapes",
        metavar="LIST",
        help="16:9, 9:16, 1:1, or several with commas; default: the film's.",
    ),
]
ShapeOption = Annotated[
    str | None,
    option(
        "--shape",
        metavar="SHAPE",
        help="The film in 16:9, 9:16 or 1:1; default: its own shape.",
    ),
]
LanguageOption = Annotated[
    str | None,
    option(
        "--language",
        metavar="TAG",
        help="The film in this language, from translations/TAG.yml; default: its own.",
    ),
]
LanguagesOption = Annotated[
    str | None,
    option(
        "--languages",
        metavar="LIST",
        help="The film in several languages, with commas: en,ru,zh.",
    ),
]
StrictOption = Annotated[
    bool,
    flag(
        "--strict",
        help="Facts that the article lacks, and what --look finds, are errors.",
    ),
]
LookOption = Annotated[
    bool,
    flag(
        "--look",
        help="Look at the film as a viewer does: names, type, time, repeats.",
    ),
]
ArticleOption = Annotated[
    Path | None,
    option(
        "--article",
        metavar="FILE",
        help="The article, to compare the film with.",
    ),
]
AllowPathOption = Annotated[
    list[Path] | None,
    option(
        "--allow-path",
        metavar="FOLDER",
        help="Another folder that pictures may come from.",
    ),
]
AllowPythonOption = Annotated[
    bool,
    flag(
        "--allow-python",
        help="Run the film's own Python functions (its clips).",
    ),
]
AllowCommandOption = Annotated[
    bool,
    flag(
        "--allow-command",
        help="Run the program that the film names as its voice.",
    ),
]
