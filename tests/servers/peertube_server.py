"""A PeerTube instance on the loopback, as far as publishing needs one.

What it refuses and answers is taken from PeerTube's source: the validators of videos and of
resumable uploads, the OAuth model, and node-uploadx, which keeps its sessions.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.servers.chunked import ChunkedService, Session
from tests.servers.faults import Asked, Given
from tests.servers.peertube_fields import (
    CATEGORIES,
    KEPT_FIELDS,
    LANGUAGES,
    LICENCES,
    PRIVACIES,
    find_field_fault,
)

CLIENT = {
    "client_id": "planted-client-id",
    "client_secret": "planted-client-secret",
}
USER = "ann"
PASSWORD = "planted-password"
CODE = "planted-123456"
API = "/api/v1"


@dataclass
class TubeVideo:
    """A video, as the instance keeps it."""

    number: int
    uuid: str
    name: str
    size: int
    digest: str
    fields: dict[str, Any]
    duration: int
    images: dict[str, bytes] = field(default_factory=dict)
    captions: dict[str, bytes] = field(default_factory=dict)
    chapters: list[dict[str, Any]] = field(default_factory=list)
    polls: int = 0
    replaced: int = 0


class PeerTubeServer(ChunkedService):
    """One instance with one user, who has channels and playlists."""

    def __init__(self) -> None:
        super().__init__()
        self.videos: dict[str, TubeVideo] = {}
        self.channels = {"history": 5, "cooking": 6}
        self.playlists = {"11": "Old maps", "12": "Rivers"}
        self.elements: dict[str, dict[str, Any]] = {}
        self.refresh_tokens: set[str] = set()
        self.wants_code = False
        self.least_chunk = 0
        self.film_seconds = 62.0
        """How long it finds the films that come, of which it knows the bytes only."""
        self.settling = 0
        """How often the whole film is answered by 503: it is being worked on."""
        self.failure = False
        self.allows_replacing = True
        self.quota = 10**12
        self.knows_chapters = True
        """Whether it is PeerTube 6 or newer."""
        self.hears = ""
        """The language of the captions that it makes by itself."""
        self._count = 0

    def make_id(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count}"

    def issue_tokens(self) -> dict[str, Any]:
        """New tokens; the ones before are worth nothing any more."""
        access = self.make_id("planted-access-token-")
        refresh = self.make_id("planted-refresh-token-")
        self.tokens, self.refresh_tokens = {access}, {refresh}
        return {
            "access_token": access,
            "refresh_token": refresh,
            "expires_in": 86399,
            "token_type": "Bearer",
        }

    # --- answers ---------------------------------------------------------------------------------

    def answer(self, asked: Asked) -> Given:
        path = asked.path.removeprefix(API)
        if path == "/oauth-clients/local":
            return Given(200, CLIENT)
        if path == "/users/token":
            return self.give_token(asked)
        if path == "/config":
            update = {"enabled": self.allows_replacing}
            return Given(200, {"videoFile": {"update": update}})
        if path.startswith("/videos/") and asked.method == "GET":
            tables = {
                "categories": CATEGORIES,
                "licences": LICENCES,
                "privacies": PRIVACIES,
                "languages": LANGUAGES,
            }
            table = tables.get(path.removeprefix("/videos/"))
            if table is not None:
                return Given(200, table)
        if not self.is_signed(asked):
            return fail(
                401, "invalid_token", "Invalid token: access token has expired"
            )
        return self.answer_signed(asked, path)

    def answer_signed(self, asked: Asked, path: str) -> Given:
        routes: dict[str, Callable[..., Given]] = {
            r"/users/me": self.show_user,
            r"/users/me/videos": self.list_videos,
            r"/users/me/video-playlists/videos-exist": self.list_places,
            r"/accounts/ann/video-playlists": self.list_playlists,
            r"/video-playlists/(\d+)/videos": self.add_element,
            r"/video-playlists/\d+/videos/(\w+)": self.remove_element,
            r"/videos/upload-resumable": self.upload,
            r"/videos/([\w-]+)/source/replace-resumable": self.upload,
            r"/videos/([\w-]+)/source": self.show_source,
            r"/videos/([\w-]+)/captions": self.list_captions,
            r"/videos/([\w-]+)/captions/([\w-]+)": self.put_captions,
            r"/videos/([\w-]+)/chapters": self.answer_chapters,
            r"/videos/([\w-]+)": self.answer_video,
        }
        for pattern, route in routes.items():
            found = re.fullmatch(pattern, path)
            if found:
                return route(asked, *found.groups())
        return Given(404, b"no such route")

    def give_token(self, asked: Asked) -> Given:
        form = asked.form
        if {key: form.get(key) for key in CLIENT} != CLIENT:
            return fail(
                400, "invalid_client", "Invalid client: client is invalid"
            )
        if form["grant_type"] == "refresh_token":
            if form["refresh_token"] not in self.refresh_tokens:
                words = "Invalid grant: refresh token is invalid"
                return fail(400, "invalid_grant", words)
            return Given(200, self.issue_tokens())
        if (form["username"], form["password"]) != (USER, PASSWORD):
            words = "Invalid grant: user credentials are invalid"
            return fail(400, "invalid_grant", words)
        code = asked.headers.get("x-peertube-otp")
        if self.wants_code and code is None:
            return fail(401, "missing_two_factor", "Missing two factor header")
        if self.wants_code and code != CODE:
            return fail(400, "invalid_two_factor", "Invalid two factor header")
        return Given(200, self.issue_tokens())

    def show_user(self, asked: Asked) -> Given:
        channels = [
            {"id": key, "name": name} for name, key in self.channels.items()
        ]
        return Given(200, {"username": USER, "videoChannels": channels})

    # --- the film --------------------------------------------------------------------------------

    def find_chunk_fault(self, start: int, end: int, session: Session) -> str:
        if end != session.size and end - start < self.least_chunk:
            return f"Chunk size should be at least {self.least_chunk} bytes"
        return super().find_chunk_fault(start, end, session)

    def upload(self, asked: Asked, key: str = "") -> Given:
        if asked.method == "POST":
            return self.open_session(asked, key)
        session = self.find_session(asked)
        if session is None:
            return fail(404, "", "File not found")
        fault = self.is_chunk_refused(asked, session)
        if fault.startswith("Chunk size"):
            return fail(400, "", f"{fault} (except for the last chunk)")
        if fault:
            return fail(409, "", fault)
        if session.kept < session.size:
            headers = {"Range": f"bytes=0-{session.kept - 1}"}  # 0--1 for none
            return Given(308, headers=headers)
        return self.finish(asked, key, session)

    def open_session(self, asked: Asked, key: str) -> Given:
        body = asked.json
        size = int(asked.headers["x-upload-content-length"])
        fault = "" if key else find_field_fault(body, self.channels.values())
        if (
            "filename" not in body
            or "x-upload-content-type" not in asked.headers
        ):
            fault = "filename is missing"
        if fault:
            return fail(400, "", fault)
        if size > self.quota:
            return fail(
                413, "quota_reached", "The user video quota is exceeded"
            )
        if key and not self.allows_replacing:
            return fail(
                403, "", "Updating the file of an existing video is not allowed"
            )
        return self.find_or_open(asked, key, size)

    def find_or_open(self, asked: Asked, key: str, size: int) -> Given:
        body = asked.json
        # the same user, name, size and date make the same session
        same = [
            str(body.get(each)) for each in ("name", "filename", "lastModified")
        ]
        upload_id = (
            "planted-"
            + hashlib.sha256(repr([*same, size, key]).encode()).hexdigest()
        )
        session = self.sessions.get(upload_id)
        status = 200 if session and session.kept else 201
        if session is None:
            self.sessions[upload_id] = Session(size, asked)
        # behind another server it doesn't know its own scheme
        host = self.base.removeprefix("http:")
        where = f"{host}{asked.path}?upload_id={upload_id}"
        return Given(status, headers={"Location": where})

    def finish(self, asked: Asked, key: str, session: Session) -> Given:
        """Make the video; then the session is gone."""
        if not session.finished:
            session.finished = self.make_video(session, key)
        if self.settling:
            self.settling -= 1
            words = "The upload is already being processed"
            return Given(503, {"detail": words}, {"Retry-After": "300"})
        video: TubeVideo = session.finished
        del self.sessions[asked.query["upload_id"]]
        if key:
            return Given(200, {"inputFilename": video.name})
        shown = {
            "id": video.number,
            "uuid": video.uuid,
            "shortUUID": f"s{video.uuid}",
        }
        return Given(200, {"video": shown})

    def make_video(self, session: Session, key: str) -> TubeVideo:
        body = session.opening.json
        digest = session.digest.hexdigest()
        if key:
            video = self.videos[key]
            video.name, video.size, video.digest = (
                body["filename"],
                session.size,
                digest,
            )
            video.replaced += 1
            video.polls = 0
            return video
        fields = {name: body[name] for name in KEPT_FIELDS if name in body}
        number = 100 + len(self.videos)
        uuid = self.make_id("uuid-")
        self.videos[uuid] = TubeVideo(
            number,
            uuid,
            body["filename"],
            session.size,
            digest,
            fields,
            round(self.film_seconds),
        )
        return self.videos[uuid]

    def list_videos(self, asked: Asked) -> Given:
        newest = list(self.videos.values())[::-1]
        rows = [
            {
                "uuid": each.uuid,
                "shortUUID": f"s{each.uuid}",
                "duration": each.duration,
            }
            for each in newest
        ]
        return Given(200, {"total": len(rows), "data": rows})

    def show_source(self, asked: Asked, key: str) -> Given:
        video = self.videos.get(key)
        if video is None:
            return fail(404, "", "Video not found")
        return Given(200, {"inputFilename": video.name, "size": video.size})

    def answer_video(self, asked: Asked, key: str) -> Given:
        video = self.videos.get(key)
        if video is None:
            return fail(404, "", "Video not found")
        if asked.method == "PUT":
            return self.update_video(asked, video)
        video.polls += 1
        state = {"id": 2, "label": "To transcode"}
        if video.polls >= self.polls_needed:
            state = {"id": 1, "label": "Published"}
        if self.failure:
            state = {"id": 7, "label": "Transcoding failed"}
        privacy = str(video.fields["privacy"])
        return Given(
            200,
            {
                "id": video.number,
                "uuid": video.uuid,
                "state": state,
                "privacy": {"id": int(privacy), "label": PRIVACIES[privacy]},
            },
        )

    def update_video(self, asked: Asked, video: TubeVideo) -> Given:
        """Change what is sent, and leave the rest; images come as files."""
        if asked.headers["content-type"].startswith("multipart/form-data"):
            files = read_files(asked)
            if not set(files) <= {"thumbnailfile", "previewfile"}:
                return fail(400, "", "Unexpected field")
            video.images |= files
            return Given(204)
        body = asked.json
        fault = find_field_fault(
            {**video.fields, **body}, self.channels.values()
        )
        if fault:
            return fail(400, "", fault)
        if body.get("description", "same") != "same" and video.chapters:
            video.chapters = []  # a new description may bring others
        video.fields |= {
            name: body[name] for name in KEPT_FIELDS if name in body
        }
        return Given(204)

    # --- what goes with it -----------------------------------------------------------------------

    def put_captions(self, asked: Asked, key: str, language: str) -> Given:
        if language not in LANGUAGES:
            return fail(400, "", "captionLanguage is invalid")
        if language == self.hears:
            self.hears = ""  # one's own take the place of them
        self.videos[key].captions[language] = read_files(asked)["captionfile"]
        return Given(204)

    def list_captions(self, asked: Asked, key: str) -> Given:
        """As OpenAPI 8.1 says: what the instance heard by itself is marked."""
        rows = [
            {
                "language": {"id": code},
                "automaticallyGenerated": code == self.hears,
            }
            for code in self.videos[key].captions
        ]
        return Given(200, {"total": len(rows), "data": rows})

    def answer_chapters(self, asked: Asked, key: str) -> Given:
        if not self.knows_chapters:
            return Given(404, b"no such route")
        if asked.method == "GET":
            return Given(200, {"chapters": self.videos[key].chapters})
        chapters = asked.json["chapters"]
        times = [chapter["timecode"] for chapter in chapters]
        are_good = all(
            1 <= len(chapter["title"]) <= 100 for chapter in chapters
        )
        are_whole = all(isinstance(at, int) for at in times)
        if not are_good or not are_whole or len(set(times)) != len(times):
            return fail(400, "", "chapters are invalid")
        self.videos[key].chapters = chapters
        return Given(204)

    def list_playlists(self, asked: Asked) -> Given:
        rows = [
            {"id": int(k), "displayName": name}
            for k, name in self.playlists.items()
        ]
        return Given(200, {"data": rows})

    def list_places(self, asked: Asked) -> Given:
        wanted = asked.query["videoIds"]
        places = [
            {
                "playlistElementId": int(key),
                "playlistId": int(element["playlist"]),
            }
            for key, element in self.elements.items()
            if str(element["video"]) == wanted
        ]
        return Given(200, {wanted: places})

    def add_element(self, asked: Asked, playlist: str) -> Given:
        if playlist not in self.playlists:
            return fail(404, "", "Video playlist not found")
        key = self.make_id("7")
        self.elements[key] = {
            "playlist": playlist,
            "video": asked.json["videoId"],
        }
        return Given(200, {"videoPlaylistElement": {"id": int(key)}})

    def remove_element(self, asked: Asked, key: str) -> Given:
        found = self.elements.pop(key, None)
        return Given(204) if found else fail(404, "", "Element not found")


def read_files(asked: Asked) -> dict[str, bytes]:
    """The files of a multipart/form-data body, by the names of their fields."""
    found = re.fullmatch(
        r"multipart/form-data; boundary=(\S+)", asked.headers["content-type"]
    )
    assert found
    files = {}
    for part in asked.body.split(b"--" + found[1].encode())[1:-1]:
        head, _, data = part.partition(b"\r\n\r\n")
        name = re.search(rb' name="(\w+)"; filename="[^"\r\n]+"', head)
        assert name, head
        files[name[1].decode()] = data[:-2]
    return files


def fail(status: int, code: str, detail: str) -> Given:
    """An error, as PeerTube writes one."""
    content = {
        "type": "about:blank",
        "status": status,
        "detail": detail,
        "code": code,
    }
    return Given(status, content)
