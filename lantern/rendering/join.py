"""Segments, mix, captions and chapters to a Release: the files a person uploads, staged in one folder."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from lantern.checks import sourcing
from lantern.checks.sourcing import claims, coverage
from lantern.core import ffmpeg, process
from lantern.core.problems import ToolFailure
from lantern.core.records import load_record
from lantern.core.store import Store
from lantern.core.units import SAMPLE_RATE, Rate, Shape, Size
from lantern.graphics import photo
from lantern.graphics.pixels import U8, Planes, to_rgb
from lantern.plan import Job, Rendition, build_segment_request
from lantern.plan.project import Project
from lantern.plan.results import TakeInfo
from lantern.rendering.release import description, web_pages
from lantern.timeline import Timeline, split_segments
from lantern.timeline.captions import files, readability
from lantern.visuals import compose
from lantern.visuals.requests import SegmentRequest

THUMBNAILS: dict[Shape, Size] = {
    "wide": (1280, 720),
    "portrait": (1080, 1920),
    "square": (1080, 1080),
}
"""What platforms ask for beside a film of each shape."""
THUMBNAIL_BYTES = 2_000_000
TRACK = "track.srt"


@dataclass(frozen=True)
class Release:
    """The staged files by name, and what was measured of the film."""

    files: Mapping[str, Path]
    frames: int
    loudness: ffmpeg.Loudness


def make(
    board: Rendition,
    jobs: Sequence[Job],
    mix: Job,
    store: Store,
    folder: Path,
    *,
    project: Project,
) -> Release:
    """Join, caption and describe the film into `folder`. Raises ToolFailure when the result is not what was cut."""
    name = board.script.name
    film = board.script.film
    timeline = board.timeline
    chapters = description.make_chapters(
        timeline.chapters, timeline.total, timeline.fps
    )
    tags = {"title": film.title, "comment": film.subtitle}
    (folder / "chapters.txt").write_text(
        description.format_ffmetadata(tags, chapters, timeline.fps), "utf-8"
    )
    video = folder / f"{name}.mp4"
    if film.captions.track and board.cues:
        (folder / TRACK).write_text(files.format_srt(board.cues, timeline.fps), "utf-8")
    measured = join(jobs, mix, (store, folder), (timeline, film.language), video)
    written = {
        f"{name}.srt": files.format_srt(board.cues, timeline.fps),
        f"{name}.vtt": files.format_vtt(
            board.cues,
            timeline.fps,
            language=film.language,
            title=film.title,
            word_times=film.captions.words,
        ),
        "description.txt": description.format_description(
            _about(board), chapters, timeline.fps
        ),
        "credits.html": web_pages.format_credits_page(
            board.script, board.ledger, board.speaker
        ),
        "sources.html": web_pages.format_sources_page(project),
    }
    for file, text in written.items():
        (folder / file).write_text(text, "utf-8", newline="\n")
    (folder / "thumbnail.jpg").write_bytes(_thumbnail(board, store))
    staged = {file: folder / file for file in (video.name, *written, "thumbnail.jpg")}
    return Release(staged, timeline.total, measured)


def join(
    jobs: Sequence[Job], mix: Job, places: tuple[Store, Path], cut: tuple[Timeline, str], out: Path
) -> ffmpeg.Loudness:  # fmt: skip
    """Segments and mix into one MP4 at `out`, counted and measured. The folder holds `chapters.txt`, and TRACK if the
    film gets a track of subtitles."""
    store, folder = places
    timeline, language = cut
    lines = ["ffconcat version 1.0"]
    for job in jobs:
        path = store.get(job.key, job.suffix)
        if path is None:
            raise ToolFailure(
                f"{job.name} vanished from the store; run the same command again"
            )
        quoted = str(path.resolve()).replace("'", "'\\''")
        assert isinstance(job.request, SegmentRequest)
        seconds = job.request.length / timeline.fps
        lines += [f"file '{quoted}'", f"duration {seconds:.9f}"]
    (folder / "segments.txt").write_text(
        "\n".join(lines) + "\n", "utf-8", errors="surrogateescape"
    )
    sound = store.get(mix.key, mix.suffix)
    if sound is None:
        raise ToolFailure("the mix vanished from the store; run the same command again")
    track = folder / TRACK
    parts = ffmpeg.MuxInputs(
        folder / "segments.txt",
        sound,
        folder / "chapters.txt",
        language,
        track if track.is_file() else None,
    )
    process.run(ffmpeg.build_mux_argv(parts, out), "joining the film", 3600)
    count = ffmpeg.count_pictures(out, "counting the film's frames")
    if count != timeline.total:
        raise ToolFailure(f"the film has {count} frames, and {timeline.total} were cut")
    # the film's sound is the mix, copied
    known = load_record(store, mix.key, ffmpeg.Loudness)
    return known or ffmpeg.measure_loudness(out, "measuring the film")


def paint_frame(board: Rendition, n: int, store: Store) -> Planes:
    """Frame n of the film: the very planes that go to the encoder."""
    segment = next(
        s for s in split_segments(board.timeline) if s.start <= n < s.start + s.length
    )
    prepared = compose.prepare(build_segment_request(board, segment), store, board.look)
    return compose.paint(prepared, n - segment.start)


def _thumbnail(board: Rendition, store: Store) -> bytes:
    pictures = board.script.list_assets("thumbnail")
    still = pictures[0].path if pictures else None
    size = THUMBNAILS[board.output_format.shape]
    shown = (
        photo.read_pixels(
            still,
            _find_covering_width(photo.read_size(still), size),
            typefaces=board.look.typefaces,
        )
        if still
        else _choose_frame(board, store)
    )
    picture = ImageOps.fit(Image.fromarray(shown), size, Image.Resampling.LANCZOS)
    for quality in (92, 80, 60, 40):
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=quality)
        if data.tell() < THUMBNAIL_BYTES:
            break
    return data.getvalue()


def _find_covering_width(picture: Size, size: Size) -> int:
    """The width at which a drawing covers a frame."""
    return math.ceil(max(size[0], size[1] * picture[0] / picture[1]))


def _choose_frame(board: Rendition, store: Store) -> U8:
    """The frame that stands for the film."""
    rate = Rate(board.timeline.fps)
    chosen = board.script.film.thumbnail
    part = (
        board.script.select(chosen.scene)
        if chosen and chosen.scene
        else board.script.parts[0]
    )
    assert part is not None  # checked when the script was read
    start = next(c.start for c in board.timeline.shots if c.scene == part.number - 1)
    n = min(
        start + rate.to_frames(chosen.at if chosen else 3.5), board.timeline.total - 1
    )
    marks = tuple(
        mark for mark in board.timeline.overlays if mark.kind != "caption"
    )  # half a sentence tells nothing
    bare = replace(board, timeline=replace(board.timeline, overlays=marks))
    return to_rgb(paint_frame(bare, n, store))


def _about(board: Rendition) -> description.DescriptionData:
    film = board.script.film
    article = film.article
    return description.DescriptionData(
        title=film.title,
        subtitle=film.subtitle,
        article=article.title if article else "",
        author=article.author if article else "",
        published=article.published if article else "",
        sources=claims.format_claims(board.script),
        credits=[
            f"Narration: {board.speaker}",
            *board.ledger.format_lines(board.script),
        ],
    )


def build_summary(
    board: Rendition, takes: Mapping[int, Job], store: Store, *, project: Project
) -> dict[str, Any]:
    """What the report says of the film's making, but for clock times."""
    timeline = board.timeline
    scenes = []
    for i, part in enumerate(board.script.parts):
        cuts = [c for c in timeline.shots if c.scene == i]
        info = load_record(store, takes[i].key, TakeInfo) if i in takes else None
        scenes.append(
            {
                "scene": part.scene.scene,
                "id": part.id,
                "start": cuts[0].start / timeline.fps,
                "seconds": (cuts[-1].end - cuts[0].start) / timeline.fps,
                "shots": len(cuts),
                "passage": list(part.scene.passage),
                "voice": info.engine if info else None,
                "word_times": info.timing if info else None,
                "alignment": list(info.alignment) if info else None,
                "words": len(timeline.words[i]),
            }
        )
    seconds = timeline.total / timeline.fps
    read = readability.measure_captions(board.cues, timeline.fps)
    return {
        "seconds": seconds,
        "frames": timeline.total,
        "sound_hz": SAMPLE_RATE,
        "captions": asdict(read) if read else None,
        "scenes": scenes,
        "coverage": coverage.count_states(
            sourcing.load(project.script, project.lock)[0].rows
        ),
    }
