"""What a film sounds like, in numbers: loudness, its range, and true peak after encoding, how far
the voice stands above the music in each scene and music rises in gaps, how long effects are heard,
and what the score and the mix cost. Speaks with the film's offline voice; everything is temporary.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

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
    found = ducking.measure_distances(
        voice, music, ducking.find_speech(heard.voice)
    )
    print(
        f"{'scene':<34}{'voice LUFS':>12}{'music LUFS':>12}{'nearest LU':>12}{'median LU':>12}"
    )
    for i, part in enumerate(board.script.parts):
        cuts = [c for c in board.timeline.shots if c.scene == i]
        a, b = (
            round(10 * f / board.timeline.fps)
            for f in (cuts[0].start, cuts[-1].end)
        )
        if part.scene.text:
            spoken = loudness.measure_integrated(voice[a:b])
            played = loudness.measure_integrated(music[a:b])
            levels = f"{spoken:>12.1f}{played:>12.1f}"
            near = found[a:b][np.isfinite(found[a:b])]
            print(
                f"{part.scene.scene[:32]:<34}{levels}{near.min():>12.1f}{np.median(near):>12.1f}"
            )


def find_loudness_range(powers: loudness.Powers) -> float:
    """The LRA in LU by EBU Tech 3342: 10th to 95th percentile of 3 s, gated."""
    windows = np.convolve(powers, np.full(30, 1 / 30), "valid")
    heard = windows[windows > 10 ** ((-70 + 0.691) / 10)]
    heard = heard[heard > heard.mean() / 100]
    low, high = np.percentile(10 * np.log10(heard), [10, 95])
    return float(high - low)


def find_gaps(active: NDArray[np.bool_]) -> list[slice]:
    """The gaps of a second and more between words, in whole tenths."""
    spoken = np.flatnonzero(active)
    gaps = []
    for last, following in itertools.pairwise(spoken):
        if following - last > 100 * ducking.MIN_GAP_SECONDS:
            gaps.append(slice(-(-(last + 1) // 10), following // 10))
    return gaps


def whole(heard: Stems) -> None:
    """Lines for the film: range, music under the voice and in gaps, effects."""
    voice = loudness.measure_powers(heard.voice)
    music = loudness.measure_powers(heard.music)
    effects = loudness.measure_powers(heard.effects)
    active = ducking.find_speech(heard.voice)
    lra = find_loudness_range(loudness.measure_powers(heard))
    print(f"loudness range: {lra:.1f} LU")
    distances = ducking.measure_distances(voice, music, active)
    low, middle, high = np.nanpercentile(distances, [10, 50, 90])
    print(
        f"music under the voice: {middle:.1f} LU below it, {low:.1f} to {high:.1f}"
        " for 80 % of the time"
    )
    gaps = find_gaps(active)
    if gaps:
        spoken = music[np.isfinite(distances)].mean()
        swells = [music[(gap.start + gap.stop) // 2] for gap in gaps]
        rise = 10 * np.log10(np.mean(swells) / spoken)
        print(f"music in {len(gaps)} gaps: {rise:+.1f} dB in their middle")
    share = np.mean(effects > 10 ** ((-60 + 0.691) / 10))
    print(f"effects: heard for {100 * share:.0f} % of the time")


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
        heard = gather(programme, studio.store, folder)
        scenes(board, heard)
        whole(heard)
        began = os.times()
        mixed = mix(programme, studio.store, folder, out=folder / "mix.m4a")
        encoded = mixed.loudness
        ended = os.times()
        seconds = board.timeline.total / board.timeline.fps
        print(
            f"encoded: {encoded.integrated:.1f} LUFS (asked {programme.target:.0f}),"
            f" {encoded.peak:.1f} dBTP"
        )
        own = ended.user + ended.system - began.user - began.system
        ffmpeg = ended.children_user + ended.children_system
        ffmpeg -= began.children_user + began.children_system
        print(
            f"the mix: {ended.elapsed - began.elapsed:.1f} s for {seconds:.1f} s of film, its"
            f" pieces in the store: {own:.1f} s of CPU, and {ffmpeg:.1f} of ffmpeg's"
        )
        speed()


if __name__ == "__main__":
    main()
