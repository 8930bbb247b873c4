"""A server on the loopback that keeps videos as Vimeo does, and refuses what Vimeo refuses.

Its answers follow Vimeo's own OpenAPI description; what that leaves open is marked "a guess". The
bytes of films aren't kept: their SHA-256 is.
"""

from __future__ import annotations

import itertools
import re
import secrets
import urllib.parse
from collections.abc import Mapping
from typing import Any

from tests.servers.faults import Asked, Given, Service, TakeBlock
from tests.servers.vimeo_videos import (
    Part,
    Refused,
    Version,
    Video,
    check_about,
    find_patch_refusal,
    tell_offset,
)

TOKEN = "vimeo-token-5e0c1a"
USER = "/users/77"
ACCEPT = "application/vnd.vimeo.*+json;version=3.4"


class VimeoServer(Service):
    """The account that the server holds, and the test's hold on it."""

    def __init__(self) -> None:
        super().__init__()
        self.token = TOKEN
        self.videos: dict[int, Video] = {}
        self.albums: dict[str, set[int]] = {"900": set()}
        self.album_names = {"900": "Salt road"}
        self.free_bytes = 10**12
        self.ready_as = "complete"
        """How transcoding ends."""
        self.numbers = itertools.count(1001)

    @property
    def video(self) -> Video:
        """The only video there is."""
        (video,) = self.videos.values()
        return video

    def make_link(self) -> str:
        return f"{self.base}/upload/{secrets.token_hex(8)}"

    def forget_sessions(self) -> None:
        for video in self.videos.values():
            for version in video.versions:
                version.gone = version.status == "in_progress"

    def find_version(self, path: str) -> Version | None:
        for video in self.videos.values():
            for version in video.versions:
                if version.link == self.base + path and not version.gone:
                    return version
        return None

    def find_part(self, path: str) -> Part | None:
        for video in self.videos.values():
            for part in [*video.tracks.values(), *video.pictures.values()]:
                if part.link == self.base + path:
                    return part
        return None

    def open_body(self, asked: Asked) -> TakeBlock | None:
        version = self.find_version(asked.path)
        if asked.method != "PATCH" or version is None:
            return None
        version.requests += 1
        version.taken_from = None
        if find_patch_refusal(version, asked) is None:
            version.taken_from = version.offset
            return version.take
        return None

    def answer(self, asked: Asked) -> Given:
        if asked.path.startswith("/upload/"):
            return self.answer_upload(asked)
        try:
            return self.answer_api(asked)
        except Refused as refusal:
            return Given(refusal.status, refusal.body)

    # --- upload links: no token is needed there, the link is the secret ---

    def answer_upload(self, asked: Asked) -> Given:
        if asked.method == "PUT":
            part = self.find_part(asked.path)
            if part is None:
                return Given(404)
            part.content = asked.body
            return Given(200)
        version = self.find_version(asked.path)
        if asked.headers.get("tus-resumable") != "1.0.0":
            return Given(412, headers={"Tus-Version": "1.0.0"})
        if version is None:
            return Given(404)
        if asked.method == "HEAD":
            return Given(200, headers=tell_offset(version))
        if asked.method != "PATCH":
            return Given(405)
        if version.taken_from is not None:
            return Given(204, headers=tell_offset(version))
        return Given(find_patch_refusal(version, asked) or 409)

    # --- the interface ---

    def answer_api(self, asked: Asked) -> Given:
        if asked.headers.get("authorization") != f"bearer {self.token}":
            raise Refused(
                401, "You must provide a valid authenticated token.", 8002
            )
        if asked.headers.get("accept") != ACCEPT:
            raise Refused(406, "Accept must name the version of the interface")
        try:
            sent = asked.json or {}
        except ValueError:
            raise Refused(
                400, "The request body contains invalid JSON.", 2205
            ) from None
        for pattern, name in ROUTES:
            match = re.fullmatch(pattern, asked.name)
            if match:
                found = getattr(self, name)(sent, *match.groups())
                return Given(*found)
        if asked.name == "GET /me/videos":
            return self.list_videos(asked.query)
        raise Refused(404, f"no {asked.name}", 5000)

    def find(self, number: str) -> Video:
        video = self.videos.get(int(number))
        if video is None:
            raise Refused(404, "The requested video couldn't be found.", 5000)
        return video

    def get_me(self, sent: Any) -> tuple[int, Any]:
        free = self.free_bytes
        about = {
            "uri": USER,
            "name": "Salt Films",
            "link": "https://vimeo.com/salt",
        }
        return 200, {**about, "upload_quota": {"space": {"free": free}}}

    def post_video(self, sent: Any) -> tuple[int, Any]:
        check_about(sent)
        version = self.take_upload(sent, sent.get("name", ""))
        number = next(self.numbers)
        about = {key: value for key, value in sent.items() if key != "upload"}
        # a video without a view is open to anybody, as the description says
        about["privacy"] = {"view": "anybody", **sent.get("privacy", {})}
        video = Video(number, about, [version])
        self.videos[number] = video
        return 201, self.show(video)

    def take_upload(self, sent: Any, file_name: str) -> Version:
        upload = sent.get("upload", {})
        if (
            upload.get("approach") != "tus"
            or not str(upload.get("size", "")).isdigit()
        ):
            raise Refused(400, "upload: approach and size are needed", 2204)
        size = int(upload["size"])
        if size > self.free_bytes:
            raise Refused(
                403, "Your account has no quota left for this file.", 4101
            )
        return Version(file_name, size, self.make_link())

    def show(self, video: Video) -> dict[str, Any]:
        newest = video.versions[-1]
        upload: dict[str, Any] = {"status": video.versions[0].status}
        upload |= {"approach": "tus", "size": video.versions[0].size}
        if newest.status == "in_progress":
            upload["upload_link"] = newest.link
        return {
            **video.about,
            "uri": f"/videos/{video.number}",
            "link": f"https://vimeo.com/{video.number}",
            "upload": upload,
            "status": self.tell_status(video),
            "transcode": {"status": self.tell_transcode(video)},
        }

    def tell_transcode(self, video: Video) -> str:
        if video.polls < self.polls_needed:
            return "in_progress"
        return self.ready_as

    def tell_status(self, video: Video) -> str:
        if not video.whole:
            return "uploading"
        ended = self.tell_transcode(video)
        words = {"complete": "available", "error": "transcoding_error"}
        return words.get(ended, "transcoding")

    def list_videos(self, query: Mapping[str, str]) -> Given:
        page = int(query.get("page", "1"))
        count = int(query.get("per_page", "25"))
        if count > 100:
            raise Refused(400, "per_page: at most 100", 2204)
        newest = sorted(self.videos.values(), key=lambda each: -each.number)
        shown = [
            self.show(each)
            for each in newest[count * (page - 1) : count * page]
        ]
        more = (
            f"/me/videos?page={page + 1}"
            if len(newest) > count * page
            else None
        )
        content = {
            "total": len(newest),
            "data": shown,
            "paging": {"next": more},
        }
        return Given(200, content)

    def get_video(self, sent: Any, number: str) -> tuple[int, Any]:
        video = self.find(number)
        video.polls += bool(video.whole)
        return 200, self.show(video)

    def patch_video(self, sent: Any, number: str) -> tuple[int, Any]:
        check_about(sent)
        video = self.find(number)
        privacy = video.about["privacy"] | sent.pop("privacy", {})
        video.about |= sent | {"privacy": privacy}
        return 200, self.show(video)

    def post_version(self, sent: Any, number: str) -> tuple[int, Any]:
        video = self.find(number)
        if not sent.get("file_name"):
            raise Refused(400, "file_name: is needed", 2204)
        version = self.take_upload(sent, sent["file_name"])
        video.versions.append(version)
        return 201, self.show_version(version)

    def show_version(self, version: Version) -> dict[str, Any]:
        upload = {"status": version.status, "upload_link": version.link}
        return {
            "filename": version.file_name,
            "filesize": version.size,
            "upload": upload,
            "active": version.status == "complete",
        }

    def get_versions(self, sent: Any, number: str) -> tuple[int, Any]:
        data = [
            self.show_version(each) for each in self.find(number).versions[::-1]
        ]
        return 200, {"data": data, "paging": {"next": None}}

    def post_track(self, sent: Any, number: str) -> tuple[int, Any]:
        video = self.find(number)
        kinds = ("captions", "subtitles", "descriptions", "chapters")
        if sent.get("type") not in kinds or not sent.get("language"):
            raise Refused(400, "type and language are needed", 2204)
        about = {"active": False, **sent}
        return 201, self.add_part(
            video.tracks, f"/videos/{number}/texttracks", about
        )

    def post_picture(self, sent: Any, number: str) -> tuple[int, Any]:
        video = self.find(number)
        about = {"active": False, **sent}
        return 201, self.add_part(
            video.pictures, f"/videos/{number}/pictures", about
        )

    def add_part(
        self, parts: dict[int, Part], place: str, about: dict[str, Any]
    ) -> dict[str, Any]:
        number = next(self.numbers)
        about["uri"] = f"{place}/{number}"
        parts[number] = Part(about, self.make_link())
        return {**about, "link": parts[number].link}

    def get_tracks(self, sent: Any, number: str) -> tuple[int, Any]:
        tracks = self.find(number).tracks.values()
        return 200, {
            "data": [each.about for each in tracks],
            "paging": {"next": None},
        }

    def patch_track(
        self, sent: Any, number: str, track: str
    ) -> tuple[int, Any]:
        return 200, self.patch_part(self.find(number).tracks, track, sent)

    def patch_picture(
        self, sent: Any, number: str, picture: str
    ) -> tuple[int, Any]:
        video = self.find(number)
        if sent.get("active"):
            for each in video.pictures.values():
                each.about["active"] = False
        return 200, self.patch_part(video.pictures, picture, sent)

    def patch_part(self, parts: dict[int, Part], number: str, sent: Any) -> Any:
        part = parts.get(int(number))
        if part is None:
            raise Refused(404, "The requested part couldn't be found.", 5000)
        if sent.get("active") and not part.content:
            raise Refused(400, "It has no file yet.", 2204)
        part.about |= sent
        return part.about

    def get_picture(
        self, sent: Any, number: str, picture: str
    ) -> tuple[int, Any]:
        part = self.find(number).pictures.get(int(picture))
        if part is None:
            raise Refused(404, "The requested picture couldn't be found.", 5000)
        return 200, part.about

    def delete_track(
        self, sent: Any, number: str, track: str
    ) -> tuple[int, Any]:
        if self.find(number).tracks.pop(int(track), None) is None:
            raise Refused(
                404, "The requested text track couldn't be found.", 5000
            )
        return 204, None

    def get_chapters(self, sent: Any, number: str) -> tuple[int, Any]:
        chapters = list(self.find(number).chapters.values())
        return 200, {"data": chapters, "paging": {"next": None}}

    def post_chapter(self, sent: Any, number: str) -> tuple[int, Any]:
        video = self.find(number)
        second = sent.get("timecode")
        if not isinstance(second, int) or not sent.get("title"):
            raise Refused(
                400, "title and timecode (whole seconds) are needed", 2204
            )
        if second in [each["timecode"] for each in video.chapters.values()]:
            raise Refused(
                409, "Two chapters can't begin in the same second.", 3434
            )
        chapter = next(self.numbers)
        uri = f"/videos/{number}/chapters/{chapter}"
        video.chapters[chapter] = {**sent, "uri": uri}
        return 201, video.chapters[chapter]

    def delete_chapter(
        self, sent: Any, number: str, chapter: str
    ) -> tuple[int, Any]:
        if self.find(number).chapters.pop(int(chapter), None) is None:
            raise Refused(404, "The requested chapter couldn't be found.", 5000)
        return 204, None

    def get_tags(self, sent: Any, number: str) -> tuple[int, Any]:
        tags = [{"tag": tag, "name": tag} for tag in self.find(number).tags]
        return 200, {"data": tags, "paging": {"next": None}}

    def put_tags(self, sent: Any, number: str) -> tuple[int, Any]:
        video = self.find(number)
        names = [each["name"] for each in sent]
        more = [name for name in names if name not in video.tags]
        if len(video.tags) + len(more) > 20:
            raise Refused(400, "A video has 20 tags at most.", 2204)
        video.tags += more
        return 200, [{"tag": tag, "name": tag} for tag in video.tags]

    def delete_tag(self, sent: Any, number: str, tag: str) -> tuple[int, Any]:
        video = self.find(number)
        name = urllib.parse.unquote(tag)
        if name not in video.tags:
            raise Refused(404, "The requested tag couldn't be found.", 5000)
        video.tags.remove(name)
        return 204, None

    def get_albums(self, sent: Any) -> tuple[int, Any]:
        data = []
        for number, name in self.album_names.items():
            data.append({"uri": f"{USER}/albums/{number}", "name": name})
        return 200, {"data": data, "paging": {"next": None}}

    def find_album(self, album: str) -> set[int]:
        held = self.albums.get(album)
        if held is None:
            raise Refused(404, "The requested album couldn't be found.", 5000)
        return held

    def put_album(self, sent: Any, album: str, number: str) -> tuple[int, Any]:
        self.find_album(album).add(self.find(number).number)
        return 204, None

    def get_album(self, sent: Any, album: str, number: str) -> tuple[int, Any]:
        if int(number) not in self.find_album(album):
            raise Refused(404, "The requested video couldn't be found.", 5000)
        return 200, self.show(self.find(number))

    def delete_album(
        self, sent: Any, album: str, number: str
    ) -> tuple[int, Any]:
        self.get_album(sent, album, number)
        self.find_album(album).remove(int(number))
        return 204, None


_VIDEO = r"/videos/(\d+)"
ROUTES = [
    (r"GET /me", "get_me"),
    (r"POST /me/videos", "post_video"),
    (r"GET /me/albums", "get_albums"),
    (rf"GET {_VIDEO}", "get_video"),
    (rf"PATCH {_VIDEO}", "patch_video"),
    (rf"POST {_VIDEO}/versions", "post_version"),
    (rf"GET {_VIDEO}/versions", "get_versions"),
    (rf"GET {_VIDEO}/texttracks", "get_tracks"),
    (rf"POST {_VIDEO}/texttracks", "post_track"),
    (rf"PATCH {_VIDEO}/texttracks/(\d+)", "patch_track"),
    (rf"DELETE {_VIDEO}/texttracks/(\d+)", "delete_track"),
    (rf"POST {_VIDEO}/pictures", "post_picture"),
    (rf"GET {_VIDEO}/pictures/(\d+)", "get_picture"),
    (rf"PATCH {_VIDEO}/pictures/(\d+)", "patch_picture"),
    (rf"GET {_VIDEO}/chapters", "get_chapters"),
    (rf"POST {_VIDEO}/chapters", "post_chapter"),
    (rf"DELETE {_VIDEO}/chapters/(\d+)", "delete_chapter"),
    (rf"GET {_VIDEO}/tags", "get_tags"),
    (rf"PUT {_VIDEO}/tags", "put_tags"),
    (rf"DELETE {_VIDEO}/tags/([^/]+)", "delete_tag"),
    (rf"PUT {USER}/albums/(\d+)/videos/(\d+)", "put_album"),
    (rf"GET {USER}/albums/(\d+)/videos/(\d+)", "get_album"),
    (rf"DELETE {USER}/albums/(\d+)/videos/(\d+)", "delete_album"),
]
