"""A film's painted frames as raw video, the encoder alone on them, and how far an encoded film
is from them.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from lantern import plan, rendering
from lantern.core import ffmpeg
from lantern.core.progress import SilentReporter
from lantern.plan import project
from lantern.rendering import RenderOptions, Rendition, Session
from lantern.rendering.executors.local import ProcessExecutor
from lantern.timeline import split_segments
from lantern.visuals import compose
from lantern.visuals.requests import SegmentRequest


def board(
    film: Path, folder: Path, only: str | None = None, draft: bool = False
) -> tuple[Session, Rendition]:
    """A rendered film, or one scene of it, laid out again from its store."""
    loaded, problems = project.load(film)
    if loaded is None:
        raise SystemExit("\n".join(map(str, problems)))
    part = loaded.script.select(only) if only else None
    if part is not None:
        loaded = loaded.keep_scene(part.number)
    choices = RenderOptions(folder / "store", folder / "out", offline=True, draft=draft)
    with ProcessExecutor(1, choices.store) as local:
        studio = Session(loaded, choices, local, SilentReporter())
        return studio, rendering.speak_and_lay_out(studio)


def requests(laid: Rendition) -> list[SegmentRequest]:
    """What each segment shows."""
    return [
        plan.build_segment_request(laid, segment)
        for segment in split_segments(laid.timeline)
    ]


def frames(
    film: Path, folder: Path, only: str | None = None, draft: bool = False
) -> Iterator[bytes]:
    """Every frame as it goes to the encoder."""
    studio, laid = board(film, folder, only, draft)
    for request in requests(laid):
        for _, planes in compose.iter_frames(
            compose.prepare(request, studio.store, laid.look)
        ):
            yield planes.tobytes()


def raw(film: Path, folder: Path, only: str | None = None, draft: bool = False) -> Path:
    """The frames in one file."""
    out = folder / "frames.yuv"
    with out.open("wb") as stream:
        for frame in frames(film, folder, only, draft):
            stream.write(frame)
    return out


def alone(frames: Path, form: tuple[tuple[int, int], int, str], out: Path) -> list[str]:
    """The encoder with a quality's settings on raw frames from a file, one thread as in Lantern."""
    size, fps, quality = form
    argv = ffmpeg.build_encode_argv(size, fps, quality=quality, out=out)
    argv[argv.index("pipe:0")] = str(frames)
    return argv


def vmaf(
    frames: Path, film: Path, form: tuple[tuple[int, int], int], every: int = 4
) -> float:
    """Mean VMAF of a film against raw frames; of every fourth frame, which is four times as
    fast.
    """
    (w, h), fps = form
    base = [ffmpeg.find_ffmpeg(), "-hide_banner", "-nostdin"]
    source = [
        "-f",
        "rawvideo",
        "-pix_fmt",
        "yuv420p",
        "-s",
        f"{w}x{h}",
        "-r",
        str(fps),
        "-i",
    ]
    graph = ["-lavfi", f"libvmaf=n_threads=2:n_subsample={every}", "-f", "null", "-"]
    # decoded by another process: given the film itself, the filter pairs its frames with those
    # beside the right ones
    decode = [
        *base,
        "-v",
        "error",
        "-i",
        str(film),
        "-fps_mode",
        "passthrough",
        "-f",
        "rawvideo",
        "pipe:1",
    ]
    with subprocess.Popen(decode, stdout=subprocess.PIPE) as decoded:
        argv = [*base, *source, "pipe:0", *source, str(frames), *graph]
        said = subprocess.run(
            argv, stdin=decoded.stdout, check=True, capture_output=True, text=True
        ).stderr
    return float(re.findall(r"VMAF score: ([\d.]+)", said)[-1])


def showing(film: Path, folder: Path, seen: Callable[[SegmentRequest], bool]) -> int:
    """How many segments of a rendered film satisfy a test."""
    return sum(map(seen, requests(board(film, folder)[1])))
