"""Pages that are tables of what the program has: exit codes, transitions, looks, sounds."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import yaml

from lantern.core import problems
from lantern.graphics import look
from lantern.plan.ambience import PLACE_SOUNDS
from lantern.script.model.look import LOOK_NAMES
from lantern.script.model.sound import AmbienceName, InstrumentName
from lantern.script.model.transition import DEFAULT_SECONDS
from lantern.sound import ambience, hits, score
from lantern.visuals.map import spec
from lantern.visuals.transitions import TRANSITIONS
from scripts.reference.markdown import (
    join_codes,
    write_page,
    write_prose,
    write_table,
)

EXITS = {
    0: "done",
    problems.EXIT_BUG: "a bug in Lantern; the message names the log",
    problems.EXIT_USAGE: "a mistake on the command line",
    problems.EXIT_SCENE: "the film's files have mistakes; with `publish`: the film isn't rendered,"
    " a decision is missing, or a platform's limit is passed",
    problems.EXIT_ASSET: "a picture, map, sound or ledger entry is missing, unreadable or not"
    " allowed",
    problems.EXIT_TOOL: "a tool failed, such as ffmpeg or a font, or the processor time that"
    " `ulimit -t` allows is used up",
    problems.EXIT_VOICE: "no voice could speak the film, or the network failed; with `publish`:"
    " you aren't signed in, the platform refused, or its quota is used up",
    problems.EXIT_OUTPUT: "nothing can be written to the output or the store",
    problems.EXIT_BUSY: "another render is writing to this output, or another `publish` is using"
    " the film or the account",
    problems.EXIT_INTERRUPTED: "you pressed Ctrl-C; the same command goes on from there",
    problems.EXIT_TERMINATED: "the system ended the program; the same command goes on from there",
}
"""What each exit code means."""
MOODS = {
    "grave": "slow and dark, with harp and soft drums",
    "tense": "a loud drone, with drums and added notes in the chords",
    "calm": "harp and strings, without drums",
    "hopeful": "a lot of harp, and high strings",
}
"""What each mood of the score is like."""
INK_USES = {
    "paper": "ground of light cards",
    "cream": "light in pictures; words on dark",
    "ink": "words on light",
    "ink_2": "second tone; smaller words on light",
    "vermilion": "what moves or matters: rules, bars, the words that count",
    "vermilion_deep": "small red words on light",
    "ochre": "units of figures; the third of a chart",
    "ochre_light": "small capitals on dark",
    "gold": "the highlighter; the word that is spoken",
    "slate": "the first of a chart",
    "slate_light": "grounds of portraits; a further one of a chart",
    "slate_deep": "shade; figures of people without a portrait",
    "dark": "ground of dark cards and around documents",
    "plate": "light panels",
    "plate_dark": "dark panels",
}
"""What each ink of a look is for."""
ROLE_USES = {
    "title": "the film's name, on its card and on the thumbnail",
    "chapter": "the name on a chapter card",
    "numeral": "the numeral on a chapter card",
    "number": "the figure of a number card, and figures over pictures",
    "unit": "the unit of a figure",
    "statement": "statements and quotations",
    "heading": "headings of cards, names of people",
    "lead": "words under a figure, lists, names of bars",
    "body": "smaller words on cards",
    "subtitle": "the line below a chart's heading",
    "date": "dates on timelines and charts",
    "date_now": "a clock's date; the date that a timeline has come to",
    "kicker": "the small line above a name",
    "label": "claims, illustrations and other labels",
    "lower_third_title": "the first line of a lower third",
    "lower_third_line": "the second line of a lower third",
    "caption": "captions in the picture",
    "source": "source lines",
    "note": "the smallest words on cards: remarks, sources, axes",
    "callout": "words of notes and facts over pictures; without it `lower_third_line`",
}
"""What each role of type is for."""
_LOOKS = Path(look.__file__).parent
_STYLES = Path(spec.__file__).parent / "styles"


def write_exit_codes() -> str:
    """Return the page of exit codes."""
    rows = [(f"`{code}`", meaning) for code, meaning in EXITS.items()]
    return write_page(
        "Exit codes",
        "The exit code tells a script how a run of `lantern` ended. If several things are wrong,"
        " it is the smallest of their codes.",
        write_table(("code", "meaning"), rows),
        "After any failure, the last finished film is still there, and the parts that were"
        " finished are kept.",
    )


def write_transitions() -> str:
    """Return the page of transitions."""
    rows = [("`cut`", "Show the next picture at once.", "0")]
    for name, function in TRANSITIONS.own.items():
        about = write_prose(function.__doc__).partition("\n\n")[0]
        rows.append((f"`{{{name}: …}}`", about, f"{DEFAULT_SECONDS[name]:g}"))
    return write_page(
        "Transitions",
        "This page lists the transitions, which lead from one picture to the next: between scenes"
        " (`transition` in [film.yml](film.md) and in [scenes](scene.md)) and between"
        " [shots](shot.md). The value is the length in seconds, up to 5. A name alone has the"
        " length in the last column.",
        "```yaml\ntransition: {dissolve: 0.8}\n```",
        write_table(("written", "what it does", "seconds"), rows),
        "- A transition lies across the cut and changes no length.\n"
        "- A dip goes through black, or through a colour of yours:"
        " `{dip: {length: 1, colour: '#f6edd9'}}`.\n"
        "- Next to cards and at chapters, a dissolve without a length has the length that the look"
        " sets.\n"
        "- A match is for two maps. They must share at least half of the nearer one's ground, and"
        " one may be at most 12 times as wide as the other. Projections and styles may differ."
        " Names and furniture leave before it and come back after it. Where a match is possible,"
        " the film's own dissolve between two maps becomes one.",
        "More: [adding a transition](../developers/adding-a-transition.md).",
    )


def write_looks() -> str:
    """Return the page of looks and map styles."""
    sources = {name: _read_look(name) for name in LOOK_NAMES}
    looks = []
    for name in LOOK_NAMES:
        about = _read_summary(_LOOKS / f"{name}.yml")
        style = sources[name].get("map_style", "parchment")
        looks.append(
            (f"`{name}`", about, f"`{style}`", _name_score(sources[name]))
        )
    roles = [(f"`{role}`", use) for role, use in ROLE_USES.items()]
    styles = []
    for path in sorted(_STYLES.glob("*.yml")):
        styles.append((f"`{path.stem}`", _read_summary(path)))
    return write_page(
        "Looks and map styles",
        "This page lists the looks a film can have (`look` in [film.yml](film.md)), their inks, and"
        " the styles of maps (`style` in a [map file](map.md)). Both can be your own: see the keys"
        " of a [look](look-file.md) and of a [map style](map-style.md).",
        write_table(("look", "what it is like", "maps", "score"), looks),
        "## Inks",
        "Sides of maps, speakers and cards may name an ink as their `colour`.",
        _write_inks(sources),
        "## Roles of type",
        "Each kind of text is set in the type of its role.",
        write_table(("role", "for"), roles),
        "## Map styles",
        write_table(("style", "what it is like"), styles),
        "More: [looks](../guides/looks.md).",
    )


def _write_inks(sources: dict[str, dict[str, dict[str, str]]]) -> str:
    """Return the table of inks: what each is for, and its colour in each look."""
    rows = []
    for ink, use in INK_USES.items():
        colours = [f"`{sources[name]['inks'][ink]}`" for name in LOOK_NAMES]
        rows.append((f"`{ink}`", use, *colours))
    return write_table(("ink", "for", *LOOK_NAMES), rows)


def _name_score(source: dict[str, dict[str, str]]) -> str:
    """Return the score that a look has, unless the film names another."""
    given = source.get("score", {})
    settings = score.ScoreSettings()
    mood = given.get("mood", settings.mood)
    return f"{mood}, {given.get('key', settings.key)}"


def _read_look(name: str) -> dict[str, dict[str, str]]:
    text = (_LOOKS / f"{name}.yml").read_text("utf-8")
    source: dict[str, dict[str, str]] = yaml.safe_load(text)
    return source


def _read_summary(path: Path) -> str:
    """Return what a file says of itself: the first sentence of its comment, without its name."""
    line = path.read_text("utf-8").partition("\n")[0].removeprefix("# ")
    sentence = line.partition(". ")[0].removesuffix(".")
    name, colon, rest = sentence.partition(": ")
    if colon and name.casefold().replace(" ", "-") == path.stem:
        return rest
    return sentence[0].lower() + sentence[1:]


def write_sounds() -> str:
    """Return the page of moods, instruments and built-in sounds."""
    moods = [(f"`{name}`", MOODS[name]) for name in score.MOODS]
    heard = []
    for kind in ambience.KINDS:
        places = [
            place for place, sound in PLACE_SOUNDS.items() if sound == kind
        ]
        heard.append((f"`{kind}`", join_codes(places)))
    blows = []
    for name, function in hits.HITS.items():
        about = write_prose(function.__doc__).removeprefix("Make ")
        blows.append((f"`{name}`", about[0].upper() + about[1:]))
    assert set(ambience.KINDS) == set(get_args(AmbienceName))
    return write_page(
        "Music and sounds",
        "This page lists the music and sounds that Lantern makes itself. All are computed: the"
        " same film always sounds the same, and the [ledger](credits.md) needs no entry for them.",
        "```yaml\nmusic: {score: {key: D minor, tempo: 56, mood: grave, seed: 7}}\n```",
        "## Moods of the score",
        "The score follows the film's chapters. Every second chapter changes the mood: `grave`"
        " takes turns with `tense`, and `calm` with `hopeful`.",
        write_table(("mood", "what it is like"), moods),
        "- `key` is a note and a mode, such as `D minor`: minor, dorian, phrygian, major, lydian or"
        " mixolydian.\n"
        f"- `instruments` names the instruments that play: {join_codes(get_args(InstrumentName))}."
        " Without it, the mood decides.",
        "## Ambience",
        "`ambience` in a scene or a shot is the sound of a place. Without it, a picture has the"
        " sound of the `place` that its entry in the [ledger](credits.md) names.",
        write_table(("kind", "the sound of the place"), heard),
        "## Hits",
        "`hit` in a scene or a shot is a single sound that falls on a word.",
        write_table(("kind", "what it is"), blows),
        "More: [music and sound](../guides/music-and-sound.md).",
    )
