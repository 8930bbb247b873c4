"""What goes with a film on PeerTube: thumbnail, captions, chapters, playlist."""

from __future__ import annotations

import urllib.parse
from pathlib import Path
from typing import Any

from lantern.core.problems import PublishFailure
from lantern.publishing.attachments import choose_playlist, make_files_call
from lantern.publishing.calls import Call, make_json_call
from lantern.publishing.platforms import PublishStep, UploadRecord, UploadReporter
from lantern.publishing.platforms.peertube import content
from lantern.publishing.platforms.peertube.instance import Instance
from lantern.publishing.upload import CaptionFile, Upload
from lantern.publishing.web import Web

_ELEMENT_NOTE = "playlist item"
"""The note in a record with the number of the film's place in a playlist."""
_PLAYLIST_NOTE = "playlist"
_MOST_PLAYLISTS = 100


class PeerTubeExtras:
    """The requests for what goes with one channel's films."""

    def __init__(self, web: Web, instance: Instance) -> None:
        """Prepare them; connects to nobody."""
        self._web = web
        self._instance = instance
        self._api = instance.api

    def send(
        self,
        step: PublishStep,
        upload: Upload,
        record: UploadRecord,
        *,
        reporter: UploadReporter,
    ) -> None:
        """Take a step, by its name.

        Raises:
            PublishFailure: it failed for good, or after its retries.
        """
        if record.video is None:
            raise PublishFailure(
                "PeerTube: the film hasn't been sent yet; publish it again"
            )
        if step.name == "thumbnail" and upload.thumbnail is not None:
            self._send_thumbnail(upload.thumbnail, record.video)
        elif step.name == "chapters":
            self._send_chapters(step.content["chapters"], record.video, reporter)
        elif step.name == "playlist" and upload.playlist is not None:
            self._send_playlist(upload.playlist, record.video, record)
        else:
            language = step.name.removeprefix("captions.")
            for caption in upload.captions:
                if caption.language == language:
                    self._send_captions(caption, upload, record, reporter=reporter)

    def _send_thumbnail(self, path: Path, video: str) -> None:
        # older instances have a small and a large one
        files = {"thumbnailfile": path, "previewfile": path}
        url = f"{self._api}/videos/{video}"
        self._web.send(make_files_call("PUT", url, files, what="send the thumbnail"))

    def _send_captions(
        self,
        caption: CaptionFile,
        upload: Upload,
        record: UploadRecord,
        *,
        reporter: UploadReporter,
    ) -> None:
        """Send captions, where the instance has their language and no others are meant by it."""
        labels = self._instance.list_labels("languages")
        code = content.find_language(caption.language, labels)
        others = {each.language for each in upload.captions} - {caption.language}
        if code is None or code in others:
            reporter.note(
                f"This instance has no language {caption.language}: its captions are left out"
            )
            return
        url = f"{self._api}/videos/{record.video}/captions/{urllib.parse.quote(code)}"
        what = f"send the captions in {caption.language}"
        files = {"captionfile": caption.path}
        self._web.send(make_files_call("PUT", url, files, what=what))

    def _send_chapters(
        self, chapters: list[dict[str, Any]], video: str, reporter: UploadReporter
    ) -> None:
        url = f"{self._api}/videos/{video}/chapters"
        what = "write the chapters"
        call = make_json_call("PUT", url, what=what, content={"chapters": chapters})
        if self._web.send(call, allowed=[404]).status == 404:
            reporter.note(
                "This instance takes no chapters (those older than PeerTube 6 don't): they are"
                " left out"
            )

    def _send_playlist(self, playlist: str, video: str, record: UploadRecord) -> None:
        """Put the film into a playlist once, and out of the one it was in before."""
        key = self._find_playlist(playlist)
        former = record.notes.get(_PLAYLIST_NOTE)
        element = record.notes.get(_ELEMENT_NOTE)
        if former and element and former != key:
            url = f"{self._api}/video-playlists/{former}/videos/{element}"
            what = "take the film out of its former playlist"
            self._web.send(Call("DELETE", url, what), allowed=[404])
        number = self._find_number(video)
        found = self._find_element(key, number)
        record.notes[_ELEMENT_NOTE] = found or self._add_element(key, number)
        record.notes[_PLAYLIST_NOTE] = key
        record.save()

    def _find_number(self, video: str) -> int:
        """Return the number of a video on its instance, which playlists go by."""
        call = Call("GET", f"{self._api}/videos/{video}", "look into the playlist")
        return self._web.ask(call).require_number("id")

    def _find_element(self, playlist: str, number: int) -> str | None:
        """Return the film's place in a playlist; None if it isn't in it."""
        path = f"users/me/video-playlists/videos-exist?videoIds={number}"
        call = Call("GET", f"{self._api}/{path}", "look into the playlist")
        for place in self._web.ask(call).list_objects(str(number)):
            if place.find_text("playlistId") == playlist:
                return place.require_text("playlistElementId")
        return None

    def _add_element(self, playlist: str, number: int) -> str:
        call = make_json_call(
            "POST",
            f"{self._api}/video-playlists/{playlist}/videos",
            what="put the film into the playlist",
            content={"videoId": number},
        )
        answer = self._web.send_unless(
            call, lambda: self._find_element(playlist, number)
        )
        if isinstance(answer, str):
            return answer
        return self._web.read(call, answer).require_text("videoPlaylistElement", "id")

    def _find_playlist(self, wanted: str) -> str:
        """Return the number of one of the account's playlists, by its number or its name.

        Raises:
            PublishFailure: it has none of that name.
        """
        what = "look for the playlist"
        call = Call("GET", f"{self._api}/users/me", what)
        name = urllib.parse.quote(self._web.ask(call).require_text("username"))
        url = f"{self._api}/accounts/{name}/video-playlists?count={_MOST_PLAYLISTS}"
        call = Call("GET", url, what)
        titles = {
            each.require_text("id"): each.find_text("displayName")
            for each in self._web.ask(call).list_objects("data")
        }
        return choose_playlist("PeerTube", wanted, titles)
