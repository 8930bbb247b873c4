"""One server of each platform, an account at it, and what has to be there in the end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lantern.publishing.upload import Upload
from tests.servers import archive_server, vimeo_server, youtube_server
from tests.servers.archive_server import ArchiveItem, ArchiveServer
from tests.servers.faults import Service, serving
from tests.servers.peertube_server import PeerTubeServer
from tests.servers.vimeo_server import VimeoServer
from tests.servers.youtube_server import YouTubeServer
from tests.support.errands import Errand


@dataclass(frozen=True)
class Rig:
    """A platform for an errand: its server, the secret of an account, and the proof."""

    make_server: Callable[[], Service]
    make_secret: Callable[[Service], Mapping[str, str]]
    """Returns what somebody has who signs in now."""
    find_wrong: Callable[[Service, Upload], list[str]]
    """Returns what isn't as an upload has it; empty if all of it is there, once."""
    decided: Mapping[str, Any]
    """What a film says of this platform that is sent as `uploads.make_upload` has it."""
    account: str = "ann"
    is_seen: Callable[[Service], bool] = lambda server: False
    """Tells whether others see a video."""
    change: Callable[[Upload], Upload] = lambda upload: upload
    """Makes an upload one that the platform takes."""

    def require_whole(self, server: Service, upload: Upload) -> None:
        """Fail unless all of an upload is there, once."""
        wrong = self.find_wrong(server, upload)
        assert wrong == []


def _make_youtube_secret(server: Service) -> Mapping[str, str]:
    return {
        "client_id": youtube_server.CLIENT_ID,
        "client_secret": youtube_server.CLIENT_SECRET,
        "refresh_token": youtube_server.REFRESH_TOKEN,
    }


def _make_peertube_secret(server: Service) -> Mapping[str, str]:
    """Tokens of a sign-in of today, as they mostly are."""
    assert isinstance(server, PeerTubeServer)
    tokens = server.issue_tokens()
    return {
        "access_token": tokens["access_token"],
        "refresh_token": tokens["refresh_token"],
        "expires": "99999999999",
    }


def _find_wrong_youtube(server: Service, upload: Upload) -> list[str]:
    assert isinstance(server, YouTubeServer)
    if len(server.videos) != 1:
        return [f"{len(server.videos)} videos"]
    (video,) = server.videos.values()
    tracks = [
        (each["language"], each["text"]) for each in video.captions.values()
    ]
    item = {"playlistId": "PL1", "videoId": video.id}
    return _list_false(
        {
            **_compare_film(video, upload),
            "thumbnail": video.thumbnail == _read_thumbnail(upload),
            "captions": sorted(tracks)
            == sorted(_read_captions(upload).items()),
            "chapters": video.snippet["description"] == _describe(upload),
            "playlist": list(server.items.values()) == [item],
            "privacy": video.status["privacyStatus"] == "unlisted",
        }
    )


def _find_wrong_peertube(server: Service, upload: Upload) -> list[str]:
    assert isinstance(server, PeerTubeServer)
    if len(server.videos) != 1:
        return [f"{len(server.videos)} videos"]
    (video,) = server.videos.values()
    image = _read_thumbnail(upload)
    images = {"thumbnailfile": image, "previewfile": image}
    chapters = [
        {"timecode": int(each.seconds), "title": each.title}
        for each in upload.chapters
    ]
    element = {"playlist": "11", "video": video.number}
    return _list_false(
        {
            **_compare_film(video, upload),
            "thumbnail": video.images == images,
            "captions": video.captions == _read_captions(upload),
            "chapters": video.chapters == chapters,
            "playlist": list(server.elements.values()) == [element],
            "privacy": video.fields["privacy"] == 2,
        }
    )


def _find_wrong_vimeo(server: Service, upload: Upload) -> list[str]:
    assert isinstance(server, VimeoServer)
    if len(server.videos) != 1:
        return [f"{len(server.videos)} videos"]
    video = server.video
    digests = [version.digest.hexdigest() for version in video.whole]
    tracks = [
        each for each in video.tracks.values() if each.about.get("active")
    ]
    pictures = [
        each for each in video.pictures.values() if each.about.get("active")
    ]
    have_files = all(each.content for each in [*tracks, *pictures])
    return _list_false(
        {
            "bytes": digests == [upload.digest],
            "thumbnail": len(pictures) == 1,
            "captions": len(tracks) == len(upload.captions),
            "files": have_files,
            "chapters": len(video.chapters) == len(upload.chapters),
            "playlist": server.albums["900"] == {video.number},
            "privacy": video.about["privacy"]["view"] == "unlisted",
        }
    )


def _find_wrong_archive(server: Service, upload: Upload) -> list[str]:
    assert isinstance(server, ArchiveServer)
    if len(server.items) != 1:
        return [f"{len(server.items)} items"]
    (item,) = server.items.values()
    data = upload.video.read_bytes()
    digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
    films = {
        name: each.md5
        for name, each in item.files.items()
        if name.endswith(".mp4")
    }
    return _list_false(
        {
            "bytes": films == {f"{upload.film}.mp4": digest},
            "thumbnail": "__ia_thumb.jpg" in item.files,
            "srt": _count_files(item, ".srt") == len(upload.captions),
            "vtt": _count_files(item, ".vtt") == len(upload.captions),
            "extras": _count_files(item, ".html") == len(upload.extras),
            "derived": item.derived > 0,
        }
    )


def _describe(upload: Upload) -> str:
    """Return the description with the chapters, which it may have already."""
    chapters = "\n".join(
        f"0:{int(each.seconds):02} {each.title}" for each in upload.chapters
    )
    text = upload.description.rstrip()
    return text if chapters in text else f"{text}\n\n{chapters}"


def _compare_film(video: Any, upload: Upload) -> dict[str, bool]:
    return {
        "name": video.name == upload.file_name,
        "size": video.size == upload.size,
        "bytes": video.digest == upload.digest,
    }


def _read_thumbnail(upload: Upload) -> bytes:
    assert upload.thumbnail is not None
    return upload.thumbnail.read_bytes()


def _read_captions(upload: Upload) -> dict[str, bytes]:
    return {each.language: each.path.read_bytes() for each in upload.captions}


def _count_files(item: ArchiveItem, end: str) -> int:
    return sum(name.endswith(end) for name in item.files)


def _list_false(facts: Mapping[str, bool]) -> list[str]:
    """Return the names of what isn't true."""
    return [name for name, is_true in facts.items() if not is_true]


def _is_seen_on_youtube(server: Service) -> bool:
    assert isinstance(server, YouTubeServer)
    videos = server.videos.values()
    return any(video.status["privacyStatus"] != "private" for video in videos)


def _is_seen_on_peertube(server: Service) -> bool:
    assert isinstance(server, PeerTubeServer)
    return any(video.fields["privacy"] != 3 for video in server.videos.values())


def _is_seen_on_vimeo(server: Service) -> bool:
    assert isinstance(server, VimeoServer)
    videos = server.videos.values()
    return any(video.about["privacy"]["view"] != "nobody" for video in videos)


RIGS = {
    "youtube": Rig(
        YouTubeServer,
        _make_youtube_secret,
        _find_wrong_youtube,
        {
            "made_for_kids": False,
            "synthetic": False,
            "privacy": "unlisted",
            "playlist": "PL1",
        },
        is_seen=_is_seen_on_youtube,
    ),
    "peertube": Rig(
        PeerTubeServer,
        _make_peertube_secret,
        _find_wrong_peertube,
        {"privacy": "unlisted", "playlist": "11"},
        account="history",
        is_seen=_is_seen_on_peertube,
    ),
    "vimeo": Rig(
        VimeoServer,
        lambda server: {"token": vimeo_server.TOKEN},
        _find_wrong_vimeo,
        {"privacy": "unlisted", "playlist": "900"},
        is_seen=_is_seen_on_vimeo,
        change=lambda upload: replace(upload, playlist="Salt road"),
    ),
    "archive": Rig(
        ArchiveServer,
        lambda server: {
            "access": archive_server.ACCESS,
            "secret": archive_server.SECRET,
        },
        _find_wrong_archive,
        {"privacy": "public"},
        change=lambda upload: replace(
            upload,
            privacy="public",
            playlist=None,
        ),
    ),
}


@contextmanager
def rigging(
    name: str, folder: Path, upload: Upload
) -> Iterator[tuple[Service, Errand]]:
    """The server of a platform, and a film on its way to it, as long as the block lasts."""
    rig = RIGS[name]
    server = rig.make_server()
    with serving(server):
        errand = Errand(name, server.base, folder, rig.change(upload))
        errand.keep_secret(rig.make_secret(server))
        yield server, errand
