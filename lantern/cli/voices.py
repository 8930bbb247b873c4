"""The verbs for the ear: voices (what is here, and a line from each), audition (how a film's names are said)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lantern.cli.options import (
    AllowPathOption,
    CheckOptions,
    DebugOption,
    FilmArgument,
    JsonOption,
    OfflineOption,
    OutOption,
    StoreOption,
    VoiceOption,
    app,
    count_cores,
    load_checked,
    make_options,
    open_session,
    print_line,
)
from lantern.core import signals
from lantern.core.problems import OutputFailure, VoiceFailure, format_path


@app.command()
def audition(
    film: FilmArgument,
    voice: VoiceOption = None,
    offline: OfflineOption = False,
    out: OutOption = None,
    store: StoreOption = None,
    allow_path: AllowPathOption = None,
    debug: DebugOption = False,
) -> None:
    """Speak every entry of the lexicon and every name without one, into audition.wav with a list of times."""
    from lantern.rendering.audition import audition as hold
    from lantern.rendering.audition import list_names

    script, _ = load_checked(film, allow_path, False, CheckOptions(store=store))
    if not list_names(script):
        print_line(
            "There is nothing to listen to: the film has no lexicon, and no names in its narrations."
        )
        return
    choices = make_options(script, (out, store), False, (voice, offline, None))
    with open_session(script, choices, count_cores(), False) as studio:
        path, speaker = hold(studio)
    print_line(
        f"{format_path(path)}, spoken by {speaker.engine}; what is said when: {format_path(path.with_suffix('.txt'))}"
    )


@app.command()
def voices(
    try_: Annotated[
        str | None,
        typer.Option("--try", metavar="TEXT", help="Speak this with each voice here."),
    ] = None,
    language: Annotated[
        str, typer.Option("--language", help="The text's language.")
    ] = "en",
    offline: OfflineOption = False,
    out: Annotated[
        Path, typer.Option("--out", help="Folder for the WAV files.")
    ] = Path("build/voices"),
    as_json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """List the voices: which can be used here, their languages and licences. Only --try connects to anything."""
    from lantern.speech.voices import ONLINE_VOICES, VOICE_DESCRIPTIONS, VOICES

    table = []
    for name in VOICES:
        trouble = _find_unavailable_reason(
            name, connect=try_ is not None and not offline
        )
        online = name in ONLINE_VOICES
        heard: str | None = None
        if try_ is not None and trouble is None and not (online and offline):
            heard, trouble = _try_voice(name, (try_, language), out)
        if as_json:
            state = {
                "usable": None
                if online and trouble is None and heard is None
                else trouble is None
            }
            table.append(
                {
                    "name": name,
                    "about": VOICE_DESCRIPTIONS[name],
                    "online": online,
                    **state,
                    "why": trouble,
                    "file": heard,
                }
            )
        else:
            _print_voice(name, trouble, heard)
    if as_json:
        print_line(table)


def _print_voice(name: str, trouble: str | None, heard: str | None) -> None:
    from lantern.speech.voices import ONLINE_VOICES, VOICE_DESCRIPTIONS

    ready = "not asked: it needs the network" if name in ONLINE_VOICES else "ready"
    print_line(f"{name}: {trouble or heard or ready}\n    {VOICE_DESCRIPTIONS[name]}")


def _find_unavailable_reason(name: str, connect: bool) -> str | None:
    """Why the voice can't be used here; an online one is only asked when it may connect."""
    from lantern.speech.voices import ONLINE_VOICES, VOICES

    try:
        voice = VOICES[name]({})
        return (
            voice.unavailable_reason() if connect or name not in ONLINE_VOICES else None
        )
    except ValueError as error:
        return str(error)


def _try_voice(
    name: str, text: tuple[str, str], out: Path
) -> tuple[str | None, str | None]:
    """The file with the text spoken, or why there is none."""
    import tempfile

    from lantern import sound
    from lantern.rendering.publish.folder import FolderPublisher
    from lantern.speech import finishing, wording
    from lantern.speech.voices import VOICES, Utterance

    signals.raise_on_signal()
    words = wording.split_words(text[0], text[1], {})
    folder = FolderPublisher(out)
    folder.prepare_file(f"{name}.wav")
    try:
        with tempfile.TemporaryDirectory(prefix=".lantern-", dir=out) as scratch:
            raw = VOICES[name]({}).speak(Utterance(words, text[1], {}), Path(scratch))
            take, _ = finishing.finish(
                raw,
                words,
                finishing.TakeFinish(text[1], finishing.choose_filters(name, {})),
                Path(scratch),
            )
            sound.write_wav(Path(scratch) / "line.wav", take.pcm)
            path = folder.move_in(Path(scratch) / "line.wav", f"{name}.wav")
    except VoiceFailure as failure:
        return None, failure.message
    except OSError as error:
        raise OutputFailure(
            f"{out} can't be written: {error.strerror or error}"
        ) from None
    return f"{format_path(path)}, {len(take.pcm) / 48_000:.1f} s", None
