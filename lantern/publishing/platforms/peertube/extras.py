"""What goes with a film on PeerTube: thumbnail, captions, chapters, playlist."""

from __future__ import annotations

import urllib.parse

from lantern.publishing.attachments import (
    change_playlist,
    choose_playlist,
    find_playlist_note,
    make_files_call,
)
from lantern.publishing.calls import Call, make_json_call
from lantern.publishing.platforms import UploadRecord, VideoParts
from lantern.publishing.platforms.peertube import content
from lantern.publishing.platforms.peertube.instance import Instance
from lantern.publishing.steps import StepWork, name_captions_step
from lantern.publishing.upload import CaptionFile, Upload
from lantern.publishing.web import Web

_MOST_PLAYLISTS = 100


class PeerTubeExtras:
    """The requests for what goes with one channel's films."""

    def __init__(self, web: Web, instance: Instance) -> None:
        """Prepare them; connects to nobody."""
        self._web = web
        self._instance = instance
        self._api = instance.api
        self.takers = {
            "thumbnail": self._send_thumbnail,
            "captions": self._send_captions,
            "chapters": self._send_chapters,
            "playlist": self._send_playlist,
        }
        """By the names of steps, what takes them."""

    def _send_thumbnail(self, work: StepWork) -> None:
        # older instances have a small and a large one
        files = {"thumbnailfile": work.thumbnail, "previewfile": work.thumbnail}
        url = f"{self._api}/videos/{work.video}"
        self._web.send(
            make_files_call("PUT", url, files, what="send the thumbnail")
        )

    def _send_captions(self, work: StepWork) -> None:
        """Send captions, where the instance has their language and no others are meant by it."""
        caption = work.captions
        code = self._find_code(caption, work.upload)
        if code is None:
            work.reporter.note(
                f"This instance has no language {caption.language}: its captions are left out"
            )
            return
        url = f"{self._api}/videos/{work.video}/captions/{urllib.parse.quote(code)}"
        what = f"send the captions in {caption.language}"
        files = {"captionfile": caption.path}
        self._web.send(make_files_call("PUT", url, files, what=what))

    def _find_code(self, caption: CaptionFile, upload: Upload) -> str | None:
        """Return the instance's code for the language of captions; None if it takes them not."""
        labels = self._instance.list_labels("languages")
        code = content.find_language(caption.language, labels)
        others = {each.language for each in upload.captions} - {
            caption.language
        }
        return None if code in others else code

    def look_for_parts(
        self, upload: Upload, record: UploadRecord
    ) -> VideoParts:
        """Ask what goes with a video, as `Channel.look_for_parts` says.

        Of thumbnails an instance doesn't say whether they are its own.
        """
        video = str(record.video)
        missing = (
            self._list_missing_captions(upload, video)
            if upload.captions
            else []
        )
        unseen = ["thumbnail"]
        if upload.chapters:
            are_there = self._have_chapters(video)
            if are_there is None:
                unseen.append("chapters")
            elif not are_there:
                missing.append("chapters")
        playlist = find_playlist_note(record)
        if playlist and not self._find_element(
            playlist, self._find_number(video)
        ):
            missing.append("playlist")
        return VideoParts(tuple(missing), tuple(unseen))

    def _list_missing_captions(self, upload: Upload, video: str) -> list[str]:
        """Return the steps of captions that an instance takes and doesn't have."""
        url = f"{self._api}/videos/{video}/captions"
        there = set()
        for track in self._web.ask(
            Call("GET", url, "look at the captions")
        ).list_objects("data"):
            # what the instance hears by itself is there, too
            if track.find("automaticallyGenerated") is not True:
                there.add(track.find_text("language", "id"))
        missing = []
        for caption in upload.captions:
            code = self._find_code(caption, upload)
            if code is not None and code not in there:
                missing.append(name_captions_step(caption.language))
        return missing

    def _have_chapters(self, video: str) -> bool | None:
        """Tell whether a video has chapters; None if an instance knows of none."""
        url = f"{self._api}/videos/{video}/chapters"
        call = Call("GET", url, "look at the chapters")
        answer = self._web.send(call, allowed=[404])
        if answer.status == 404:
            return None
        return bool(self._web.read(call, answer).list_objects("chapters"))

    def _send_chapters(self, work: StepWork) -> None:
        chapters = work.step.content["chapters"]
        url = f"{self._api}/videos/{work.video}/chapters"
        what = "write the chapters"
        call = make_json_call(
            "PUT",
            url,
            what=what,
            content={"chapters": chapters},
        )
        if self._web.send(call, allowed=[404]).status == 404:
            work.reporter.note(
                "This instance takes no chapters (those older than PeerTube 6 don't): they are"
                " left out"
            )

    def _send_playlist(self, work: StepWork) -> None:
        video = work.video

        def leave(former: str, element: str) -> None:
            url = f"{self._api}/video-playlists/{former}/videos/{element}"
            what = "take the film out of its former playlist"
            self._web.send(Call("DELETE", url, what), allowed=[404])

        def enter(playlist: str) -> str:
            number = self._find_number(video)
            found = self._find_element(playlist, number)
            return found or self._add_element(playlist, number)

        def find() -> str:
            return self._find_playlist(work.playlist)

        change_playlist(
            work,
            find,
            leave=leave,
            enter=enter,
        )

    def _find_number(self, video: str) -> int:
        """Return the number of a video on its instance, which playlists go by."""
        call = Call(
            "GET", f"{self._api}/videos/{video}", "look into the playlist"
        )
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
        return self._web.read(call, answer).require_text(
            "videoPlaylistElement", "id"
        )

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
