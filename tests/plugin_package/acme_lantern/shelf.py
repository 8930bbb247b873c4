"""A platform that is a folder on this machine: a film goes there as a file, its texts beside it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from lantern.core.problems import PublishFailure
from lantern.publishing.accounts import Account, TokenKeeper
from lantern.publishing.patience import Tell
from lantern.publishing.platforms import (
    Channel,
    PublishFault,
    PublishStep,
    SignedIn,
    SignInWish,
    UploadRecord,
    UploadReporter,
    VideoParts,
    VideoStatus,
)
from lantern.publishing.upload import Upload


class ShelfChannel:
    """The folder, opened."""

    def __init__(self, folder: Path) -> None:
        """Put films into `folder`, which is there."""
        self.folder = folder

    def find_video(self, upload: Upload, record: UploadRecord) -> bool:
        """Look for the file by its name and size."""
        path = self.folder / upload.file_name
        if not path.is_file() or path.stat().st_size != upload.size:
            return False
        self._note(path, record)
        return True

    def send(
        self,
        step: PublishStep,
        upload: Upload,
        record: UploadRecord,
        *,
        reporter: UploadReporter,
    ) -> None:
        """Copy the film, or write its texts."""
        path = self.folder / upload.file_name
        if step.name == "video":
            shutil.copyfile(upload.video, path)
            self._note(path, record)
        else:
            text = json.dumps(step.content)
            path.with_suffix(f".{step.name}.json").write_text(text)

    def _note(self, path: Path, record: UploadRecord) -> None:
        record.video = path.name
        record.address = path.as_uri()
        record.save()

    def describe(self, record: UploadRecord) -> VideoStatus:
        """Say whether the file is there."""
        is_there = (self.folder / (record.video or "")).is_file()
        return VideoStatus("ready" if is_there else "gone", record.address)

    def look_for_parts(
        self, upload: Upload, record: UploadRecord
    ) -> VideoParts:
        """Say whether the texts are there."""
        texts = self.folder / Path(record.video or "").with_suffix(
            ".texts.json"
        )
        return (
            VideoParts() if texts.is_file() else VideoParts(missing=("texts",))
        )


class Shelf:
    """The folder as a platform."""

    name = "acme.shelf"
    title = "The shelf"
    can_replace_video = False
    is_for_good = False
    asked: frozenset[str] = frozenset()
    privacies = frozenset({"private", "unlisted", "public"})
    secret_fields = ("folder",)
    default_server = "file://"

    def find_faults(self, upload: Upload) -> list[PublishFault]:
        """Refuse titles that no label has room for."""
        if len(upload.title) > 80:
            message = f"the title has {len(upload.title)} characters, and at most 80 are allowed"
            return [PublishFault("title", message)]
        return []

    def list_steps(self, upload: Upload) -> tuple[PublishStep, ...]:
        """Return the film, its texts, and who may see it."""
        video = {"file": upload.file_name, "digest": upload.digest}
        texts = {"title": upload.title, "description": upload.description}
        return (
            PublishStep("video", "copy the film", video),
            PublishStep("texts", "write its texts", texts),
            PublishStep(
                "privacy", "write who may see it", {"is": upload.privacy}
            ),
        )

    def connect(
        self, account: Account, keeper: TokenKeeper, tell: Tell | None = None
    ) -> Channel:
        """Open the folder."""
        folder = Path(keeper.load()["folder"])
        if not folder.is_dir():
            raise PublishFailure("the shelf is gone; put it up again")
        return ShelfChannel(folder)


PLATFORM = Shelf()


def sign_in(wish: SignInWish) -> SignedIn:
    """Ask for the folder."""
    folder = wish.prompt.ask("Which folder?")
    account = Account("acme.shelf", Path(folder).name, wish.server)
    return SignedIn(account, {"folder": folder})
