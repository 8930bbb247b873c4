"""The verbs for the ear: voices (what is here, and a line from each), audition (how a film's names are said)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lantern.cli.options import (
    Allow,
    AsJson,
    Debug,
    FilmPath,
    Offline,
    Out,
    Rigour,
    StorePath,
    VoiceName,
    app,
    checked,
    choices_of,
    cores,
    say,
    studio_of,
)
from lantern.core import signals
from lantern.core.problems import OutputFailure, VoiceFailure, shown


@app.command()
def audition(
    film: FilmPath,
    voice: VoiceName = None,
    offline: Offline = False,
    out: Out = None,
    store: StorePath = None,
    allow_path: Allow = None,
    debug: Debug = False,
) -> None:
    """Speak every entry of the lexicon and every name without one, into audition.wav with a list of times."""
    from lantern.rendering.audition import audition as hold
    from lantern.rendering.audition import names

    script, _ = checked(film, allow_path, False, Rigour(store=store))
    if not names(script):
        say("There is nothing to listen to: the film has no lexicon, and no names in its narrations.")
        return
    choices = choices_of(script, (out, store), False, (voice, offline, None))
    with studio_of(script, choices, cores(), False) as studio:
        path, speaker = hold(studio)
    say(f"{shown(path)}, spoken by {speaker.engine}; what is said when: {shown(path.with_suffix('.txt'))}")


@app.command()
def voices(
    try_: Annotated[str | None, typer.Option("--try", metavar="TEXT", help="Speak this with each voice here.")] = None,
    language: Annotated[str, typer.Option("--language", help="The text's language.")] = "en",
    offline: Offline = False,
    out: Annotated[Path, typer.Option("--out", help="Folder for the WAV files.")] = Path("build/voices"),
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """List the voices: which can be used here, their languages and licences. Only --try connects to anything."""
    from lantern.speech.voices import ABOUT, ONLINE, VOICES

    table = []
    for name in VOICES:
        trouble = _trouble(name, connect=try_ is not None and not offline)
        online = name in ONLINE
        heard: str | None = None
        if try_ is not None and trouble is None and not (online and offline):
            heard, trouble = _tried(name, (try_, language), out)
        if as_json:
            state = {"usable": None if online and trouble is None and heard is None else trouble is None}
            table.append({"name": name, "about": ABOUT[name], "online": online, **state, "why": trouble, "file": heard})
        else:
            _tell(name, trouble, heard)
    if as_json:
        say(table)


def _tell(name: str, trouble: str | None, heard: str | None) -> None:
    from lantern.speech.voices import ABOUT, ONLINE

    ready = "not asked: it needs the network" if name in ONLINE else "ready"
    say(f"{name}: {trouble or heard or ready}\n    {ABOUT[name]}")


def _trouble(name: str, connect: bool) -> str | None:
    """Why the voice can't be used here; an online one is only asked when it may connect."""
    from lantern.speech.voices import ONLINE, VOICES

    try:
        voice = VOICES[name]({})
        return voice.reach() if connect or name not in ONLINE else None
    except ValueError as error:
        return str(error)


def _tried(name: str, text: tuple[str, str], out: Path) -> tuple[str | None, str | None]:
    """The file with the text spoken, or why there is none."""
    import tempfile

    from lantern import sound
    from lantern.rendering.publish.folder import Folder
    from lantern.speech import finishing, wording
    from lantern.speech.voices import VOICES, Line

    signals.tidily()
    words = wording.words(text[0], text[1], {})
    folder = Folder(out)
    folder.ready(f"{name}.wav")
    try:
        with tempfile.TemporaryDirectory(prefix=".lantern-", dir=out) as scratch:
            raw = VOICES[name]({}).speak(Line(words, text[1], {}), Path(scratch))
            take, _ = finishing.finish(raw, words, finishing.Wanted(text[1], finishing.chain(name, {})), Path(scratch))
            sound.write_wav(Path(scratch) / "line.wav", take.pcm)
            path = folder.take(Path(scratch) / "line.wav", f"{name}.wav")
    except VoiceFailure as failure:
        return None, failure.message
    except OSError as error:
        raise OutputFailure(f"{out} can't be written: {error.strerror or error}") from None
    return f"{shown(path)}, {len(take.pcm) / 48_000:.1f} s", None
