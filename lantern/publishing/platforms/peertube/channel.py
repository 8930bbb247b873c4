"""A channel of a PeerTube instance: where a film goes, step by step."""

from __future__ import annotations

import re
import urllib.parse

from lantern.core.problems import PublishFailure
from lantern.publishing.accounts import Account, TokenKeeper
from lantern.publishing.answers import JsonReader
from lantern.publishing.calls import Answer, Call, make_json_call
from lantern.publishing.patience import Patience, Tell
from lantern.publishing.platforms import (
    Json,
    UploadRecord,
    UploadReporter,
    VideoParts,
    VideoStatus,
)
from lantern.publishing.platforms.peertube import content
from lantern.publishing.platforms.peertube.account import (
    MANNERS,
    PeerTubeAuthority,
    list_channels,
)
from lantern.publishing.platforms.peertube.extras import PeerTubeExtras
from lantern.publishing.platforms.peertube.instance import Instance
from lantern.publishing.polling import poll_until_ready
from lantern.publishing.resumable import (
    ResumablePlan,
    end_session,
    make_opening,
    send_resumable,
)
from lantern.publishing.steps import StepChannel, StepWork
from lantern.publishing.upload import Upload
from lantern.publishing.web import Web

NEWEST = 50
"""Videos that are searched for a film whose id was lost."""
_NEAR_SECONDS = 2
"""An instance rounds how long a film is."""
_PUBLISHED = 1
_FAILED = frozenset([7, 8])
"""The states in which PeerTube gave up: transcoding, and moving to other storage."""
_WORDS = {"private": "Private", "unlisted": "Unlisted", "public": "Public"}


class PeerTubeChannel(StepChannel):
    """One channel of an instance, signed in."""

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
        self._account = account
        self._server = account.server
        self._api = f"{account.server}/api/v1"
        self._chunk_bytes = chunk_bytes
        self._web = Web(
            MANNERS,
            patience=patience,
            tell=tell,
        )
        self._web.authority = PeerTubeAuthority(
            self._web, account.server, keeper
        )
        self._instance = Instance(self._web, account.server)
        takers = {
            "video": self._send_video,
            "texts": self._send_texts,
            "processing": self._wait,
            "privacy": self._send_privacy,
        }
        self._extras = PeerTubeExtras(self._web, self._instance)
        super().__init__(MANNERS.server, {**takers, **self._extras.takers})

    def find_video(self, upload: Upload, record: UploadRecord) -> bool:
        """Search the newest videos for one by the name and the size of its file.

        Raises:
            PublishFailure: the instance can't be asked.
        """
        query = urllib.parse.urlencode(
            {"sort": "-createdAt", "count": NEWEST, "start": 0}
        )
        found = self._ask(f"users/me/videos?{query}", "look for the film")
        for video in found.list_objects("data"):
            seconds = video.find_number("duration") or 0
            if abs(seconds - upload.seconds) > _NEAR_SECONDS:
                continue
            key = video.require_text("uuid")
            if self._has_file(key, upload):
                self._keep_id(key, video.find_text("shortUUID") or key, record)
                return True
        return False

    def describe(self, record: UploadRecord) -> VideoStatus:
        """Ask what has become of the record's video.

        Raises:
            PublishFailure: the instance can't be asked.
        """
        if record.video is None:
            return VideoStatus("uploading" if record.session else "gone")
        what = "ask for the film's state"
        call = Call("GET", f"{self._api}/videos/{record.video}", what)
        answer = self._web.send(call, allowed=[404])
        if answer.status == 404:
            return VideoStatus("gone")
        video = self._web.read(call, answer)
        state = video.find_number("state", "id")
        privacy = video.find_text("privacy", "label").lower() or None
        if state in _FAILED:
            reason = video.find_text("state", "label")
            return VideoStatus("failed", record.address, privacy, reason=reason)
        is_ready = state == _PUBLISHED
        return VideoStatus(
            "ready" if is_ready else "processing", record.address, privacy
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
            self._replace_video(record.video, work)
            return
        texts = content.make_texts(upload)
        work.note_first_texts(texts)
        resource = self._make_draft(texts, work.reporter)
        url = f"{self._api}/videos/upload-resumable"
        plan = self._make_plan(
            upload,
            url,
            resource=resource,
            record=record,
        )
        answer = send_resumable(
            self._web,
            plan,
            record=record,
            reporter=work.reporter,
        )
        if answer is None:
            return  # it was found, and its id is kept
        video = self._web.read(plan.opening, answer)
        key = video.require_text("video", "uuid")
        self._keep_id(key, video.find_text("video", "shortUUID") or key, record)

    def _make_draft(self, texts: Json, reporter: UploadReporter) -> Json:
        """Return a new video, which nobody else may see."""
        return {
            **_leave_out_none(self._translate(texts, reporter)),
            "channelId": self._find_channel(),
            "privacy": self._find_privacy("private"),
            "waitTranscoding": True,
            "generateTranscription": False,
        }

    def _replace_video(self, key: str, work: StepWork) -> None:
        """Put the film in the place of the file that a video has, unless it has it already.

        Raises:
            PublishFailure: the instance doesn't allow it.
        """
        upload, record = work.upload, work.record
        if not self._has_file(key, upload):
            if not self._instance.can_replace():
                raise PublishFailure(
                    "PeerTube: this instance doesn't let the file of a video be replaced; ask"
                    " its administrators, or delete the journal in the film's folder"
                    " publish/, and the film goes up as a new video"
                )
            url = f"{self._api}/videos/{key}/source/replace-resumable"
            plan = self._make_plan(
                upload,
                url,
                resource={},
                record=record,
            )
            send_resumable(
                self._web,
                plan,
                record=record,
                reporter=work.reporter,
            )
        end_session(record)
        record.save()

    def _make_plan(
        self, upload: Upload, url: str, *, resource: Json, record: UploadRecord
    ) -> ResumablePlan:
        body = {
            **resource,
            "filename": upload.file_name,
            "size": upload.size,
            # equal numbers make an equal session, so that it is found again
            "lastModified": int(upload.digest[:12], 16),
        }
        return ResumablePlan(
            upload.video,
            upload.size,
            make_opening(url, body, upload.size),
            find=lambda: self._find_sent(upload, record),
            chunk_bytes=self._chunk_bytes,
            find_chunk_bytes=read_chunk_bytes,
        )

    def _find_sent(self, upload: Upload, record: UploadRecord) -> bool:
        if record.video is not None:
            return self._has_file(record.video, upload)
        return self.find_video(upload, record)

    def _keep_id(self, key: str, short: str, record: UploadRecord) -> None:
        record.video = key
        record.address = f"{self._server}/w/{short}"
        end_session(record)
        record.save()

    def _has_file(self, key: str, upload: Upload) -> bool:
        """Tell whether a video was made of the upload's file."""
        call = Call(
            "GET", f"{self._api}/videos/{key}/source", "look for the film"
        )
        answer = self._web.send(call, allowed=[404])
        if answer.status == 404:
            return False
        source = self._web.read(call, answer)
        name = source.find_text("inputFilename") or source.find_text("filename")
        size = source.find_number("size")  # older instances don't say it
        return bool(name == upload.file_name and size in (None, upload.size))

    def _find_channel(self) -> int:
        """Return the number of the account's channel.

        Raises:
            PublishFailure: it isn't there any more.
        """
        channels = list_channels(self._ask("users/me", "ask for the channel"))
        if self._account.name in channels:
            return channels[self._account.name]
        if (
            len(channels) == 1
        ):  # a machine knows its name, but not that of its channel
            return next(iter(channels.values()))
        raise PublishFailure(
            f"PeerTube: you have no channel '{self._account.name}' there; there are"
            f" {', '.join(channels) or 'none'}"
        )

    def _translate(self, texts: Json, reporter: UploadReporter) -> Json:
        """Return texts with the instance's own numbers for category, licence and language."""
        language = texts["language"]
        if language is not None:
            code = content.find_language(
                language, self._instance.list_labels("languages")
            )
            if code is None:
                reporter.note(
                    f"This instance has no language {language}; it is left out"
                )
            language = code
        return {
            **texts,
            "category": content.find_number(
                texts["category"],
                self._instance.list_labels("categories"),
                kind="category",
            ),
            "licence": content.find_licence(
                texts["licence"], self._instance.list_labels("licences")
            ),
            "language": language,
        }

    def _find_privacy(self, privacy: str) -> int:
        labels = self._instance.list_labels("privacies")
        return content.find_number(_WORDS[privacy], labels, kind="privacy")

    def _send_texts(self, work: StepWork) -> None:
        """Replace the texts, unless the film was sent with the same."""
        if not work.has_its_texts:
            resource = self._translate(work.step.content, work.reporter)
            self._update(resource, work, "change title and description")
            work.note_texts()

    def _send_privacy(self, work: StepWork) -> None:
        wanted = work.step.content
        schedule = wanted["scheduleUpdate"]
        if schedule is not None:
            privacy = self._find_privacy(schedule["privacy"])
            schedule = {**schedule, "privacy": privacy}
        resource = {
            "privacy": self._find_privacy(wanted["privacy"]),
            "scheduleUpdate": schedule,
        }
        self._update(resource, work, "change who may see it")

    def _wait(self, work: StepWork) -> None:
        """Wait until the instance has worked through the film.

        Raises:
            PublishFailure: it gave up, or lost the film.
        """
        work.reporter.note("PeerTube works on the film")

        def is_ready() -> bool:
            status = self.describe(work.record)
            if status.state in ("failed", "gone"):
                raise PublishFailure(
                    f"PeerTube: the film is {status.state} there {status.reason}".strip()
                )
            return status.state == "ready"

        poll_until_ready(is_ready, self._web.patience, server="PeerTube")

    # requests

    def _update(self, resource: Json, work: StepWork, what: str) -> Answer:
        url = f"{self._api}/videos/{work.video}"
        return self._web.send(
            make_json_call(
                "PUT",
                url,
                what=what,
                content=resource,
            )
        )

    def _ask(self, path: str, what: str) -> JsonReader:
        return self._web.ask(Call("GET", f"{self._api}/{path}", what))


def read_chunk_bytes(answer: Answer) -> int:
    """Return how large an instance wants chunks that it refused; 0 if it says nothing of that."""
    if answer.status != 400:
        return 0
    text = answer.body[:2000].decode("utf-8", "replace")
    found = re.search(r"Chunk size should be at least (\d{1,12}) bytes", text)
    return int(found[1]) if found else 0


def _leave_out_none(content: Json) -> Json:
    return {name: value for name, value in content.items() if value is not None}
