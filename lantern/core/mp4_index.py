"""The index of an MP4: how many pictures and samples the file has, and how they are decoded.

It is read here, since starting ffmpeg takes as long as a few frames.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from lantern.core.files import open_plain
from lantern.core.problems import ToolFailure

AAC_FRAME = 1024
"""Samples in a packet of AAC."""


def count_pictures(path: Path, label: str) -> int:
    """Return how many pictures an MP4 has; 0 if it has no video.

    They are counted in the file's own index, since starting ffmpeg takes as long as a few frames.

    Raises:
        ToolFailure: the file is no MP4, or was cut short.
    """
    return _count_packets(path, label, b"vide")


def count_sound_samples(path: Path, label: str) -> int:
    """Return how many samples the AAC in an MP4 has room for; 0 if it has no sound.

    Raises:
        ToolFailure: the file is no MP4, or was cut short.
    """
    return AAC_FRAME * _count_packets(path, label, b"soun")


def read_decoder_config(path: Path, label: str) -> bytes:
    """Return what an MP4 tells a decoder of its H.264: profile, level and parameter sets.

    Files can only be joined by stream copy where it is the same. It is empty if there is no video.

    Raises:
        ToolFailure: the file is no MP4, or was cut short.
    """
    described = _find_box(_read_sample_table(path, label, b"vide"), b"stsd")
    entry = _find_box(described[_STSD_FIELDS:], b"avc1")
    return _find_box(entry[_AVC1_FIELDS:], b"avcC")


_STSD_FIELDS = 8
"""Bytes before the boxes in an `stsd` box."""
_AVC1_FIELDS = 78
"""Bytes before the boxes in an `avc1` box."""


def _count_packets(path: Path, label: str, wanted: bytes) -> int:
    """Return how many packets the first track of a kind has."""
    sizes = _find_box(_read_sample_table(path, label, wanted), b"stsz")
    return int.from_bytes(sizes[8:12])


def _read_sample_table(path: Path, label: str, wanted: bytes) -> bytes:
    """Return what is in the `stbl` box of the first track of a kind; nothing without such one."""
    index = _read_index(path)
    if not index:
        raise ToolFailure(f"{label}: {path.name} is no whole MP4")
    for kind, track in _iter_boxes(index):
        if kind != b"trak":
            continue
        media = dict(_iter_boxes(_find_box(track, b"mdia")))
        if media.get(b"hdlr", b"")[8:12] == wanted:
            return _find_box(media[b"minf"], b"stbl")
    return b""


def _read_index(path: Path) -> bytes:
    """Return what is in the `moov` box of an MP4; nothing if there is none or the file is cut."""
    index = b""
    end = 0
    with open_plain(path) as stream:
        while len(head := stream.read(16)) == 16:
            size = int.from_bytes(head[:4])
            if size == 1:  # the real size follows, in 64 bits
                size = int.from_bytes(head[8:])
            if head[4:8] == b"moov":
                index = head[8:] + stream.read(size - 16)
            end += max(size, 8)
            stream.seek(end)
        is_whole = end == stream.seek(0, os.SEEK_END)
    return index if is_whole else b""


def _iter_boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the type and the content of each box, one level deep."""
    at = 0
    while at + 8 <= len(data):
        size = max(8, int.from_bytes(data[at : at + 4]))
        yield data[at + 4 : at + 8], data[at + 8 : at + size]
        at += size


def _find_box(data: bytes, *path: bytes) -> bytes:
    for kind in path:
        data = dict(_iter_boxes(data)).get(kind, b"")
    return data
