"""One server of each platform, an account at it, and what has to be there in the end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.publishing.upload import Upload
from tests.servers import archive_server, vimeo_server, youtube_server
from tests.servers.archive_server import ArchiveServer
from tests.servers.faults import Service, serving
from tests.servers.peertube_server import PeerTubeServer
from tests.servers.vimeo_server import VimeoServer
from tests.servers.youtube_server import YouTubeServer
from tests.support.kills import Errand


@dataclass(frozen=True)
class Rig:
    """A platform for an errand: its server, the secret of an account, and the proof."""

    make_server: Callable[[], Service]
    make_secret: Callable[[Service], Mapping[str, str]]
    require_whole: Callable[[Service, Upload], None]
    """Fails unless all of an upload is there, once."""
    change: Callable[[Upload], Upload] = lambda upload: upload
    """Makes an upload one that the platform takes."""


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


def _require_youtube(server: Service, upload: Upload) -> None:
    assert isinstance(server, YouTubeServer)
    (video,) = server.videos.values()
    assert video.digest == upload.digest
    assert video.thumbnail is not None
    assert len(video.captions) == len(upload.captions)
    assert len(server.items) == 1
    assert "0:41 The pass" in video.snippet["description"]
    assert video.status["privacyStatus"] == "unlisted"


def _require_peertube(server: Service, upload: Upload) -> None:
    assert isinstance(server, PeerTubeServer)
    (video,) = server.videos.values()
    assert video.digest == upload.digest
    assert set(video.images) == {"thumbnailfile", "previewfile"}
    assert len(video.captions) == len(upload.captions)
    assert len(video.chapters) == len(upload.chapters)
    assert len(server.elements) == 1
    assert video.fields["privacy"] == 2


def _require_vimeo(server: Service, upload: Upload) -> None:
    assert isinstance(server, VimeoServer)
    (video,) = server.videos.values()
    assert [version.digest.hexdigest() for version in video.whole] == [upload.digest]
    assert video.about["privacy"]["view"] == "unlisted"
    assert sum(
        part.about.get("active") is True for part in video.tracks.values()
    ) == len(upload.captions)
    assert (
        sum(part.about.get("active") is True for part in video.pictures.values()) == 1
    )
    assert len(video.chapters) == len(upload.chapters)


def _require_archive(server: Service, upload: Upload) -> None:
    assert isinstance(server, ArchiveServer)
    (item,) = server.items.values()
    film = item.files[f"{upload.film}.mp4"]
    data = upload.video.read_bytes()
    assert film.md5 == hashlib.md5(data, usedforsecurity=False).hexdigest()
    assert "__ia_thumb.jpg" in item.files
    languages = [each.language for each in upload.captions]
    assert sum(name.endswith(".srt") for name in item.files) == len(languages)


RIGS = {
    "youtube": Rig(YouTubeServer, _make_youtube_secret, _require_youtube),
    "peertube": Rig(PeerTubeServer, _make_peertube_secret, _require_peertube),
    "vimeo": Rig(
        VimeoServer,
        lambda server: {"token": vimeo_server.TOKEN},
        _require_vimeo,
        lambda upload: replace(upload, playlist="Salt road"),
    ),
    "archive": Rig(
        ArchiveServer,
        lambda server: {
            "access": archive_server.ACCESS,
            "secret": archive_server.SECRET,
        },
        _require_archive,
        lambda upload: replace(upload, privacy="public", playlist=None),
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
