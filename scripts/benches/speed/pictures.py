"""A film's painted frames as raw video: the encoder alone, and how far its film is from them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lantern import plan, rendering
from lantern.core import encoders, ffmpeg
from lantern.core.progress import SilentReporter
from lantern.plan import project
from lantern.rendering import RenderOptions, Rendition, Session
from lantern.rendering.executors.local import ProcessExecutor
from lantern.timeline import split_segments
from lantern.visuals import compose
from lantern.visuals.requests import SegmentRequest
from scripts.benches.speed.running import Took, timed


@dataclass(frozen=True)
class Form:
    """How a film is encoded: (width, height) in pixels, frames a second, and quality."""

    size: tuple[int, int]
    fps: int
    quality: str = "standard"


def board(
    film: Path, folder: Path, only: str | None = None, *, draft: bool = False
) -> tuple[Session, Rendition]:
    """Lay a rendered film, or one scene of it, out again from its store."""
    loaded, problems = project.load(film)
    if loaded is None:
        raise SystemExit("\n".join(map(str, problems)))
    part = loaded.script.select(only) if only else None
    if part is not None:
        loaded = loaded.keep_scene(part.number)
    choices = RenderOptions(
        folder / "store",
        folder / "out",
        offline=True,
        draft=draft,
    )
    with ProcessExecutor(1, choices.store) as local:
        studio = Session(loaded, choices, local, SilentReporter())
        return studio, rendering.speak_and_lay_out(studio)


def requests(laid: Rendition) -> list[SegmentRequest]:
    """Return what each segment shows."""
    return [
        plan.build_segment_request(laid, segment)
        for segment in split_segments(laid.timeline)
    ]


def frames(
    film: Path, folder: Path, only: str | None = None, *, draft: bool = False
) -> Iterator[bytes]:
    """Yield every frame as it goes to the encoder."""
    studio, laid = board(film, folder, only, draft=draft)
    for request in requests(laid):
        for _, planes in compose.iter_frames(
            compose.prepare(request, studio.store, laid.look)
        ):
            yield planes.tobytes()


def raw(
    film: Path, folder: Path, only: str | None = None, *, draft: bool = False
) -> Path:
    """Write the frames into one file; return it."""
    out = folder / "frames.yuv"
    with out.open("wb") as stream:
        for frame in frames(film, folder, only, draft=draft):
            stream.write(frame)
    return out


def alone(frames: Path, form: Form, out: Path, *words: str) -> list[str]:
    """Return the command that encodes raw frames from a file, with one thread as in Lantern.

    `words` are added to Lantern's own, and count more.
    """
    argv = encoders.build_encode_argv(
        form.size,
        form.fps,
        quality=form.quality,
        out=out,
    )
    argv[argv.index("pipe:0")] = str(frames)
    return [*argv[:-1], *words, argv[-1]]


def time_alone(film: Path, form: Form, out: Path) -> Took:
    """Encode a film's own frames, which are decoded beside and needn't be kept."""
    argv = encoders.build_encode_argv(
        form.size,
        form.fps,
        quality=form.quality,
        out=out,
    )
    with decode(film) as decoder:
        return timed(*argv, stdin=decoder.stdout)


def decode(film: Path) -> subprocess.Popen[bytes]:
    """Start to decode a film into raw frames."""
    argv = [ffmpeg.find_ffmpeg(), "-v", "error", "-nostdin", "-i", str(film)]
    argv += ["-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1"]
    return subprocess.Popen(argv, stdout=subprocess.PIPE)


@dataclass(frozen=True)
class Likeness:
    """How near a film is to the painted frames: means."""

    vmaf: float
    psnr: float
    """Of luma, in dB."""
    banding: float
    """CAMBI of the film: 0 is none, 5 is seen."""


def vmaf(frames: Path, film: Path, form: Form) -> float:
    """Return the mean VMAF of a film against raw frames."""
    return compare(frames, film, form).vmaf


# long: a call of ffmpeg, word for word
def compare(
    frames: Path, film: Path, form: Form, *, every: int = 3
) -> Likeness:
    """Return how near a film is to raw frames.

    Of every third frame: B-frames come in other steps, and would be left out by every fourth.
    """
    w, h = form.size
    base = [ffmpeg.find_ffmpeg(), "-hide_banner", "-nostdin"]
    source = [
        "-f",
        "rawvideo",
        "-pix_fmt",
        "yuv420p",
        "-s",
        f"{w}x{h}",
        "-r",
        str(form.fps),
        "-i",
    ]
    log = film.with_suffix(".json")
    meter = (
        f"libvmaf=n_threads=2:n_subsample={every}"
        f":feature=name=psnr|name=cambi:log_fmt=json:log_path={log}"
    )
    graph = ["-lavfi", meter, "-f", "null", "-"]
    # decoded by another process: given the film itself, the filter pairs its frames with those
    # beside the right ones
    with decode(film) as decoder:
        argv = [*base, *source, "pipe:0", *source, str(frames), *graph]
        subprocess.run(
            argv,
            stdin=decoder.stdout,
            check=True,
            capture_output=True,
        )
    means = json.loads(log.read_text("utf-8"))["pooled_metrics"]
    return Likeness(
        vmaf=means["vmaf"]["mean"],
        psnr=means["psnr_y"]["mean"],
        banding=means["cambi"]["mean"],
    )


def showing(
    film: Path, folder: Path, seen: Callable[[SegmentRequest], bool]
) -> int:
    """Count the segments of a rendered film that satisfy a test."""
    return sum(map(seen, requests(board(film, folder)[1])))
