"""YouTube's Data API and Google's sign-in on the loopback, as far as publishing needs them.

What it refuses and answers is taken from the API's discovery document (revision 20261104) and from
the pages on resumable uploads and OAuth for installed programs. Where nobody could look, it says
so: "a guess".
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import urllib.parse
from dataclasses import dataclass, field
from typing import Any

from tests.servers.chunked import ChunkedService, Session
from tests.servers.faults import Asked, Given

CHUNK_STEP = 256 * 2**10
"""Chunks but the last are multiples of 256 KiB."""
SCOPE = "https://www.googleapis.com/auth/youtube.force-ssl"
CLIENT_ID = "client-of-mine.apps.googleusercontent.com"
CLIENT_SECRET = "GOCSPX-planted-client-secret"
REFRESH_TOKEN = "1//planted-refresh-token"
CATEGORIES = {
    "27": "Education",
    "28": "Science & Technology",
    "22": "People & Blogs",
}
NOT_ASSIGNABLE = {"18": "Short Movies"}
DEFAULTS = {
    "privacyStatus": "public",  # the default of the API isn't private
    "license": "youtube",
    "embeddable": True,
    "publicStatsViewable": True,
}


@dataclass
class Video:
    """A video, as YouTube keeps it."""

    id: str
    name: str
    size: int
    digest: str
    snippet: dict[str, Any]
    status: dict[str, Any]
    recording: dict[str, Any] = field(default_factory=dict)
    thumbnail: bytes | None = None
    captions: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By id: {language, name, trackKind, text}."""
    polls: int = 0
    """How often its state was read since the bytes came."""


class YouTubeServer(ChunkedService):
    """One Google account with one channel."""

    def __init__(self) -> None:
        super().__init__()
        self.videos: dict[str, Video] = {}
        self.playlists: dict[str, str] = {"PL1": "Old maps", "PL2": "Rivers"}
        self.items: dict[str, dict[str, str]] = {}
        """Items of playlists by id: {playlistId, videoId}."""
        self.refresh_token = REFRESH_TOKEN
        self.is_verified = True
        """Whether the channel is verified by phone; else it may have no own thumbnails."""
        self.is_audited = True
        """Whether Google has audited the project; else all its videos stay private."""
        self.rejection = ""
        self.has_channel = True
        self.knows_files = True
        """Whether it says by now of which files its videos were made."""
        self.granted = SCOPE
        self.codes: dict[str, dict[str, str]] = {}
        self._count = 0

    def make_id(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count}"

    def issue_token(self) -> str:
        token = self.make_id("ya29.planted-access-token-")
        self.tokens = {token}
        return token

    # --- answers ---------------------------------------------------------------------------------

    def answer(self, asked: Asked) -> Given:
        if asked.path == "/o/oauth2/v2/auth":
            return self.allow(asked)
        if asked.path == "/token":
            return self.give_token(asked)
        if not self.is_signed(asked):
            return refuse(401, "authError", "Invalid Credentials")
        name = "answer_" + re.sub(r"\W", "_", asked.path.rsplit("/", 1)[1])
        if asked.path.startswith("/upload/youtube/v3/videos"):
            name = "answer_upload"
        found: Given = getattr(self, name)(asked)
        return found

    def allow(self, asked: Asked) -> Given:
        """The page on which one allows the program: allows at once, and leads back."""
        query = asked.query
        wanted = {"code_challenge_method": "S256", "response_type": "code"}
        for key, text in wanted.items():
            if query.get(key) != text:
                return Given(400, f"{key} is missing".encode())
        if query["client_id"] != CLIENT_ID or SCOPE not in query["scope"]:
            return Given(400, b"invalid_client")
        code = self.make_id("4/planted-code-")
        self.codes[code] = dict(query)
        back = urllib.parse.urlencode({"code": code, "state": query["state"]})
        return Given(
            302, headers={"Location": f"{query['redirect_uri']}?{back}"}
        )

    def give_token(self, asked: Asked) -> Given:
        form = asked.form
        if (form["client_id"], form["client_secret"]) != (
            CLIENT_ID,
            CLIENT_SECRET,
        ):
            return Given(401, {"error": "invalid_client"})
        content = {
            "expires_in": 3599,
            "token_type": "Bearer",
            "scope": self.granted,
        }
        if form["grant_type"] == "refresh_token":
            if form["refresh_token"] != self.refresh_token:
                return refuse_grant("Token has been expired or revoked.")
            return Given(200, {**content, "access_token": self.issue_token()})
        return self.take_code(form, content)

    def take_code(self, form: dict[str, str], content: dict[str, Any]) -> Given:
        begun = self.codes.pop(form["code"], None)  # a code is good for once
        if begun is None or begun["redirect_uri"] != form["redirect_uri"]:
            return refuse_grant("Malformed auth code.")
        hashed = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(hashed).decode().rstrip("=")
        if challenge != begun["code_challenge"]:
            return refuse_grant("Invalid code verifier.")
        content |= {"access_token": self.issue_token()}
        if begun.get("access_type") == "offline":
            content |= {"refresh_token": self.refresh_token}
        return Given(200, content)

    def answer_channels(self, asked: Asked) -> Given:
        snippet = {"title": "History Channel", "customUrl": "@history"}
        related = {"relatedPlaylists": {"uploads": "UU1"}}
        item = {"id": "UC1", "snippet": snippet, "contentDetails": related}
        return Given(200, {"items": [item] if self.has_channel else []})

    def answer_videoCategories(self, asked: Asked) -> Given:  # noqa: N802
        known = CATEGORIES | NOT_ASSIGNABLE
        found = [
            {
                "id": key,
                "snippet": {
                    "title": known[key],
                    "assignable": key in CATEGORIES,
                },
            }
            for key in asked.query["id"].split(",")
            if key in known
        ]
        return Given(200, {"items": found})

    # --- the film --------------------------------------------------------------------------------

    def find_chunk_fault(self, start: int, end: int, session: Session) -> str:
        if end != session.size and (end - start) % CHUNK_STEP:
            return "chunks must be multiples of 256 KiB"
        return super().find_chunk_fault(start, end, session)

    def answer_upload(self, asked: Asked) -> Given:
        if asked.method == "POST":
            return self.open_session(asked)
        session = self.find_session(asked)
        if session is None:
            return Given(404, b"Not Found")
        if fault := self.is_chunk_refused(asked, session):
            return refuse(400, "badRequest", fault)
        if session.finished:  # asked again: the video, as before
            return Given(200, self.show(session.finished))
        if session.kept < session.size:
            return self.describe_progress(session)
        session.finished = self.make_video(session)
        return Given(200, self.show(session.finished))

    def open_session(self, asked: Asked) -> Given:
        if asked.query["uploadType"] != "resumable":
            return refuse(400, "badRequest", "uploadType")
        resource = asked.json
        fault = find_text_fault(resource)
        if fault:
            return refuse(400, fault, f"The request metadata has {fault}.")
        if asked.headers["x-upload-content-type"] != "video/mp4":
            return refuse(400, "badContent", "X-Upload-Content-Type")
        key = self.make_id("planted-session-")
        size = int(asked.headers["x-upload-content-length"])
        self.sessions[key] = Session(size, asked)
        where = f"{self.base}{asked.path}?uploadType=resumable&upload_id={key}"
        return Given(200, headers={"Location": where})

    def make_video(self, session: Session) -> Video:
        resource = session.opening.json
        sent = set(session.opening.query["part"].split(","))
        video = Video(
            self.make_id("video"),
            urllib.parse.unquote(
                session.opening.headers.get("slug", "unknown")
            ),
            session.size,
            session.digest.hexdigest(),
            resource["snippet"] if "snippet" in sent else {},
            DEFAULTS | (resource["status"] if "status" in sent else {}),
            resource.get("recordingDetails", {})
            if "recordingDetails" in sent
            else {},
        )
        self.videos[video.id] = video
        return video

    def show(self, video: Video) -> dict[str, Any]:
        """The video, with its state: after some polls it is processed, or rejected."""
        state = "uploaded"
        if video.polls >= self.polls_needed:
            state = "rejected" if self.rejection else "processed"
        status: dict[str, Any] = {"uploadStatus": state, **video.status}
        if state == "rejected":
            status["rejectionReason"] = self.rejection
        progress = {"partsTotal": "4", "partsProcessed": str(video.polls)}
        file = {"fileName": video.name, "fileSize": str(video.size)}
        return {
            "id": video.id,
            "snippet": video.snippet,
            "status": status,
            "recordingDetails": video.recording,
            "fileDetails": file if self.knows_files else {},
            "processingDetails": {
                "processingStatus": "processing"
                if state == "uploaded"
                else "succeeded",
                "processingProgress": progress,
            },
        }

    def answer_videos(self, asked: Asked) -> Given:
        if asked.method == "PUT":
            return self.update_video(asked)
        parts = {"id", *asked.query["part"].split(",")}
        items = []
        for key in asked.query["id"].split(","):
            if key in self.videos:
                self.videos[key].polls += 1
                shown = self.show(self.videos[key])
                items.append(
                    {name: shown[name] for name in shown if name in parts}
                )
        return Given(200, {"items": items})

    def update_video(self, asked: Asked) -> Given:
        """Replace whole parts: what isn't sent falls back to its default."""
        resource = asked.json
        video = self.videos.get(resource["id"])
        if video is None:
            return refuse(404, "videoNotFound", "The video cannot be found.")
        parts = asked.query["part"].split(",")
        if "snippet" in parts:
            fault = find_text_fault(
                {"snippet": {"categoryId": "", **resource["snippet"]}}
            )
            if fault:
                return refuse(400, fault, f"The request metadata has {fault}.")
            video.snippet = resource["snippet"]
        if "recordingDetails" in parts:
            video.recording = resource["recordingDetails"]
        if "status" in parts:
            status = DEFAULTS | resource["status"]
            if "publishAt" in status and status["privacyStatus"] != "private":
                return refuse(
                    400, "invalidPublishAt", "publishAt needs private"
                )
            if not self.is_audited:
                status["privacyStatus"] = "private"
            video.status = status
        return Given(200, self.show(video))

    # --- what goes with it -----------------------------------------------------------------------

    def answer_set(self, asked: Asked) -> Given:
        if not self.is_verified:
            message = "The authenticated user doesn't have permissions to upload and set"
            return refuse(
                403, "forbidden", f"{message} custom video thumbnails."
            )
        if asked.headers["content-type"] not in ("image/jpeg", "image/png"):
            return refuse(400, "mediaBodyRequired", "no image")
        self.videos[asked.query["videoId"]].thumbnail = asked.body
        return Given(200, {"items": []})

    def answer_captions(self, asked: Asked) -> Given:
        if asked.method == "GET":
            return self.list_captions(self.videos[asked.query["videoId"]])
        resource, text = read_related(asked)
        if "sync" in asked.query:
            return refuse(400, "invalidValue", "sync is no more")
        if asked.method == "PUT":
            return self.replace_captions(resource["id"], text)
        snippet = resource["snippet"]
        video = self.videos[snippet["videoId"]]
        track = {
            "language": snippet["language"],
            "name": snippet["name"],
            "trackKind": "standard",
        }
        if any(
            track.items() <= other.items() for other in video.captions.values()
        ):
            return refuse(409, "captionExists", "The track exists.")
        key = self.make_id("caption")
        video.captions[key] = {**track, "text": text}
        return Given(200, {"id": key})

    def list_captions(self, video: Video) -> Given:
        items = []
        for key, track in video.captions.items():
            snippet = {
                name: track[name] for name in ("language", "name", "trackKind")
            }
            items.append({"id": key, "snippet": snippet})
        return Given(200, {"items": items})

    def replace_captions(self, key: str, text: bytes) -> Given:
        for video in self.videos.values():
            if key in video.captions:
                video.captions[key]["text"] = text
                return Given(200, {"id": key})
        return refuse(404, "captionNotFound", "no such track")

    def answer_playlists(self, asked: Asked) -> Given:
        items = [
            {"id": key, "snippet": {"title": title}}
            for key, title in self.playlists.items()
        ]
        return Given(200, {"items": items})

    def answer_playlistItems(self, asked: Asked) -> Given:  # noqa: N802
        if asked.method == "DELETE":
            if self.items.pop(asked.query["id"], None) is None:
                return refuse(404, "playlistItemNotFound", "no such item")
            return Given(204)
        if asked.method == "POST":
            return self.add_item(asked.json["snippet"])
        if asked.query["playlistId"] == "UU1":
            newest = list(self.videos)[::-1][:50]
            return Given(
                200,
                {
                    "items": [
                        {"contentDetails": {"videoId": key}} for key in newest
                    ]
                },
            )
        if asked.query["playlistId"] not in self.playlists:
            return refuse(404, "playlistNotFound", "no such playlist")
        wanted = {
            "playlistId": asked.query["playlistId"],
            "videoId": asked.query["videoId"],
        }
        found = [
            {"id": key} for key, item in self.items.items() if item == wanted
        ]
        return Given(200, {"items": found})

    def add_item(self, snippet: dict[str, Any]) -> Given:
        if snippet["playlistId"] not in self.playlists:
            return refuse(404, "playlistNotFound", "no such playlist")
        key = self.make_id("item")
        self.items[key] = {
            "playlistId": snippet["playlistId"],
            "videoId": snippet["resourceId"]["videoId"],
        }
        return Given(200, {"id": key})


def find_text_fault(resource: dict[str, Any]) -> str:
    """The reason why YouTube refuses the texts of a video; empty if it takes them."""
    snippet = resource["snippet"]
    title = snippet.get("title", "")
    if not title or len(title) > 100 or set("<>") & set(title):
        return "invalidTitle"
    text = snippet.get("description", "")
    if len(text.encode()) > 5000 or set("<>") & set(text):
        return "invalidDescription"
    if snippet.get("categoryId") not in CATEGORIES:
        return "invalidCategoryId"
    if (
        sum(len(tag) + 2 * (" " in tag) + 1 for tag in snippet.get("tags", []))
        - 1
        > 500
    ):
        return "invalidTags"
    return ""


def read_related(asked: Asked) -> tuple[dict[str, Any], bytes]:
    """The two parts of a multipart/related body: JSON, and a file."""
    kind = asked.headers["content-type"]
    found = re.fullmatch(r'multipart/related; boundary="?([^"]+)"?', kind)
    assert found, kind
    _, first, second, end = asked.body.split(b"--" + found[1].encode())
    assert end.strip() == b"--"
    _, _, text = first.partition(b"\r\n\r\n")
    head, _, data = second.partition(b"\r\n\r\n")
    assert b"octet-stream" in head
    return json.loads(text), data[:-2]


def refuse(status: int, reason: str, message: str) -> Given:
    """An error, as Google's APIs write one."""
    errors = [{"domain": "youtube", "reason": reason, "message": message}]
    return Given(
        status,
        {"error": {"code": status, "message": message, "errors": errors}},
    )


def refuse_grant(why: str) -> Given:
    return Given(400, {"error": "invalid_grant", "error_description": why})
