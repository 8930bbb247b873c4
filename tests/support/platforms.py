"""A platform for tests that asks nobody: a shelf in this process, which keeps what it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lantern.core.problems import PublishFailure
from lantern.core.store import digest_file
from lantern.publishing.accounts import Account, TokenKeeper
from lantern.publishing.patience import Tell
from lantern.publishing.platforms import (
    Channel,
    Json,
    PublishFault,
    PublishStep,
    UploadRecord,
    UploadReporter,
    VideoParts,
    VideoStatus,
)
from lantern.publishing.upload import Upload


@dataclass
class ShelfVideo:
    """A video on the shelf, and by steps what it was sent."""

    file_name: str
    size: int
    parts: dict[str, Json] = field(default_factory=dict)


class Killed(Exception):
    """Stands for the end of the process, in the middle of a step."""


@dataclass
class Shelf:
    """Where the videos are; `kill` names a step and whether it ends before or after its work."""

    videos: dict[str, ShelfVideo] = field(default_factory=dict)
    kill: tuple[str, str] | None = None
    fail: str | None = None
    """The step that is refused."""
    calls: list[str] = field(default_factory=list)
    watch: Callable[[], None] | None = None
    """Called when a film is there and its id isn't noted yet."""

    def strike(self, step: str, when: str) -> None:
        """End the process if this is the moment."""
        if self.kill == (step, when):
            raise Killed(f"{when} {step}")
        if self.fail == step and when == "before":
            raise PublishFailure(f"the shelf refuses {step}")


@dataclass
class ShelfChannel:
    """An account at the shelf."""

    shelf: Shelf
    can_replace: bool

    def find_video(self, upload: Upload, record: UploadRecord) -> bool:
        """Look for the file by its name and size."""
        self.shelf.calls.append("find")
        for name, video in self.shelf.videos.items():
            if (video.file_name, video.size) == (upload.file_name, upload.size):
                record.video = name
                record.address = f"https://shelf.example/{name}"
                record.save()
                return True
        return False

    def send(
        self,
        step: PublishStep,
        upload: Upload,
        record: UploadRecord,
        *,
        reporter: UploadReporter,
    ) -> None:
        """Put the work of a step on the shelf."""
        self.shelf.calls.append(step.name)
        self.shelf.strike(step.name, "before")
        if step.name == "video":
            self._send_video(upload, record, reporter)
        else:
            assert record.video is not None
            self._keep(step, self.shelf.videos[record.video].parts)
        self.shelf.strike(step.name, "after")

    def _keep(self, step: PublishStep, parts: dict[str, Json]) -> None:
        if step.takes_back:
            del parts[step.name]
        else:
            parts[step.name] = step.content

    def _send_video(
        self, upload: Upload, record: UploadRecord, reporter: UploadReporter
    ) -> None:
        reporter.begin("video", upload.size)
        reporter.advance(upload.size)
        assert digest_file(upload.video) == upload.digest
        name = record.video or f"v{len(self.shelf.videos) + 1}"
        video = self.shelf.videos.setdefault(
            name, ShelfVideo(upload.file_name, upload.size)
        )
        video.file_name = upload.file_name
        video.size = upload.size
        self.shelf.strike("video", "unrecorded")
        if self.shelf.watch is not None:
            self.shelf.watch()
        record.video = name
        record.address = f"https://shelf.example/{name}"
        record.save()

    def describe(self, record: UploadRecord) -> VideoStatus:
        """Say what is on the shelf."""
        video = self.shelf.videos.get(record.video or "")
        if video is None:
            return VideoStatus("gone")
        privacy = video.parts.get("privacy", {}).get("privacy", "private")
        return VideoStatus("ready", record.address, privacy)

    def look_for_parts(
        self, upload: Upload, record: UploadRecord
    ) -> VideoParts:
        """Say what isn't on the shelf; of its texts it doesn't speak."""
        assert record.video is not None
        parts = self.shelf.videos[record.video].parts
        names = [f"captions.{each.language}" for each in upload.captions]
        missing = tuple(name for name in names if name not in parts)
        return VideoParts(missing, ("texts",))


@dataclass
class ShelfPlatform:
    """The shelf as a platform."""

    shelf: Shelf = field(default_factory=Shelf)
    name: str = "acme.shelf"
    title: str = "The shelf"
    can_replace_video: bool = False
    is_for_good: bool = False
    asked: frozenset[str] = frozenset({"made_for_kids", "synthetic"})
    privacies: frozenset[str] = frozenset({"private", "unlisted", "public"})
    secret_fields: tuple[str, ...] = ("token",)
    default_server: str = "https://shelf.example"

    def find_faults(self, upload: Upload) -> list[PublishFault]:
        """Refuse long titles."""
        if len(upload.title) > 40:
            return [
                PublishFault(
                    "title", "the title is too long; write a shorter one"
                )
            ]
        return []

    def list_steps(self, upload: Upload) -> tuple[PublishStep, ...]:
        """Return all steps there are."""
        video = {
            "file": upload.file_name,
            "size": upload.size,
            "digest": upload.digest,
        }
        steps = [
            PublishStep("video", "send the film", video),
            PublishStep("texts", "write its texts", {"title": upload.title}),
        ]
        steps += [
            PublishStep(
                f"captions.{each.language}",
                "send captions",
                {"digest": each.digest},
            )
            for each in upload.captions
        ]
        if upload.playlist is not None:
            playlist = {"playlist": upload.playlist}
            steps.append(
                PublishStep("playlist", "put it into a playlist", playlist)
            )
        steps.append(
            PublishStep("processing", "wait until it is worked through", {})
        )
        privacy = {"privacy": upload.privacy}
        steps.append(
            PublishStep("privacy", f"make it {upload.privacy}", privacy)
        )
        return tuple(steps)

    def connect(
        self, account: Account, keeper: TokenKeeper, tell: Tell | None = None
    ) -> Channel:
        """Return the account, if its token is the right one."""
        if keeper.load().get("token") != "right":
            raise PublishFailure(
                "the shelf doesn't know this token; sign in again"
            )
        return ShelfChannel(self.shelf, self.can_replace_video)
