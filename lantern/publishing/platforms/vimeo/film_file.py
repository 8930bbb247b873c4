"""The film's file at Vimeo: a private video is made first, then its bytes are sent by tus.

A video is made once: when nobody knows whether one was, the account is searched for it by the
name and the size of the file. It is called by the file's name until its texts are sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from math import isfinite

from lantern.core.problems import PublishFailure
from lantern.publishing.answers import JsonReader
from lantern.publishing.platforms import Json, UploadRecord, UploadReporter
from lantern.publishing.platforms.vimeo.interface import TITLE, VimeoSite
from lantern.publishing.tus import TusLinkGone, TusUpload, send_file
from lantern.publishing.upload import Upload

_FILE_NOTE = "file"
"""In a record's notes: the name of the file that its session is for."""
_LIST_FIELDS = "uri,name,link,upload"
_MOST_LOOKED_AT = 300
"""Videos of an account, the newest first, that are looked through."""


@dataclass(frozen=True)
class VimeoVersion:
    """A file that a video has, or waits for."""

    file_name: str
    size: int
    is_whole: bool
    link: str
    """Where the rest of it is sent to; empty if it isn't said."""

    def fits(self, upload: Upload) -> bool:
        """Tell whether it is the file that goes up."""
        return self.file_name == upload.file_name and self.size == upload.size


def find_video(site: VimeoSite, upload: Upload, record: UploadRecord) -> bool:
    """Search the account for a film, as `Channel.find_video` says."""
    path = f"/me/videos?sort=date&direction=desc&fields={_LIST_FIELDS}"
    listed = site.list(path, "list the account's videos")
    for about in islice(listed, _MOST_LOOKED_AT):
        version = _match(site, about, upload)
        if version is not None:
            _fill_in(site, record, about)
            record.notes[_FILE_NOTE] = upload.file_name
            if not version.is_whole and version.link:
                record.session = site.keep_secret(version.link)
            record.save()
            return version.is_whole
    return False


def send_film(
    site: VimeoSite,
    upload: Upload,
    record: UploadRecord,
    *,
    reporter: UploadReporter,
) -> None:
    """Send the film's file: into a new private video, or in place of the old file.

    Raises:
        PublishFailure: it was refused, or there was no progress in many tries.
    """
    if record.video is None:
        _make_video(site, upload, record)
    elif (
        record.session is None
        or record.notes.get(_FILE_NOTE) != upload.file_name
    ):
        _open_version(site, upload, record)
    reporter.begin("video", upload.size)
    for _ in range(2):
        if record.session is None:
            break
        link = site.keep_secret(record.session)
        film = TusUpload(link, upload.video, upload.size)
        try:
            send_file(site.web, film, reporter.advance)
            record.session = None
        except TusLinkGone:
            reporter.note(
                f"{TITLE} has forgotten the upload; a new one is begun"
            )
            _open_version(site, upload, record, forgotten=link)
    if record.session is not None:
        raise PublishFailure(f"{TITLE} forgets uploads as soon as they begin")
    record.save()


def _make_video(site: VimeoSite, upload: Upload, record: UploadRecord) -> None:
    """Make a private video that waits for the film, unless there is one."""
    content: Json = {
        "name": upload.file_name,
        "privacy": {"view": "nobody"},
        "upload": {"approach": "tus", "size": str(upload.size)},
    }

    def search() -> bool:
        find_video(site, upload, record)
        return record.video is not None

    path = f"/me/videos?fields={_LIST_FIELDS}"
    about = site.create(
        path,
        what="make a video",
        content=content,
        find=search,
    )
    if about is None:  # it had been made, and the record knows it
        return
    _fill_in(site, record, about)
    record.session = site.keep_secret(about.find_text("upload", "upload_link"))
    record.notes[_FILE_NOTE] = upload.file_name
    record.save()


def _open_version(
    site: VimeoSite,
    upload: Upload,
    record: UploadRecord,
    *,
    forgotten: str | None = None,
) -> None:
    """Let the record's video wait for the film; its session is None if it has it already."""
    record.session = None
    record.notes[_FILE_NOTE] = upload.file_name
    content: Json = {
        "file_name": upload.file_name,
        "upload": {
            "approach": "tus",
            "size": str(upload.size),
            "status": "in_progress",
        },
    }

    def search() -> bool:
        return _find_version(site, upload, record, forgotten=forgotten)

    if search():
        record.save()
        return
    path = f"/videos/{record.video}/versions"
    about = site.create(
        path,
        what="take another file",
        content=content,
        find=search,
    )
    if about is not None:
        record.session = site.keep_secret(
            about.find_text("upload", "upload_link")
        )
    record.save()


def _find_version(
    site: VimeoSite,
    upload: Upload,
    record: UploadRecord,
    *,
    forgotten: str | None,
) -> bool:
    """Look whether the record's video has the film, or waits for it; then set the session."""
    for version in _list_versions(site, str(record.video)):
        if version.fits(upload) and version.is_whole:
            return True
        if version.fits(upload) and version.link and version.link != forgotten:
            record.session = site.keep_secret(version.link)
            return True
    return False


def _fill_in(site: VimeoSite, record: UploadRecord, about: JsonReader) -> None:
    """Write into a record which video it is.

    Raises:
        PublishFailure: the answer doesn't say.
    """
    number = _read_number(about)
    if not number.isascii() or not number.isdecimal():
        raise PublishFailure(f"{TITLE} doesn't say which video it made")
    record.video = number
    record.address = about.find_text("link") or None


def _match(
    site: VimeoSite, about: JsonReader, upload: Upload
) -> VimeoVersion | None:
    """Return the file of a listed video that is the film; None if it has none."""
    has_size = about.find_number("upload", "size") == upload.size
    has_name = about.find_text("name") in (upload.file_name, upload.title)
    if has_size and has_name:
        is_whole = about.find_text("upload", "status") == "complete"
        link = about.find_text("upload", "upload_link")
        return VimeoVersion(upload.file_name, upload.size, is_whole, link)
    if not has_size and not has_name:
        return None
    number = _read_number(about)
    fitting = [
        each for each in _list_versions(site, number) if each.fits(upload)
    ]
    fitting.sort(key=lambda version: not version.is_whole)
    return fitting[0] if fitting else None


def _list_versions(site: VimeoSite, number: str) -> list[VimeoVersion]:
    path = f"/videos/{number}/versions"
    versions = []
    for about in site.list(path, "list the files of a video"):
        size = about.find_number("filesize") or about.find_number(
            "upload", "size"
        )
        versions.append(
            VimeoVersion(
                file_name=about.find_text("filename"),
                size=int(size) if size and isfinite(size) else -1,
                is_whole=about.find_text("upload", "status") == "complete",
                link=about.find_text("upload", "upload_link"),
            )
        )
    return versions


def _read_number(about: JsonReader) -> str:
    """Return the number of a video, from where it is: `/videos/1001:key`."""
    return about.find_text("uri").rsplit("/", 1)[-1].partition(":")[0]
