"""What publishing needs beside a server and a film: a record, a clock that takes no time."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest

from lantern.core.problems import Failure
from lantern.core.store import digest_json
from lantern.publishing.accounts import Account, Secret
from lantern.publishing.calls import Answer
from lantern.publishing.exchange import Exchange
from lantern.publishing.patience import Patience
from lantern.publishing.platforms import (
    Channel,
    Platform,
    SignInPrompt,
    UploadRecord,
    UploadReporter,
)
from lantern.publishing.upload import Upload


class Clock:
    """Time that goes by only where somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def make_patience(self) -> Patience:
        return Patience(lambda: self.now, self.sleep, lambda: 1.0)


class Keeper:
    """Keeps a secret in memory."""

    def __init__(self, secret: Mapping[str, str]) -> None:
        self.secret = dict(secret)
        self.stored: list[dict[str, str]] = []

    def load(self) -> Secret:
        return dict(self.secret)

    def store(self, secret: Secret) -> None:
        self.secret = dict(secret)
        self.stored.append(dict(secret))


@dataclass
class Memory:
    """A record of one video, and what of it was saved."""

    video: str | None = None
    address: str | None = None
    session: str | None = None
    notes: dict[str, str] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)
    """The digests of the steps that were taken."""
    saved: Memory | None = None

    def save(self) -> None:
        self.saved = replace(
            self,
            notes=dict(self.notes),
            sent=dict(self.sent),
            saved=None,
        )

    def recall(self) -> Memory:
        """The record as another run finds it: what was saved."""
        found = self.saved or Memory()
        found.save()
        return found


@dataclass
class Told:
    """What a person sees of an upload."""

    begun: list[str] = field(default_factory=list)
    """The steps that send a file."""
    sent: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def begin(self, step: str, total_bytes: int) -> None:
        self.begun.append(f"{step}: {total_bytes}")

    def advance(self, sent: int) -> None:
        self.sent.append(sent)

    def note(self, text: str) -> None:
        self.notes.append(text)


@dataclass
class Person:
    """Somebody who signs in: answers in order, and what was shown."""

    answers: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def tell(self, text: str) -> None:
        self.shown.append(text)

    def ask(self, question: str) -> str:
        self.asked.append(question)
        return self.answers.pop(0)

    def ask_secret(self, question: str) -> str:
        self.asked.append(f"secret: {question}")
        return self.answers.pop(0)

    def open_address(self, address: str) -> None:
        self.opened.append(address)


_RECORD: type[UploadRecord] = Memory
_REPORTER: type[UploadReporter] = Told
_PROMPT: type[SignInPrompt] = Person


def publish(
    platform: Platform,
    channel: Channel,
    upload: Upload,
    *,
    memory: Memory,
    told: Told | None = None,
) -> Memory:
    """Take the steps that the record doesn't know yet, in order."""
    for step in platform.list_steps(upload):
        digest = digest_json(step.content)
        if memory.sent.get(step.name) != digest:
            channel.send(step, upload, memory, reporter=told or Told())
            memory.sent[step.name] = digest
            memory.save()
    return memory


class Killed(BaseException):
    """The program ends here, as after kill -9."""


@contextmanager
def killing(number: int, *, is_sent: bool) -> Iterator[None]:
    """End the program at a request: before it is sent, or before its answer is read."""
    real = Exchange.run
    left = iter(range(number))

    def run(exchange: Exchange, seconds: float) -> Answer:
        is_last = next(left, None) is None
        if is_last and not is_sent:
            raise Killed
        answer = real(exchange, seconds)
        if is_last:
            raise Killed
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Exchange, "run", run)
        yield


def make_account(
    platform: Platform, server: str, name: str = "history"
) -> Account:
    return Account(platform.name, name, server)


def show_failure(failure: Failure) -> str:
    """All that a person could ever see of it, with --debug too."""
    return "".join(traceback.format_exception(failure)) + repr(failure)
