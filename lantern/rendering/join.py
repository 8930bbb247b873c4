"""Segments and the mix joined to one MP4, counted and measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lantern.core import ffmpeg, mp4_index, process
from lantern.core.problems import ToolFailure
from lantern.core.records import load_record
from lantern.core.store import Store
from lantern.plan import Job
from lantern.timeline import Timeline
from lantern.visuals.requests import SegmentRequest

CHAPTERS_FILE = "chapters.txt"
_LIST_FILE = "segments.txt"
_FRAME_SECONDS = 0.02
"""How long joining may take for each frame, which is copied."""


def join(
    jobs: Sequence[Job],
    mix: Job,
    *,
    described: Job | None = None,
    store: Store,
    folder: Path,
    timeline: Timeline,
    language: str,
    subtitles: Sequence[ffmpeg.SubtitleTrack] = (),
    out: Path,
) -> ffmpeg.Loudness:
    """Join segments and mix into one MP4; return how loud it is.

    Args:
        jobs: the segments' jobs, in order.
        mix: the mix's job.
        described: that of a second track of sound, with descriptions.
        store: holds their results.
        folder: holds CHAPTERS_FILE.
        timeline: the film as it was cut.
        language: of the narration.
        subtitles: the tracks that the film gets, that of the narration first.
        out: the MP4 to write.

    Raises:
        ToolFailure: A result is gone, ffmpeg failed, or the film has not the frames that were cut.
    """
    files = _find_segments(jobs, store)
    _require_alike(files)
    lines = [
        "ffconcat version 1.0",
        *_list_segments(jobs, files, fps=timeline.fps),
    ]
    text = "\n".join(lines) + "\n"
    (folder / _LIST_FILE).write_text(
        text,
        "utf-8",
        newline="\n",
        errors="surrogateescape",
    )
    sound = _find_mix(mix, store)
    inputs = ffmpeg.MuxInputs(
        folder / _LIST_FILE,
        sound,
        folder / CHAPTERS_FILE,
        language,
        tuple(subtitles),
        _find_mix(described, store) if described else None,
    )
    seconds = ffmpeg.limit_seconds(sound) + timeline.total * _FRAME_SECONDS
    process.run(ffmpeg.build_mux_argv(inputs, out), "joining the film", seconds)
    _require_whole(out, sound, timeline)
    # the film's sound is the mix, copied
    known = load_record(store, mix.key, ffmpeg.Loudness)
    return known or ffmpeg.measure_loudness(out, "measuring the film")


def _find_mix(mix: Job, store: Store) -> Path:
    """Return the file of a mix.

    Raises:
        ToolFailure: It is no longer in the store.
    """
    sound = store.get(mix.key, mix.suffix)
    if sound is None:
        raise ToolFailure(
            "the mix vanished from the store; run the same command again"
        )
    return sound


def _require_whole(out: Path, sound: Path, timeline: Timeline) -> None:
    """Compare the film with what was joined.

    Raises:
        ToolFailure: It has other frames or less sound.
    """
    count = mp4_index.count_pictures(out, "counting the film's frames")
    if count != timeline.total:
        raise ToolFailure(
            f"the film has {count} frames, and {timeline.total} were cut"
        )
    mixed = mp4_index.count_sound_samples(sound, "counting the mix's samples")
    joined = mp4_index.count_sound_samples(out, "counting the film's samples")
    if joined != mixed:
        raise ToolFailure(
            f"the film has {joined} samples, and {mixed} were mixed"
        )


def _find_segments(jobs: Sequence[Job], store: Store) -> list[Path]:
    """Return the files of segments.

    Raises:
        ToolFailure: One is no longer in the store.
    """
    files = []
    for job in jobs:
        path = store.get(job.key, job.suffix)
        if path is None:
            raise ToolFailure(
                f"{job.name} vanished from the store; run the same command again"
            )
        files.append(path)
    return files


def _require_alike(segments: Sequence[Path]) -> None:
    """Compare what segments tell their decoder: joined, they have what the first one says.

    Raises:
        ToolFailure: It differs.
    """
    label = "joining the film"
    configs = {mp4_index.read_decoder_config(each, label) for each in segments}
    if len(configs) > 1:
        raise ToolFailure(
            f"{label}: its segments have different H.264 headers;"
            " render it with another --store, or with the encoder x264"
        )


def _list_segments(
    jobs: Sequence[Job], files: Sequence[Path], *, fps: int
) -> Iterator[str]:
    """Yield the lines of ffmpeg's list of files."""
    for job, path in zip(jobs, files, strict=True):
        assert isinstance(job.request, SegmentRequest)
        quoted = str(path.resolve()).replace("'", "'\\''")
        yield f"file '{quoted}'"
        yield f"duration {job.request.length / fps:.9f}"
