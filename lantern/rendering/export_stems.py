"""The film's sound alone: stems and the mix, for an editor."""

from __future__ import annotations

from pathlib import Path

from lantern import plan, sound
from lantern.core.problems import OutputFailure
from lantern.core.records import load_record
from lantern.plan.requests import MixdownRequest, SoundRequest
from lantern.rendering import workers
from lantern.rendering.layout import lay_out_takes
from lantern.rendering.output_folder import OutputFolder
from lantern.rendering.session import Session, run_missing
from lantern.rendering.voice import speak


def listen(session: Session) -> None:
    """Decode the author's music and sounds before anything is drawn, and note which are clipped.

    Raises:
        AssetFailure: One can't be decoded.
    """
    jobs = plan.make_sound_jobs(session.script)
    run_missing(session, "Listening", jobs)
    for job in jobs:
        info = load_record(session.store, job.key, sound.AudioInfo)
        if info and info.clipped and isinstance(job.request, SoundRequest):
            session.reporter.note(
                f"'{job.request.name}' is clipped: its peaks are cut flat; find a cleaner copy"
            )


def write_stems(session: Session) -> list[Path]:
    """Write voice, music, effects and mix as WAV into `stems/` of the output; return their paths.

    The film is spoken first if it wasn't yet.

    Raises:
        Failure: A voice or a sound fails, or a file can't be written.
    """
    folder = OutputFolder(session.options.out)
    folder.prepare_file("stems/mix.wav")
    voice, takes = speak(session)
    rendition = lay_out_takes(session, voice, takes)
    listen(session)
    request = plan.build_mix_request(rendition, takes)
    with session.store.open_scratch() as scratch:
        made = stage_stems(session, request, scratch)
        return [folder.move_in(path, f"stems/{path.name}") for path in made]


def stage_stems(
    session: Session, request: MixdownRequest, scratch: Path
) -> list[Path]:
    """Write the mix, voice, music and effects of a film as WAV into a folder of the store.

    Raises:
        Failure: A sound fails, or the store can't take them.
    """
    programme = workers.build_programme(request, session.store)
    try:
        return sound.write_stems(
            programme, session.store, scratch, folder=scratch
        )
    except OSError as error:
        reason = error.strerror or error
        raise OutputFailure(
            f"the store can't take the stems: {reason}"
        ) from None
