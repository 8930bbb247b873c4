"""Encoded sound with tags, chapters and a cover: the files that are listened to."""

from __future__ import annotations

import shutil
from pathlib import Path

from lantern.core import ffmpeg, process
from lantern.core.files import open_plain, read_plain
from lantern.editions.podcast.id3 import EpisodeTags, build_id3
from lantern.editions.podcast.texts import EpisodeTexts
from lantern.rendering.release.description import format_ffmetadata

_LABEL = "writing the podcast"
_GENRE = "Podcast"
_PODCAST_MEDIA = "21"
"""The kind of media that Apple's players list among podcasts."""


def write_mp3(
    sound: Path, texts: EpisodeTexts, out: Path, *, cover: Path, fps: int
) -> None:
    """Write an MP3 with ID3 before its sound.

    Args:
        sound: the MP3 without tags.
        texts: what is written about the episode.
        out: the file to write.
        cover: a JPEG.
        fps: frames a second, in which chapters are counted.
    """
    tag = build_id3(texts.tags, texts.chapters, fps, cover=read_plain(cover))
    with open_plain(sound) as untagged, out.open("wb") as stream:
        stream.write(tag)
        shutil.copyfileobj(untagged, stream)


def write_m4a(
    sound: Path, texts: EpisodeTexts, out: Path, *, cover: Path, fps: int
) -> None:
    """Write an M4A, its arguments as those of `write_mp3`.

    Raises:
        ToolFailure: ffmpeg fails.
    """
    metadata = sound.with_name("chapters.txt")
    about = _list_metadata(texts.tags)
    metadata.write_text(
        format_ffmetadata(about, texts.chapters, fps), "utf-8", newline="\n"
    )
    inputs = ["-i", str(sound), "-f", "ffmetadata", "-i", str(metadata)]
    inputs += ["-f", "jpeg_pipe", "-i", str(cover)]
    maps = [
        "-map",
        "0:a",
        "-map",
        "2:v",
        "-map_metadata",
        "1",
        "-map_chapters",
        "1",
    ]
    kinds = ["-c", "copy", "-disposition:v:0", "attached_pic"]
    kinds += ["-metadata:s:a:0", f"language={texts.tags.language}"]
    argv = [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS, *inputs, *maps, *kinds]
    argv += [*ffmpeg.BITEXACT, *ffmpeg.MUX, "-f", "ipod", "-y", str(out)]
    process.run(argv, _LABEL, ffmpeg.limit_seconds(sound))


def _list_metadata(tags: EpisodeTags) -> dict[str, str]:
    """Return an episode's tags by ffmpeg's names."""
    return {
        "title": tags.title,
        "artist": tags.artist,
        "description": tags.subtitle,
        "synopsis": tags.notes,
        "lyrics": tags.transcript,
        "copyright": tags.copyright,
        "genre": _GENRE,
        "media_type": _PODCAST_MEDIA,
    }
