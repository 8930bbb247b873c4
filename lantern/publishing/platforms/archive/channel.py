"""An account at archive.org: the files of a film's item, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lantern.core.problems import PublishFailure
from lantern.publishing.calls import Answer
from lantern.publishing.object_put import (
    StoredFile,
    StoreManners,
    compute_md5,
    put_file,
)
from lantern.publishing.platforms import (
    UploadRecord,
    VideoParts,
    VideoStatus,
)
from lantern.publishing.platforms.archive.interface import (
    TITLE,
    ArchiveListing,
    ArchiveSite,
)
from lantern.publishing.platforms.archive.item import (
    THUMBNAIL,
    ItemFile,
    find_changes,
    make_identifier,
    name_captions,
    name_pages,
    name_small_files,
    name_video,
    write_headers,
    write_texts,
)
from lantern.publishing.polling import poll_until_ready
from lantern.publishing.steps import StepChannel, StepWork, name_captions_step
from lantern.publishing.upload import Upload

_KEYS_NOTE = "texts"
"""In a record's notes: the keys of the texts that were sent."""


class ArchiveChannel(StepChannel):
    """An account at archive.org that is signed in."""

    def __init__(self, site: ArchiveSite, server: str) -> None:
        """Make it; connects to nobody."""
        self._site = site
        self._server = server.rstrip("/")
        takers = {
            "thumbnail": self._send_thumbnail,
            "captions": self._send_captions,
            "pages": self._send_pages,
            "video": self._send_film,
            "processing": self._wait,
            "texts": self._send_texts,
        }
        super().__init__(TITLE, takers)

    def find_video(self, upload: Upload, record: UploadRecord) -> bool:
        """Look for the film's item, as `Channel.find_video` says."""
        identifier = make_identifier(upload)
        listing = self._site.read_item(identifier)
        if not listing.is_there:
            return False
        film = name_video(upload)
        there = listing.digests.get(film.name)
        if there and there != compute_md5(film.path):
            raise PublishFailure(
                f"{TITLE} has an item '{identifier}' with another film in it, and this"
                " computer doesn't know of it: give this film another title; or, if that"
                f" is an earlier version of it, delete {film.name} there, and publish again"
            )
        self._fill_in(record, identifier)
        return there is not None

    def describe(self, record: UploadRecord) -> VideoStatus:
        """Ask what has become of the record's item, as `Channel.describe` says."""
        listing = self._site.read_item(str(record.video))
        if listing.is_dark:
            return VideoStatus("gone", record.address)
        if not listing.is_there:
            reason = "it doesn't show yet, or was taken down"
            return VideoStatus("processing", record.address, reason=reason)
        has_film = any(name.endswith(".mp4") for name in listing.digests)
        state: Literal["ready", "uploading"] = (
            "ready" if has_film else "uploading"
        )
        return VideoStatus(state, record.address, "public")

    def look_for_parts(
        self, upload: Upload, record: UploadRecord
    ) -> VideoParts:
        """Ask which files of the record's item are there, as `Channel.look_for_parts` says."""
        listing = self._site.read_item(str(record.video))
        if not listing.is_there:  # it waits in a queue
            return VideoParts(unseen=tuple(_list_files(upload)))
        missing = []
        for step, files in _list_files(upload).items():
            if not {file.name for file in files} <= set(listing.digests):
                missing.append(step)
        return VideoParts(tuple(missing))

    def _choose_identifier(self, work: StepWork) -> str:
        """Return what the film's item is called, or is to be called."""
        if work.record.video is None:
            self._fill_in(work.record, make_identifier(work.upload))
        return str(work.record.video)

    def _fill_in(self, record: UploadRecord, identifier: str) -> None:
        record.video = identifier
        record.address = f"{self._server}/details/{identifier}"
        record.save()

    def _forget(self, record: UploadRecord) -> None:
        """Forget an item of somebody else, so that another title leads to another one."""
        record.video = None
        record.address = None
        record.save()

    def _send_thumbnail(self, work: StepWork) -> None:
        self._send_files([ItemFile(THUMBNAIL, work.thumbnail)], work)

    def _send_captions(self, work: StepWork) -> None:
        self._send_files(
            name_captions(work.upload, work.captions.language), work
        )

    def _send_pages(self, work: StepWork) -> None:
        self._send_files(name_pages(work.upload), work)

    def _send_film(self, work: StepWork) -> None:
        self._send_files([name_video(work.upload)], work)

    def _send_files(self, files: Sequence[ItemFile], work: StepWork) -> None:
        """Send files that the item doesn't have; the first one makes the item."""
        upload, record = work.upload, work.record
        identifier = self._choose_identifier(work)
        listing = self._site.read_item(identifier)
        if listing.is_dark:
            raise PublishFailure(
                f"{TITLE} has taken the item '{identifier}' down; ask info@archive.org"
                " why, from the account's address"
            )
        for file in files:
            stored = self._prepare(file, upload, identifier, listing=listing)
            if listing.digests.get(file.name) == stored.md5:
                continue
            manners = self._make_manners(record, file.name, stored.md5)
            if file.path != upload.video:
                put_file(self._site.web, stored, manners)
                continue
            self._site.wait_for_room(identifier)
            work.reporter.begin("video", stored.size)
            put_file(
                self._site.web, stored, manners, advance=work.reporter.advance
            )
        record.notes.setdefault(_KEYS_NOTE, ",".join(write_texts(upload)))
        record.save()

    def _prepare(
        self,
        file: ItemFile,
        upload: Upload,
        identifier: str,
        *,
        listing: ArchiveListing,
    ) -> StoredFile:
        """Return a file as it is sent; asks nobody."""
        return StoredFile(
            url=self._site.name_address(identifier, file.name),
            path=file.path,
            size=file.path.stat().st_size,
            md5=compute_md5(file.path),
            what=f"take the file {file.name}",
            headers=_write_file_headers(file, upload, listing),
        )

    def _make_manners(
        self, record: UploadRecord, name: str, md5: str
    ) -> StoreManners:
        identifier = str(record.video)

        def is_there() -> bool:
            return self._site.read_item(identifier).digests.get(name) == md5

        def pause(answer: Answer) -> bool:
            if answer.status == 403 and b"AccessDenied" in answer.body:
                if _KEYS_NOTE not in record.notes:  # nothing was sent there
                    self._forget(record)
                raise PublishFailure(
                    f"{TITLE} has an item '{identifier}' that isn't this account's: give"
                    " the film another title or folder name, so that its item is called"
                    " otherwise"
                )
            return self._site.pause(identifier, answer)

        return StoreManners(is_there, pause)

    def _send_texts(self, work: StepWork) -> None:
        record = work.record
        identifier = self._choose_identifier(work)
        wanted = write_texts(work.upload)
        there = self._site.read_item(identifier).texts
        former = record.notes.get(_KEYS_NOTE, "").split(",")
        patch = find_changes(there, wanted, former)
        if patch:
            self._site.change_texts(identifier, patch)
        record.notes[_KEYS_NOTE] = ",".join(wanted)
        record.save()

    def _wait(self, work: StepWork) -> None:
        identifier = self._choose_identifier(work)
        wanted = {}
        for file in [*name_small_files(work.upload), name_video(work.upload)]:
            wanted[file.name] = compute_md5(file.path)
        work.reporter.note(f"{TITLE} is putting the item together")

        late: list[str] = []

        def is_ready() -> bool:
            digests = self._site.read_item(identifier).digests
            late[:] = [
                name for name in wanted if digests.get(name) != wanted[name]
            ]
            return not late

        poll_until_ready(
            is_ready,
            self._site.web.patience,
            server=TITLE,
            name_late=lambda: f"it doesn't show {', '.join(late)}",
        )


def _list_files(upload: Upload) -> dict[str, list[ItemFile]]:
    """Return the files of an item by the names of the steps that send them."""
    files = {"video": [name_video(upload)], "pages": name_pages(upload)}
    if upload.thumbnail is not None:
        files["thumbnail"] = [ItemFile(THUMBNAIL, upload.thumbnail)]
    for captions in upload.captions:
        step = name_captions_step(captions.language)
        files[step] = name_captions(upload, captions.language)
    return files


def _write_file_headers(
    file: ItemFile, upload: Upload, listing: ArchiveListing
) -> dict[str, str]:
    """Return what is said with a file: of the item, if there is none yet."""
    headers = {"x-archive-auto-make-bucket": "1"}
    if file.path != upload.video:
        headers["x-archive-queue-derive"] = "0"
    if file.name in listing.digests:
        headers["x-archive-keep-old-version"] = "1"
    if not listing.is_there:
        small = sum(
            each.path.stat().st_size for each in name_small_files(upload)
        )
        headers["x-archive-size-hint"] = str(upload.size + small)
        headers.update(write_headers(write_texts(upload)))
    return headers
