"""The film's sound for editing programs: the voice scene by scene, music and effects whole.

All have the mix's gain, so together they are the mix before its limiter.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lantern import plan
from lantern.core import ffmpeg, process
from lantern.core.problems import ToolFailure
from lantern.core.text import make_slug
from lantern.core.units import Frames, Rate, SampleRange
from lantern.editions.export.edit import TrackRole
from lantern.editions.finished import FinishedFilm
from lantern.plan.requests import MixdownRequest
from lantern.rendering.export_stems import listen, stage_stems
from lantern.timeline import Timeline

_SAMPLE_BYTES = 2 * 4
"""Bytes of a sample of both channels, as floats."""


def write_sound(
    film: FinishedFilm, folder: Path
) -> tuple[dict[int, Path], dict[TrackRole, Path]]:
    """Write the voice of each scene, by its index, and the other stems that aren't silent.

    Raises:
        Failure: A sound fails, or the store can't take the files.
    """
    listen(film.session)
    request = plan.build_mix_request(film.rendition, film.takes)
    stems: dict[TrackRole, Path] = {}
    with film.session.store.open_scratch() as scratch:
        made = {path.stem: path for path in stage_stems(film.session, request, scratch)}
        for role in _list_heard_stems(request):
            stems[role] = made[role].replace(folder / made[role].name)
        voice = _cut_voice(film, made["voice"], folder)
    return voice, stems


def _list_heard_stems(request: MixdownRequest) -> list[TrackRole]:
    found: list[TrackRole] = []
    if request.music is not None or request.stings:
        found.append("music")
    if request.sounds or request.hits or request.ambience:
        found.append("effects")
    return found


def find_spoken_range(timeline: Timeline, scene: int) -> tuple[Frames, Frames]:
    """Return the frames [start, end) from where a scene is spoken to its end."""
    start = dict(timeline.takes)[scene]
    end = max(shot.end for shot in timeline.shots if shot.scene == scene)
    return start, end


def _cut_voice(film: FinishedFilm, stem: Path, folder: Path) -> dict[int, Path]:
    """Cut the voice of the whole film into a file for each scene that is spoken."""
    rate = Rate(film.timeline.fps)
    paths = {}
    pieces = {}
    for scene, _ in film.timeline.takes:
        part = film.session.script.parts[scene]
        slug = make_slug(part.scene.scene)
        name = "-".join(filter(None, ("voice", f"{part.number:02}", slug)))
        start, end = find_spoken_range(film.timeline, scene)
        paths[scene] = folder / f"{name}.wav"
        pieces[paths[scene]] = (rate.to_samples(start), rate.to_samples(end))
    if pieces:
        _cut_wav(stem, pieces)
    return paths


def _cut_wav(wav: Path, pieces: Mapping[Path, SampleRange]) -> None:
    """Write ranges of samples of a WAV as files of their own.

    Raises:
        ToolFailure: ffmpeg fails, or a file lacks samples.
    """
    argv = [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS, "-i", str(wav)]
    for path, (start, end) in pieces.items():
        chain = f"atrim=start_sample={start}:end_sample={end},asetpts=PTS-STARTPTS"
        argv += ["-af", chain, "-c:a", "pcm_f32le", *ffmpeg.BITEXACT]
        argv += ["-f", "wav", "-y", str(path)]
    process.run(argv, "cutting the voice")
    for path, (start, end) in pieces.items():
        if path.stat().st_size < (end - start) * _SAMPLE_BYTES:
            raise ToolFailure(f"cutting the voice: {path.name} is too short")
