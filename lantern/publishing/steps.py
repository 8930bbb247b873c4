"""The steps that platforms have in common, and what a channel needs to take one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lantern.core.problems import PublishFailure
from lantern.core.store import digest_json
from lantern.publishing.platforms import (
    Json,
    PublishStep,
    UploadRecord,
    UploadReporter,
)
from lantern.publishing.step_files import (
    describe_captions,
    describe_file,
    describe_film,
    format_size,
)
from lantern.publishing.upload import CaptionFile, Upload

_TEXTS_NOTE = "texts sent"
"""The note in a record with the digest of the texts that the film has."""


@dataclass(frozen=True)
class StepWork:
    """A step that is being taken."""

    step: PublishStep
    upload: Upload
    record: UploadRecord
    reporter: UploadReporter
    server: str
    """The platform's name in messages."""

    @property
    def video(self) -> str:
        """The platform's id of the video.

        Raises:
            PublishFailure: there is none yet.
        """
        if self.record.video is None:
            raise PublishFailure(
                f"{self.server}: the film hasn't been sent yet; publish it again"
            )
        return self.record.video

    @property
    def captions(self) -> CaptionFile:
        """The captions that a step `captions.en` sends."""
        language = self.step.name.partition(".")[2]
        return next(
            each for each in self.upload.captions if each.language == language
        )

    @property
    def thumbnail(self) -> Path:
        """The thumbnail that a step `thumbnail` sends."""
        assert self.upload.thumbnail is not None
        return self.upload.thumbnail

    @property
    def playlist(self) -> str:
        """The playlist that a step `playlist` puts the film into."""
        assert self.upload.playlist is not None
        return self.upload.playlist

    @property
    def has_its_texts(self) -> bool:
        """Whether the film has just the texts that the step sends."""
        return self.record.notes.get(_TEXTS_NOTE) == digest_json(
            self.step.content
        )

    def note_texts(self) -> None:
        """Note that the film has the texts that the step sends."""
        self.record.notes[_TEXTS_NOTE] = digest_json(self.step.content)
        self.record.save()

    def note_first_texts(self, texts: Json) -> None:
        """Note the texts that a film goes up with; one that goes on may have others."""
        digest = digest_json(texts)
        if self.record.session is None:
            self.record.notes[_TEXTS_NOTE] = digest
        elif self.record.notes.get(_TEXTS_NOTE) != digest:
            self.record.notes.pop(_TEXTS_NOTE, None)


TakeStep = Callable[[StepWork], None]
"""Raises PublishFailure when it failed for good, or after its retries."""


class StepChannel:
    """A channel that has a function for each of its steps."""

    def __init__(self, server: str, takers: Mapping[str, TakeStep]) -> None:
        """Make it. `takers` has the functions by names of steps, without a language."""
        self._title = server
        self._takers = takers

    def send(
        self,
        step: PublishStep,
        upload: Upload,
        record: UploadRecord,
        *,
        reporter: UploadReporter,
    ) -> None:
        """Take a step, as `Channel.send` says.

        Raises:
            PublishFailure: it failed for good, or after its retries.
            OutputFailure: the record can't be saved.
        """
        name = step.name.partition(".")[0]
        self._takers[name](
            StepWork(step, upload, record, reporter, self._title)
        )


def make_film_step(upload: Upload, name: str | None = None) -> PublishStep:
    """Return the step that sends the film; `name` is what its file is called there."""
    words = f"send the film ({format_size(upload.size)})"
    return PublishStep("video", words, describe_film(upload, name))


def name_captions_step(language: str) -> str:
    """Return what the step is called that sends captions in a language."""
    return f"captions.{language}"


def make_captions_step(language: str, content: Json) -> PublishStep:
    """Return the step that sends captions in a language."""
    words = f"send the captions ({language})"
    return PublishStep(name_captions_step(language), words, content)


def list_thumbnail_steps(upload: Upload) -> Iterator[PublishStep]:
    """Yield the step that sends the thumbnail, if there is one."""
    if upload.thumbnail is not None:
        file = describe_file(upload.thumbnail)
        yield PublishStep("thumbnail", "send the thumbnail", file)


def list_extra_steps(
    upload: Upload, chapters: Json | None = None
) -> Iterator[PublishStep]:
    """Yield the steps for what goes with a film; `chapters` where they are sent apart."""
    yield from list_thumbnail_steps(upload)
    for caption in upload.captions:
        yield make_captions_step(caption.language, describe_captions(caption))
    if chapters is not None:
        yield PublishStep("chapters", "write the chapters", chapters)
    if upload.playlist is not None:
        words = f"put it into the playlist {upload.playlist}"
        yield PublishStep("playlist", words, {"playlist": upload.playlist})


def list_video_steps(
    upload: Upload,
    server: str,
    *,
    texts: PublishStep,
    extras: Iterable[PublishStep],
    privacy: Json,
) -> tuple[PublishStep, ...]:
    """Return all steps, in order: what shows the film to others is the last."""
    waiting = PublishStep("processing", f"wait until {server} is ready", {})
    showing = PublishStep("privacy", _name_privacy(upload), privacy)
    return (make_film_step(upload), texts, *extras, waiting, showing)


def _name_privacy(upload: Upload) -> str:
    if upload.publish_at is None:
        return f"make it {upload.privacy}"
    return f"make it public on {upload.publish_at:%Y-%m-%d at %H:%M %Z}".strip()
