"""The command line as a whole: its verbs, and what words on it mean."""

from __future__ import annotations

import functools
import itertools
import os
import shlex
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from lantern.cli.accounts import ACCOUNT_VERBS, accounts
from lantern.cli.audition import audition
from lantern.cli.batch import batch
from lantern.cli.captions import captions
from lantern.cli.check import check
from lantern.cli.credits import credits
from lantern.cli.doctor import doctor
from lantern.cli.export import export
from lantern.cli.fetch_relief import fetch_relief
from lantern.cli.fetch_still import fetch_still
from lantern.cli.find import find
from lantern.cli.frame import frame
from lantern.cli.import_ import import_article
from lantern.cli.mcp import mcp
from lantern.cli.missing_film import suggest_film
from lantern.cli.mix import mix
from lantern.cli.new import new
from lantern.cli.options import INVOCATION, UsageError, option
from lantern.cli.output import print_line
from lantern.cli.page import page
from lantern.cli.plan import plan
from lantern.cli.podcast import podcast
from lantern.cli.preview import preview
from lantern.cli.prune import prune
from lantern.cli.publish import publish
from lantern.cli.render import render
from lantern.cli.schema import schema
from lantern.cli.sheet import sheet
from lantern.cli.slides import slides
from lantern.cli.sources import sources
from lantern.cli.storyboard import storyboard
from lantern.cli.studio import studio
from lantern.cli.take import take
from lantern.cli.timeline import timeline
from lantern.cli.translate import translate
from lantern.cli.voices import VOICE_VERBS, voices
from lantern.cli.watch import watch
from lantern.cli.why import why
from lantern.cli.worker import worker
from lantern.core import __version__
from lantern.core.problems import suggest

VERBS: dict[str, Callable[..., None]] = {
    "new": new,
    "import": import_article,
    "check": check,
    "plan": plan,
    "render": render,
    "batch": batch,
    "preview": preview,
    "sheet": sheet,
    "frame": frame,
    "watch": watch,
    "studio": studio,
    "mix": mix,
    "export": export,
    "captions": captions,
    "podcast": podcast,
    "page": page,
    "slides": slides,
    "storyboard": storyboard,
    "timeline": timeline,
    "voices": voices,
    "audition": audition,
    "translate": translate,
    "publish": publish,
    "accounts": accounts,
    "sources": sources,
    "credits": credits,
    "find": find,
    "take": take,
    "fetch-still": fetch_still,
    "fetch-relief": fetch_relief,
    "mcp": mcp,
    "worker": worker,
    "why": why,
    "prune": prune,
    "doctor": doctor,
    "schema": schema,
}
"""The verbs, in the order in which they are needed: a film is started, made, and looked after."""
VERBS_OF_VERBS: dict[str, dict[str, Callable[..., None]]] = {
    "voices": VOICE_VERBS,
    "accounts": ACCOUNT_VERBS,
}
"""Verbs that stand after another one: `lantern voices get`."""
VERBS_WITHOUT_JSON = ("mcp",)
"""Those whose standard output belongs to a protocol."""
DEFAULT_VERB = "render"
DEBUG = "--debug"
JSON = "--json"
TRY = "--try"
TOP_OPTIONS = (
    "--help",
    "--version",
    "--install-completion",
    "--show-completion",
)


def _answer_top_options(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.")
    ] = False,
    debug: Annotated[
        bool,
        typer.Option(DEBUG, help="Show the traceback of a bug, with any verb."),
    ] = False,
) -> None:
    if version:
        print_line(f"lantern {__version__}")
        raise typer.Exit
    context.obj[INVOCATION].debug = debug


class _OrderedGroup(TyperGroup):
    """Lists its verbs in the order of the table; typer would list those with verbs last."""

    def list_commands(self, ctx: object) -> list[str]:
        """Return the names of the verbs."""
        return list(VERBS)


@functools.cache
def build_command() -> Any:
    """Return the command line with all its verbs, ready to be called.

    typer takes 50 ms to read the options of all verbs.
    """
    command: Any = typer.main.get_command(_build_app())
    (as_json,) = _build_json_option().params
    for name, own in command.commands.items():
        if name not in VERBS_WITHOUT_JSON:
            _offer(as_json, own)
    return command


def _build_json_option() -> Any:
    """Return a command that has nothing but --json: typer builds options for functions alone."""
    app = typer.Typer(add_completion=False)
    app.command()(_ignore_json)
    return typer.main.get_command(app)


def _ignore_json(
    *,
    as_json: Annotated[
        bool,
        option(
            JSON,
            default=False,
            expose_value=False,  # the runner has read it, verbs needn't
            help="Print the result as JSON, for other programs.",
        ),
    ],
) -> None:
    """Do nothing."""


def _offer(parameter: Any, command: Any) -> None:
    """Give a parameter to a verb and to its own verbs."""
    command.params.append(parameter)
    for own in getattr(command, "commands", {}).values():
        _offer(parameter, own)


def asks_for_json(words: Sequence[str]) -> bool:
    """Tell whether the words of a command line ask for an envelope; help is for people."""
    options = list(itertools.takewhile(lambda word: word != "--", words))
    return JSON in options and "--help" not in options


def find_verb(words: Sequence[str]) -> str | None:
    """Return the verb in the words of a command line, `voices get`; None if there is none."""
    try:
        first, *rest = [word for word in arrange_words(words) if word != DEBUG]
    except UsageError:
        return None
    for word in rest:
        if word in VERBS_OF_VERBS.get(first, {}):
            return f"{first} {word}"
    return first if first in VERBS else None


def _build_app() -> typer.Typer:
    app = typer.Typer(
        cls=_OrderedGroup,
        help="Turn scene files into a narrated documentary film. `lantern FILM` renders FILM.",
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(_answer_top_options)
    for name, verb in VERBS.items():
        if name in VERBS_OF_VERBS:
            app.add_typer(_build_group(verb, VERBS_OF_VERBS[name]), name=name)
        else:
            app.command(name)(verb)
    return app


def _build_group(
    verb: Callable[..., None], verbs: dict[str, Callable[..., None]]
) -> typer.Typer:
    """Return a verb that does something alone, and has verbs of its own."""
    group = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
    group.callback()(verb)
    for name, own in verbs.items():
        group.command(name)(own)
    return group


def arrange_words(words: Sequence[str]) -> list[str]:
    """Return the words of a command line in the order that the app reads them.

    --debug, which may stand anywhere, goes to the front. A film as the first word, or an option
    of `render`, means `render`. No words mean --help.

    Raises:
        UsageError: A word is empty, a verb stands behind options, or the first word is neither a
            verb nor a film.
    """
    if "" in words:
        raise UsageError(
            "one of the words is empty; is a variable in the command not set?"
        )
    rest = [word for word in words if word != DEBUG]
    rest = _complete_trial(rest)
    if not rest:
        return ["--help"]
    if rest[0] not in VERBS and rest[0] not in TOP_OPTIONS:
        _require_verb_first(rest)
        _require_film(rest[0])
        rest.insert(0, DEFAULT_VERB)
    if DEBUG in words:
        rest.insert(0, DEBUG)
    return rest


def _complete_trial(words: list[str]) -> list[str]:
    """Return the words with an empty text after a `--try` of `voices` that has none."""
    if words[:1] != ["voices"] or TRY not in words:
        return words
    at = words.index(TRY) + 1
    if at == len(words) or words[at].startswith("--"):
        return [*words[:at], "", *words[at:]]
    return words


def _require_verb_first(words: Sequence[str]) -> None:
    """Refuse options in front of a verb: the verb would be taken for the film of `render`.

    A verb's name may be the value of an option of `render`, or the name of a film that is here.
    """
    if not words[0].startswith("-"):
        return
    for before, word in itertools.pairwise(words):
        if word not in VERBS or os.path.lexists(word) or _takes_value(before):
            continue
        others = [each for each in words if each is not word]
        line = shlex.join(["lantern", word, *others])
        raise UsageError(f"the verb comes first: {line}")


def _takes_value(word: str) -> bool:
    """Tell whether a word is an option of `render` that takes the next word as its value."""
    if not word.startswith("-") or "=" in word:
        return False
    for parameter in build_command().commands[DEFAULT_VERB].params:
        if word in parameter.opts:
            return not parameter.is_flag
    return False


def _require_film(word: str) -> None:
    """Refuse a first word that can't be a film or an option."""
    looks_like_path = "/" in word or "." in word
    if word.startswith("-") or looks_like_path or os.path.lexists(word):
        return
    raise UsageError(
        f"'{word}' is neither a verb nor a film here"
        f"{suggest_film(word) or suggest(word, VERBS)}"
    )
