"""The film's sound for editing programs: the voice scene by scene, music and effects whole.

All have the mix's gain, so together they are the mix before its limiter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern import plan
from lantern.core import ffmpeg, process
from lantern.core.problems import ToolFailure
from lantern.core.text import make_slug
from lantern.core.units import Frames, Rate
from lantern.editions.export.edit import TrackRole
from lantern.editions.finished import FinishedFilm
from lantern.plan.requests import MixdownRequest
from lantern.rendering.export_stems import listen, stage_stems
from lantern.rendering.layout import load_spoken_takes

_SAMPLE_BYTES = 2 * 4
"""Bytes of a sample of both channels, as floats."""


@dataclass(frozen=True)
class SceneVoice:
    """The voice of a scene: frames [start, start + length) of the film's timeline."""

    path: Path
    start: Frames
    length: Frames


def write_sound(
    film: FinishedFilm, folder: Path
) -> tuple[dict[int, SceneVoice], dict[TrackRole, Path]]:
    """Write the voice of each scene, by its index, and the other stems that aren't silent.

    Raises:
        Failure: A sound fails, or the store can't take the files.
    """
    listen(film.session)
    request = plan.build_mix_request(film.rendition, film.takes)
    stems: dict[TrackRole, Path] = {}
    voice = _place_voice(film, folder)
    with film.session.store.open_scratch() as scratch:
        made = {
            path.stem: path
            for path in stage_stems(film.session, request, scratch)
        }
        for role in _list_heard_stems(request):
            stems[role] = made[role].replace(folder / made[role].name)
        _cut_voice(film, made["voice"], list(voice.values()))
    return voice, stems


def _list_heard_stems(request: MixdownRequest) -> list[TrackRole]:
    found: list[TrackRole] = []
    if request.music is not None or request.stings:
        found.append("music")
    if request.sounds or request.hits or request.ambience:
        found.append("effects")
    return found


def _place_voice(film: FinishedFilm, folder: Path) -> dict[int, SceneVoice]:
    """Return the file that each scene's take goes to; it may go on beyond its scene (an L-cut)."""
    rate = Rate(film.timeline.fps)
    spoken = load_spoken_takes(film.session, film.takes)
    found = {}
    for scene, start in film.timeline.takes:
        part = film.session.script.parts[scene]
        slug = make_slug(part.scene.scene)
        name = "-".join(filter(None, ("voice", f"{part.number:02}", slug)))
        length = rate.count_frames_to_hold(spoken[scene].samples)
        length = Frames(min(length, film.timeline.total - start))
        found[scene] = SceneVoice(folder / f"{name}.wav", start, length)
    return found


def _cut_voice(
    film: FinishedFilm, stem: Path, files: Sequence[SceneVoice]
) -> None:
    """Cut the voice of the whole film into files.

    Raises:
        ToolFailure: ffmpeg fails, or a file lacks samples.
    """
    if not files:
        return
    rate = Rate(film.timeline.fps)
    argv = [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS, "-i", str(stem)]
    for file in files:
        start = rate.to_samples(file.start)
        end = rate.to_samples(file.start + file.length)
        chain = (
            f"atrim=start_sample={start}:end_sample={end},asetpts=PTS-STARTPTS"
        )
        argv += ["-af", chain, "-c:a", "pcm_f32le", *ffmpeg.BITEXACT]
        argv += ["-f", "wav", "-y", str(file.path)]
    process.run(argv, "cutting the voice")
    for file in files:
        samples = rate.to_samples(file.length)
        if file.path.stat().st_size < samples * _SAMPLE_BYTES:
            raise ToolFailure(
                f"cutting the voice: {file.path.name} is too short"
            )
