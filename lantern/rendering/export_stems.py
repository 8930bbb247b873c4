"""The film's sound alone: stems and the mix, for an editor's own hands."""

from __future__ import annotations

from pathlib import Path

from lantern import plan, sound
from lantern.core.problems import OutputFailure
from lantern.core.records import load_record
from lantern.plan.requests import SoundRequest
from lantern.rendering import workers
from lantern.rendering.layout import lay_out, load_spoken_takes
from lantern.rendering.publish.folder import FolderPublisher
from lantern.rendering.session import Session, find_missing, run_jobs
from lantern.rendering.voice import speak


def listen(studio: Session) -> None:
    """Hear the author's music and sounds before anything is drawn, and say which are clipped. Raises AssetFailure."""
    jobs = plan.make_sound_jobs(studio.script)
    run_jobs(studio, "Listening", find_missing(studio, jobs))
    for job in jobs:
        info = load_record(studio.store, job.key, sound.AudioInfo)
        if info and info.clipped and isinstance(job.request, SoundRequest):
            studio.reporter.note(
                f"'{job.request.name}' is clipped: its peaks are cut flat; find a cleaner copy"
            )


def write_stems(studio: Session) -> list[Path]:
    """Voice, music, effects and mix as WAV in `stems/` of the output; speaks first where that was not done yet."""
    folder = FolderPublisher(studio.options.out)
    folder.prepare_file("stems/mix.wav")
    voice, takes = speak(studio)
    board = lay_out(studio, voice, load_spoken_takes(studio, takes))
    listen(studio)
    request = plan.build_mix_request(board, takes)
    with studio.store.open_scratch() as scratch:
        try:
            made = sound.write_stems(
                workers.build_programme(request, studio.store),
                studio.store,
                scratch,
                folder=scratch,
            )
        except OSError as error:
            raise OutputFailure(
                f"the store can't take the stems: {error.strerror or error}"
            ) from None
        return [folder.move_in(path, f"stems/{path.name}") for path in made]
