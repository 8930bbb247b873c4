"""An account at Vimeo: the steps of a film, and what has become of it."""

from __future__ import annotations

import urllib.parse
from collections.abc import Sequence
from typing import Any, Literal

from lantern.core.problems import PublishFailure, format_command
from lantern.publishing.answers import JsonReader
from lantern.publishing.attachments import (
    change_playlist,
    choose_playlist,
    find_playlist_note,
    read_attachment,
)
from lantern.publishing.platforms import (
    UploadRecord,
    UploadReporter,
    VideoParts,
    VideoStatus,
)
from lantern.publishing.platforms.vimeo.film_file import find_video, send_film
from lantern.publishing.platforms.vimeo.interface import TITLE, VimeoSite
from lantern.publishing.polling import poll_until_ready
from lantern.publishing.steps import StepChannel, StepWork, name_captions_step
from lantern.publishing.upload import Upload

VIEWS = {"private": "nobody", "unlisted": "unlisted", "public": "anybody"}
"""Who can see a video: as authors write it, and as Vimeo does."""
_TAGS_NOTE = "tags"
_PICTURE_NOTE = "picture"


class VimeoChannel(StepChannel):
    """An account at Vimeo that is signed in."""

    def __init__(self, site: VimeoSite) -> None:
        """Make it; connects to nobody."""
        self._site = site
        takers = {
            "video": self._send_film,
            "texts": self._send_texts,
            "thumbnail": self._send_thumbnail,
            "captions": self._send_captions,
            "chapters": self._send_chapters,
            "playlist": self._add_to_showcase,
            "processing": self._wait,
            "privacy": self._set_privacy,
        }
        super().__init__(TITLE, takers)

    def find_video(self, upload: Upload, record: UploadRecord) -> bool:
        """Search the account for a film, as `Channel.find_video` says."""
        return find_video(self._site, upload, record)

    def describe(self, record: UploadRecord) -> VideoStatus:
        """Ask what has become of the record's video, as `Channel.describe` says."""
        fields = "link,status,transcode.status,upload.status,privacy.view"
        path = f"/videos/{record.video}?fields={fields}"
        about = self._site.find(path, "read the state of the film")
        if about is None:
            return VideoStatus("gone")
        state = _read_state(about)
        reason = about.find_text("status") if state == "failed" else ""
        words = {view: privacy for privacy, view in VIEWS.items()}
        privacy = words.get(about.find_text("privacy", "view"))
        address = about.find_text("link") or record.address
        return VideoStatus(state, address, privacy, reason=reason)

    def _send_film(self, work: StepWork) -> None:
        send_film(self._site, work.upload, work.record, reporter=work.reporter)

    def _send_texts(self, work: StepWork) -> None:
        content, record = work.step.content, work.record
        texts = {key: each for key, each in content.items() if key != "tags"}
        what = "take the texts"
        locale = texts.pop("locale")
        path = f"/videos/{record.video}"
        self._site.change(
            "PATCH",
            path,
            what=what,
            content=texts,
        )
        self._send_language(locale, record, work.reporter)
        self._send_tags(content["tags"], record)

    def _send_language(
        self, locale: str, record: UploadRecord, reporter: UploadReporter
    ) -> None:
        """Say which language the film is in; Vimeo knows some of them only."""
        answer = self._site.change(
            "PATCH",
            f"/videos/{record.video}",
            what="take the language",
            content={"locale": locale},
            allowed=(400,),
        )
        if not answer.is_good:
            said = self._site.web.quote(answer)
            reporter.note(
                f"{TITLE} doesn't know the language '{locale}' ({said})"
            )

    def _send_tags(self, wanted: Sequence[str], record: UploadRecord) -> None:
        video = f"/videos/{record.video}"
        for tag in record.notes.get(_TAGS_NOTE, "").splitlines():
            if tag not in wanted:
                path = f"{video}/tags/{urllib.parse.quote(tag, safe='')}"
                self._site.change(
                    "DELETE",
                    path,
                    what="drop a tag",
                    allowed=(404,),
                )
        if wanted:
            named = [{"name": tag} for tag in wanted]
            path = f"{video}/tags"
            self._site.change(
                "PUT",
                path,
                what="take the tags",
                content=named,
            )
        # tags that were given by hand at Vimeo are left alone
        record.notes[_TAGS_NOTE] = "\n".join(wanted)
        record.save()

    def _send_thumbnail(self, work: StepWork) -> None:
        record = work.record
        body = read_attachment(work.thumbnail)
        path = f"/videos/{record.video}/pictures"
        what = "take the thumbnail"
        uri = self._add_part(path, {"active": False}, body, what=what)
        former = record.notes.get(_PICTURE_NOTE)
        if former and former != uri:
            what = "drop the old thumbnail"
            self._site.change(
                "DELETE",
                former,
                what=what,
                allowed=(403, 404),
            )
        record.notes[_PICTURE_NOTE] = uri
        record.save()

    def _send_captions(self, work: StepWork) -> None:
        """Send captions as a new track, and drop those that it takes the place of."""
        captions = work.captions
        body = read_attachment(captions.path)
        path = f"/videos/{work.video}/texttracks"
        track = {
            key: work.step.content[key] for key in ("type", "language", "name")
        }
        what = f"take the captions ({captions.language})"
        uri = self._add_part(path, track, body, what=what)
        what = "drop the old captions"
        for other in list(self._site.list(path, "list the captions")):
            # captions become subtitles when another language is spoken
            is_same = all(
                other.find(key) == track[key] for key in ("language", "name")
            )
            if is_same and other.find_text("uri") != uri:
                former = self._read_uri(other, what)
                self._site.change(
                    "DELETE",
                    former,
                    what=what,
                    allowed=(404,),
                )

    def _add_part(
        self, path: str, about: dict[str, Any], body: bytes, *, what: str
    ) -> str:
        """Make a part of a video, send its file, and show it; return where it is."""
        made = self._site.change_and_read(
            "POST",
            path,
            what=what,
            content=about,
        )
        self._site.put_file(made.require_text("link"), body, what=what)
        uri = self._read_uri(made, what)
        self._site.change(
            "PATCH",
            uri,
            what=what,
            content={"active": True},
        )
        return uri

    def _send_chapters(self, work: StepWork) -> None:
        """Make the video's chapters those of the film; others are dropped."""
        chapters = work.step.content["chapters"]
        path = f"/videos/{work.video}/chapters"
        there = []
        for about in list(self._site.list(path, "list the chapters")):
            chapter = {key: about.find(key) for key in ("title", "timecode")}
            if chapter in chapters and chapter not in there:
                there.append(chapter)
                continue
            uri = self._read_uri(about, "list the chapters")
            what = "drop an old chapter"
            self._site.change(
                "DELETE",
                uri,
                what=what,
                allowed=(404,),
            )
        for chapter in chapters:
            if chapter not in there:
                what = f"take the chapter '{chapter['title']}'"
                # a conflict: a request without an answer has made it
                self._site.change(
                    "POST",
                    path,
                    what=what,
                    content=chapter,
                    allowed=(409,),
                )

    def look_for_parts(
        self, upload: Upload, record: UploadRecord
    ) -> VideoParts:
        """Ask what goes with the record's video, as `Channel.look_for_parts` says."""
        video = f"/videos/{record.video}"
        missing = []
        picture = record.notes.get(_PICTURE_NOTE)
        if (
            picture
            and self._site.find(picture, "look at the thumbnail") is None
        ):
            missing.append("thumbnail")
        if upload.captions:
            missing += self._list_missing_captions(upload, video)
        listed = self._site.list(f"{video}/chapters", "list the chapters")
        if upload.chapters and not any(listed):
            missing.append("chapters")
        showcase = find_playlist_note(record)
        if showcase:
            path = f"{showcase}{video}"
            if self._site.find(path, "look into the showcase") is None:
                missing.append("playlist")
        return VideoParts(tuple(missing))

    def _list_missing_captions(self, upload: Upload, video: str) -> list[str]:
        """Return the steps of captions that aren't there."""
        listed = self._site.list(f"{video}/texttracks", "list the captions")
        there = {
            (each.find_text("language"), each.find_text("name"))
            for each in listed
        }
        return [
            name_captions_step(each.language)
            for each in upload.captions
            if (each.language, each.language) not in there
        ]

    def _add_to_showcase(self, work: StepWork) -> None:
        def leave(former: str, video: str) -> None:
            path = f"{former}/videos/{video}"
            what = "take the film out of its former showcase"
            self._site.change(
                "DELETE",
                path,
                what=what,
                allowed=(404,),
            )

        def enter(place: str) -> str:
            path = f"{place}/videos/{work.video}"
            self._site.change("PUT", path, what="add the film to the showcase")
            return work.video

        def find() -> str:
            return self._find_showcase(work.step.content["showcase"])

        change_playlist(
            work,
            find,
            leave=leave,
            enter=enter,
        )

    def _find_showcase(self, showcase: str) -> str:
        """Return the path of the showcase that is meant, by its id or its name.

        Raises:
            PublishFailure: there is none, or there are several.
        """
        titles = {}
        places = {}
        for about in self._site.list(
            "/me/albums?fields=uri,name", "list the showcases"
        ):
            uri = self._read_uri(about, "list the showcases")
            number = uri.rsplit("/", 1)[-1]
            titles[number] = about.find_text("name")
            places[number] = uri
        album = choose_playlist(TITLE, showcase, titles)
        return places[album]

    def _wait(self, work: StepWork) -> None:
        work.reporter.note(f"{TITLE} is making the film ready to be watched")

        def is_ready() -> bool:
            status = self.describe(work.record)
            if status.state in ("failed", "gone"):
                said = status.reason or status.state
                raise PublishFailure(
                    f"{TITLE} can't make the film ready to be watched: {said}; look at"
                    f" {status.address or 'the account'}"
                )
            return status.state == "ready"

        poll_until_ready(is_ready, self._site.web.patience, server=TITLE)

    def _set_privacy(self, work: StepWork) -> None:
        content, record = work.step.content, work.record
        path = f"/videos/{record.video}"
        what = "set who can see the film"
        about = self._site.change_and_read(
            "PATCH",
            path,
            what=what,
            content=content,
        )
        wanted = content["privacy"]["view"]
        if about.find_text("privacy", "view") != wanted:
            raise PublishFailure(
                f"{TITLE} left the film as it was, not '{wanted}': the account's plan may"
                " not allow that; the film is there, see it with"
                f" {format_command('publish', '--status')}"
            )
        # the address of an unlisted film has a key in it
        record.address = about.find_text("link") or record.address
        record.save()

    def _read_uri(self, about: JsonReader, what: str) -> str:
        uri = about.find_text("uri")
        if not uri.startswith("/"):
            raise PublishFailure(
                f"{TITLE}: can't {what}: it doesn't say where it is"
            )
        return uri


def _read_state(
    about: JsonReader,
) -> Literal["uploading", "processing", "ready", "failed"]:
    """Return how far a film is that Vimeo tells of."""
    transcode = about.find_text("transcode", "status")
    if transcode == "error":
        return "failed"
    if transcode == "complete":
        return "ready"
    is_sent = about.find_text("upload", "status") != "in_progress"
    return "processing" if is_sent else "uploading"
