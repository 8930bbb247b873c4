"""A YouTube channel: where a film goes, step by step."""

from __future__ import annotations

import urllib.parse

from lantern.core.problems import PublishFailure
from lantern.publishing.accounts import Account, TokenKeeper
from lantern.publishing.answers import JsonReader
from lantern.publishing.calls import Call, make_json_call
from lantern.publishing.patience import PassingFailure, Patience, Tell
from lantern.publishing.platforms import (
    Json,
    UploadRecord,
    VideoParts,
    VideoStatus,
)
from lantern.publishing.platforms.youtube import content
from lantern.publishing.platforms.youtube.account import (
    CURE,
    MANNERS,
    make_client,
)
from lantern.publishing.platforms.youtube.extras import YouTubeExtras
from lantern.publishing.polling import poll_until_ready
from lantern.publishing.resumable import (
    ResumablePlan,
    end_session,
    make_opening,
    send_resumable,
)
from lantern.publishing.sign_in import RefreshingAuthority
from lantern.publishing.steps import StepChannel, StepWork
from lantern.publishing.upload import Upload
from lantern.publishing.web import Web

NEWEST = 50
"""Videos that are searched for a film whose id was lost."""
_RECORDED = "recordingDetails"
"""The part of a video that says when it was recorded, and the note that it was sent."""
_LOST_STATES = frozenset(["failed", "rejected", "deleted"])


class YouTubeChannel(StepChannel):
    """One channel, signed in."""

    def __init__(
        self,
        account: Account,
        keeper: TokenKeeper,
        *,
        patience: Patience,
        chunk_bytes: int,
        tell: Tell | None,
    ) -> None:
        """Prepare requests in the account's name; connects to nobody."""
        self._server = account.server
        self._chunk_bytes = chunk_bytes
        self._web = Web(
            MANNERS,
            patience=patience,
            tell=tell,
        )
        secret = keeper.load()
        client = make_client(
            account.server,
            secret.get("client_id", ""),
            secret.get("client_secret", ""),
        )
        self._web.authority = RefreshingAuthority(
            self._web, client, keeper, cure=CURE
        )
        takers = {
            "video": self._send_video,
            "texts": self._send_texts,
            "processing": self._wait,
            "privacy": self._send_status,
        }
        self._extras = YouTubeExtras(self._web, account.server)
        super().__init__(MANNERS.server, {**takers, **self._extras.takers})

    def find_video(self, upload: Upload, record: UploadRecord) -> bool:
        """Search the newest videos for one by the name and the size of its file.

        Raises:
            PublishFailure: YouTube can't be asked, or can't say yet.
        """
        keys = self._list_newest()
        if not keys:
            return False
        what = "look for the film"
        found = self._list_videos(keys, "fileDetails,status,snippet", what)
        unsure = False
        for video in found:
            if video.find_text("status", "uploadStatus") in _LOST_STATES:
                continue
            file = video.find_object("fileDetails")
            if not file.content:
                unsure |= video.find_text("snippet", "title") == upload.title
            elif _is_file(file, upload):
                self._keep_id(video.require_text("id"), record)
                return True
        if unsure:
            raise PassingFailure(
                f"YouTube: can't {what}: a film of this title is there, and YouTube doesn't"
                " say yet which file it is"
            )
        return False

    def describe(self, record: UploadRecord) -> VideoStatus:
        """Ask what has become of the record's video.

        Raises:
            PublishFailure: YouTube can't be asked.
        """
        if record.video is None:
            return VideoStatus("uploading" if record.session else "gone")
        parts = "status,processingDetails"
        found = self._list_videos(
            [record.video], parts, "ask for the film's state"
        )
        if not found:
            return VideoStatus("gone")
        status = found[0].find_object("status")
        state = status.find_text("uploadStatus")
        address = make_address(record.video)
        privacy = status.find_text("privacyStatus") or None
        if state in _LOST_STATES:
            return VideoStatus(
                "failed", address, privacy, reason=_find_loss(status)
            )
        is_ready = state == "processed"
        return VideoStatus(
            "ready" if is_ready else "processing", address, privacy
        )

    def look_for_parts(
        self, upload: Upload, record: UploadRecord
    ) -> VideoParts:
        """Ask what goes with the record's video, as `Channel.look_for_parts` says."""
        return self._extras.look_for_parts(upload, record)

    # the film itself

    def _send_video(self, work: StepWork) -> None:
        upload, record = work.upload, work.record
        if record.video is not None:
            return
        texts = content.make_texts(upload)
        if record.session is None:
            self._require_category(texts["snippet"]["categoryId"], upload)
        work.note_first_texts(texts)
        if _RECORDED in texts:
            record.notes[_RECORDED] = "sent"
        plan = ResumablePlan(
            upload.video,
            upload.size,
            self._make_opening(upload, texts),
            find=lambda: self.find_video(upload, record),
            chunk_bytes=self._chunk_bytes,
            kin=".googleapis.com",
        )
        answer = send_resumable(
            self._web,
            plan,
            record=record,
            reporter=work.reporter,
        )
        if answer is None:
            return  # it was found, and its id is kept
        video = self._web.read(plan.opening, answer).require_text("id")
        self._keep_id(video, record)

    def _make_opening(self, upload: Upload, texts: Json) -> Call:
        query = urllib.parse.urlencode(
            {
                "uploadType": "resumable",
                "part": ",".join([*texts, "status"]),
                "notifySubscribers": "false",
            }
        )
        resource = {
            **texts,
            "status": content.make_status(upload, is_draft=True),
        }
        url = f"{self._server}/upload/youtube/v3/videos?{query}"
        name = {"Slug": urllib.parse.quote(upload.file_name)}
        return make_opening(url, resource, upload.size, headers=name)

    def _keep_id(self, video: str, record: UploadRecord) -> None:
        record.video = video
        record.address = make_address(video)
        end_session(record)
        record.save()

    def _require_category(self, number: str, upload: Upload) -> None:
        """Ask whether YouTube has a category, and by the name that was written.

        Raises:
            PublishFailure: it hasn't.
        """
        query = urllib.parse.urlencode(
            {"part": "snippet", "id": number, "hl": "en_US"}
        )
        url = f"{self._server}/youtube/v3/videoCategories?{query}"
        call = Call("GET", url, "ask for the category")
        items = self._web.ask(call).list_objects("items")
        title = items[0].find_text("snippet", "title") if items else ""
        is_open = bool(items and items[0].find("snippet", "assignable"))
        wanted = upload.category or content.DEFAULT_CATEGORY
        is_named = wanted.isdecimal() or wanted.casefold() == title.casefold()
        if not is_open or not is_named:
            raise PublishFailure(
                f"YouTube: films can't be put into the category {wanted} (number {number} is"
                f" {title or 'none'} there); give another as category"
            )

    def _send_texts(self, work: StepWork) -> None:
        """Replace the texts, unless the film was sent with the same."""
        if work.has_its_texts:
            return
        texts = work.step.content
        notes = work.record.notes
        if _RECORDED in texts:
            notes[_RECORDED] = "sent"
        elif notes.pop(_RECORDED, None):
            texts = {
                **texts,
                _RECORDED: {},
            }  # a part that is sent empty is emptied
        self._update(texts, work, "change title and description")
        work.note_texts()

    def _wait(self, work: StepWork) -> None:
        """Wait until YouTube has worked through the film.

        Raises:
            PublishFailure: it refuses the film, or lost it.
        """
        told = ""

        def is_ready() -> bool:
            nonlocal told
            parts = "status,processingDetails"
            what = "ask for the film's state"
            found = self._list_videos([work.video], parts, what)
            if not found:
                raise PublishFailure("YouTube: the film isn't there any more")
            status = found[0].find_object("status")
            if status.find_text("uploadStatus") in _LOST_STATES:
                raise PublishFailure(
                    f"YouTube: it doesn't take the film: {_find_loss(status)}"
                )
            words = _tell_progress(found[0])
            if words != told:
                told = words
                work.reporter.note(words)
            return status.find_text("uploadStatus") == "processed"

        poll_until_ready(is_ready, self._web.patience, server="YouTube")

    def _send_status(self, work: StepWork) -> None:
        """Say who may see the film.

        Raises:
            PublishFailure: YouTube keeps it more private than was asked.
        """
        shown = self._update(work.step.content, work, "change who may see it")
        wanted = work.step.content["status"]["privacyStatus"]
        got = shown.require_text("status", "privacyStatus")
        if got != wanted:
            raise PublishFailure(
                f"YouTube: the film should be {wanted}, and stays {got}. That is so for films of"
                " Google projects that Google hasn't audited; make it"
                f" {wanted} by hand at https://studio.youtube.com, or ask Google for an audit"
            )

    # requests

    def _update(self, parts: Json, work: StepWork, what: str) -> JsonReader:
        url = f"{self._server}/youtube/v3/videos?part={','.join(parts)}"
        resource = {"id": work.video, **parts}
        return self._web.ask(
            make_json_call(
                "PUT",
                url,
                what=what,
                content=resource,
            )
        )

    def _list_videos(
        self, keys: list[str], parts: str, what: str
    ) -> list[JsonReader]:
        query = urllib.parse.urlencode({"part": parts, "id": ",".join(keys)})
        call = Call("GET", f"{self._server}/youtube/v3/videos?{query}", what)
        return self._web.ask(call).list_objects("items")

    def _list_newest(self) -> list[str]:
        """Return the ids of the channel's newest videos."""
        what = "look for the film"
        url = (
            f"{self._server}/youtube/v3/channels?part=contentDetails&mine=true"
        )
        call = Call("GET", url, what)
        items = self._web.ask(call).list_objects("items")
        if not items:
            return []
        uploads = items[0].require_text(
            "contentDetails", "relatedPlaylists", "uploads"
        )
        query = urllib.parse.urlencode(
            {
                "part": "contentDetails",
                "playlistId": uploads,
                "maxResults": NEWEST,
            }
        )
        call = Call(
            "GET", f"{self._server}/youtube/v3/playlistItems?{query}", what
        )
        # a channel without any video has no such playlist yet
        answer = self._web.send(call, allowed=[404])
        if answer.status == 404:
            return []
        entries = self._web.read(call, answer).list_objects("items")
        return [
            entry.require_text("contentDetails", "videoId") for entry in entries
        ]


def make_address(video: str) -> str:
    """Return where people watch a video."""
    return f"https://www.youtube.com/watch?v={video}"


def _is_file(file: JsonReader, upload: Upload) -> bool:
    """Tell whether a video was made of the upload's file."""
    # whether YouTube undoes the percent signs in a name isn't known
    names = {upload.file_name, urllib.parse.quote(upload.file_name)}
    is_as_large = file.find_number("fileSize") == upload.size
    return file.find_text("fileName") in names and is_as_large


def _find_loss(status: JsonReader) -> str:
    """Return why YouTube has no use for a film, in its words."""
    reason = status.find_text("rejectionReason") or status.find_text(
        "failureReason"
    )
    if reason == "duplicate":
        return "duplicate (the channel has this very film already)"
    return reason or status.find_text("uploadStatus")


def _tell_progress(video: JsonReader) -> str:
    progress = video.find_object("processingDetails", "processingProgress")
    done, total = (
        progress.find_text("partsProcessed"),
        progress.find_text("partsTotal"),
    )
    if not done or not total:
        return "YouTube works on the film"
    return f"YouTube works on the film ({done} of {total} parts)"
