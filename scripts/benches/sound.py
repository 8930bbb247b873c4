"""What a film sounds like, in numbers: loudness and true peak after encoding, how far the voice
stands above the music in each scene, and what the score and the mix cost. Speaks with the
film's offline voice; everything is temporary.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from lantern import plan, rendering
from lantern.core.progress import SilentReporter
from lantern.plan import project
from lantern.plan.requests import MixdownRequest
from lantern.rendering import workers
from lantern.rendering.executors.local import ProcessExecutor
from lantern.rendering.layout import lay_out_takes
from lantern.sound import ducking, gather, loudness, mix, score
from lantern.sound.stems import Stems

FILM = Path(sys.argv[1] if len(sys.argv) > 1 else "scenes/liberation-1945")


def board_of(
    folder: Path,
) -> tuple[plan.Rendition, MixdownRequest, rendering.Session]:
    """The film laid out, spoken offline."""
    loaded, problems = project.load(FILM)
    if loaded is None or any(not p.warning for p in problems):
        sys.exit(f"{FILM}: run lantern check first")
    with ProcessExecutor(2, folder / "store") as local:
        studio = rendering.Session(
            loaded,
            rendering.RenderOptions(folder / "store", folder, offline=True),
            local,
            SilentReporter(),
        )
        voice, takes = rendering.speak(studio)
        board = lay_out_takes(studio, voice, takes)
    return board, plan.build_mix_request(board, takes), studio


def scenes(board: plan.Rendition, heard: Stems) -> None:
    """A line for each scene in which somebody speaks."""
    voice, music = (
        loudness.measure_powers(heard.voice),
        loudness.measure_powers(heard.music),
    )
    found = ducking.measure_distances(voice, music, ducking.find_speech(heard.voice))
    print(
        f"{'scene':<34}{'voice LUFS':>12}{'music LUFS':>12}{'nearest LU':>12}{'median LU':>12}"
    )
    for i, part in enumerate(board.script.parts):
        cuts = [c for c in board.timeline.shots if c.scene == i]
        a, b = (
            round(10 * f / board.timeline.fps) for f in (cuts[0].start, cuts[-1].end)
        )
        if part.scene.text:
            spoken = loudness.measure_integrated(voice[a:b])
            played = loudness.measure_integrated(music[a:b])
            levels = f"{spoken:>12.1f}{played:>12.1f}"
            near = found[a:b][np.isfinite(found[a:b])]
            print(
                f"{part.scene.scene[:32]:<34}{levels}{near.min():>12.1f}{np.median(near):>12.1f}"
            )


def speed() -> None:
    """CPU of a minute of score."""
    began = time.process_time()
    for pieces in score.compose(
        score.ScoreSettings(), [score.ScoreSection(60, "chapter")]
    ):
        for piece in pieces:
            score.to_film_rate(score.render(piece))
    print(
        f"the score: {(time.process_time() - began) / 60:.3f} s of CPU for a second of music"
    )


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as name:
        folder = Path(name)
        board, request, studio = board_of(folder)
        programme = workers.build_programme(request, studio.store)
        scenes(board, gather(programme, studio.store, folder))
        began = time.monotonic()
        encoded = mix(programme, studio.store, folder, out=folder / "mix.m4a")
        took = time.monotonic() - began
        seconds = board.timeline.total / board.timeline.fps
        print(
            f"encoded: {encoded.integrated:.1f} LUFS (asked {programme.target:.0f}),"
            f" {encoded.peak:.1f} dBTP"
        )
        print(
            f"the mix: {took:.1f} s for {seconds:.1f} s of film, the score's pieces in the"
            " store"
        )
        speed()


if __name__ == "__main__":
    main()
