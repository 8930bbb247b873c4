"""What goes with a film on YouTube: thumbnail, captions, playlist."""

from __future__ import annotations

import json
import urllib.parse
from typing import Any

from lantern.core.problems import PublishFailure
from lantern.publishing.attachments import (
    BOUNDARY,
    change_playlist,
    choose_playlist,
    find_playlist_note,
    read_attachment,
)
from lantern.publishing.calls import Answer, Call, make_json_call
from lantern.publishing.platforms import UploadRecord, VideoParts
from lantern.publishing.steps import StepWork, name_captions_step
from lantern.publishing.upload import CaptionFile, Upload
from lantern.publishing.web import Web

_MOST_PAGES = 20


class YouTubeExtras:
    """The requests for what goes with one channel's films."""

    def __init__(self, web: Web, server: str) -> None:
        """Prepare them; connects to nobody."""
        self._web = web
        self._api = f"{server}/youtube/v3"
        self._files = f"{server}/upload/youtube/v3"
        self.takers = {
            "thumbnail": self._send_thumbnail,
            "captions": self._send_captions,
            "playlist": self._send_playlist,
        }
        """By the names of steps, what takes them."""

    def _send_thumbnail(self, work: StepWork) -> None:
        path = work.thumbnail
        kind = "image/png" if path.suffix.lower() == ".png" else "image/jpeg"
        query = urllib.parse.urlencode(
            {"videoId": work.video, "uploadType": "media"}
        )
        call = Call(
            "POST",
            f"{self._files}/thumbnails/set?{query}",
            "send the thumbnail",
            {"Content-Type": kind},
            read_attachment(path),
        )
        answer = self._web.send(call, allowed=[403])
        if answer.status == 403:
            reason = self._web.make_failure(call, answer).message
            work.reporter.note(
                f"{reason}. YouTube takes thumbnails only from channels that are verified by"
                " phone (https://www.youtube.com/verify); all else goes on"
            )
        else:
            self._require_done(call, answer)

    def _send_captions(self, work: StepWork) -> None:
        """Put captions in the place of those in the same language, or beside all others."""
        caption, video = work.captions, work.video
        track = self._find_track(caption.language, video)
        if track is None and not self._insert_track(caption, video):
            track = self._find_track(caption.language, video)
            if track is None:
                raise PublishFailure(
                    f"YouTube: it says that there are captions in {caption.language}, and"
                    " doesn't show them; publish again later"
                )
        if track is not None:
            call = self._make_track_call("PUT", caption, {"id": track})
            self._require_done(call, self._web.send(call))

    def _insert_track(self, caption: CaptionFile, video: str) -> bool:
        """Send a new track; False if there is one by now."""
        snippet = {
            "videoId": video,
            "language": caption.language,
            "name": "",
            "isDraft": False,
        }
        call = self._make_track_call("POST", caption, {"snippet": snippet})
        answer = self._web.send(call, allowed=[409])
        if answer.status == 409:
            return False
        self._require_done(call, answer)
        return True

    def _require_done(self, call: Call, answer: Answer) -> None:
        """Refuse an answer that doesn't tell of what was sent.

        Raises:
            PublishFailure: it is none of YouTube's, or says what went wrong.
        """
        if "error" in self._web.read_json(call, answer):
            raise self._web.make_failure(call, answer)

    def _make_track_call(
        self, method: str, caption: CaptionFile, resource: dict[str, Any]
    ) -> Call:
        part = "snippet" if method == "POST" else "id"
        query = urllib.parse.urlencode(
            {"uploadType": "multipart", "part": part}
        )
        body = _join_related(resource, read_attachment(caption.path))
        return Call(
            method,
            f"{self._files}/captions?{query}",
            f"send the captions in {caption.language}",
            {"Content-Type": f"multipart/related; boundary={BOUNDARY}"},
            body,
        )

    def _find_track(self, language: str, video: str) -> str | None:
        """Return the id of the captions in a language; None if there are none of ours."""
        return self._list_tracks(video).get(language.lower())

    def _list_tracks(self, video: str) -> dict[str, str]:
        """Return the ids of our captions, by their languages in small letters."""
        query = urllib.parse.urlencode({"part": "snippet", "videoId": video})
        call = Call(
            "GET", f"{self._api}/captions?{query}", "look at the captions"
        )
        tracks: dict[str, str] = {}
        for item in self._web.ask(call).list_objects("items"):
            track = item.find_object("snippet")
            # what YouTube hears by itself is a track, too
            is_heard = track.find_text("trackKind").lower() == "asr"
            if not is_heard and not track.find_text("name"):
                language = track.find_text("language").lower()
                tracks.setdefault(language, item.require_text("id"))
        return tracks

    def look_for_parts(
        self, upload: Upload, record: UploadRecord
    ) -> VideoParts:
        """Ask what goes with a video, as `Channel.look_for_parts` says.

        Of thumbnails YouTube doesn't say whether they are its own.
        """
        video = str(record.video)
        missing = []
        tracks = self._list_tracks(video) if upload.captions else {}
        for caption in upload.captions:
            if caption.language.lower() not in tracks:
                missing.append(name_captions_step(caption.language))
        playlist = find_playlist_note(record)
        if playlist and self._find_item(playlist, video) is None:
            missing.append("playlist")
        return VideoParts(tuple(missing), ("thumbnail",))

    def _send_playlist(self, work: StepWork) -> None:
        video = work.video

        def leave(former: str, item: str) -> None:
            url = f"{self._api}/playlistItems?{urllib.parse.urlencode({'id': item})}"
            call = Call(
                "DELETE", url, "take the film out of its former playlist"
            )
            self._web.send(call, allowed=[404])

        def enter(playlist: str) -> str:
            found = self._find_item(playlist, video)
            return found or self._insert_item(playlist, video)

        def find() -> str:
            return self._find_playlist(work.playlist)

        change_playlist(
            work,
            find,
            leave=leave,
            enter=enter,
        )

    def _find_item(self, playlist: str, video: str) -> str | None:
        query = {"part": "id", "playlistId": playlist, "videoId": video}
        url = f"{self._api}/playlistItems?{urllib.parse.urlencode(query)}"
        call = Call("GET", url, "look into the playlist")
        answer = self._web.send(call, allowed=[404])  # the playlist may be gone
        if answer.status == 404:
            return None
        items = self._web.read(call, answer).list_objects("items")
        return items[0].require_text("id") if items else None

    def _insert_item(self, playlist: str, video: str) -> str:
        """Add the film; an answer that got lost is looked for before it is added again."""
        resource = {"kind": "youtube#video", "videoId": video}
        snippet = {"playlistId": playlist, "resourceId": resource}
        call = make_json_call(
            "POST",
            f"{self._api}/playlistItems?part=snippet",
            what="put the film into the playlist",
            content={"snippet": snippet},
        )
        answer = self._web.send_unless(
            call, lambda: self._find_item(playlist, video)
        )
        if isinstance(answer, str):
            return answer
        return self._web.read(call, answer).require_text("id")

    def _find_playlist(self, wanted: str) -> str:
        """Return the id of one of the channel's playlists, by its id or its name.

        Raises:
            PublishFailure: it has none of that name.
        """
        titles: dict[str, str] = {}
        page = ""
        for _ in range(_MOST_PAGES):
            query = {"part": "snippet", "mine": "true", "maxResults": "50"}
            if page:
                query["pageToken"] = page
            url = f"{self._api}/playlists?{urllib.parse.urlencode(query)}"
            call = Call("GET", url, "look for the playlist")
            content = self._web.ask(call)
            for item in content.list_objects("items"):
                title = item.find_text("snippet", "title")
                titles[item.require_text("id")] = title
            page = content.find_text("nextPageToken")
            if not page:
                break
        return choose_playlist("YouTube", wanted, titles)


def _join_related(resource: dict[str, Any], data: bytes) -> bytes:
    """Return a body of JSON and a file, as multipart/related."""
    head = (
        f"--{BOUNDARY}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n"
    )
    middle = (
        f"\r\n--{BOUNDARY}\r\nContent-Type: application/octet-stream\r\n\r\n"
    )
    end = f"\r\n--{BOUNDARY}--\r\n"
    text = json.dumps(resource)
    return head.encode() + text.encode() + middle.encode() + data + end.encode()
