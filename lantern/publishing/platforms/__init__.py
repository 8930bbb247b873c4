"""Platforms: what one is, and the table of them.

A platform is a module here with two things in it: `PLATFORM`, an object that answers to the
protocol `Platform`, and `sign_in(wish)`, which gives an account and its secret. Its name in the
table is what authors write in `publish:`. Another package brings one by an entry point of the
group `lantern.publishers`, to a module that holds the same two.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, Protocol, cast

from lantern.core.plugins import PluginTable
from lantern.core.problems import PublishFailure
from lantern.publishing.accounts import Account, Secret, TokenKeeper
from lantern.publishing.patience import Tell
from lantern.publishing.upload import Upload
from lantern.script.model.publish import PLATFORM_NAMES, PLUGIN_GROUP

Json = dict[str, Any]


@dataclass(frozen=True)
class PublishStep:
    """One thing that is sent.

    Steps have these names, as far as a platform has them, and this order: `video`, `texts`,
    `thumbnail`, `captions.en` (a step a language), `chapters`, `playlist`, `processing`,
    `privacy`. What stands before `privacy` is never public.
    """

    name: str
    """Its key in the journal."""
    words: str
    """What a user is told is done: `send the film (102.3 MB)`."""
    content: Json
    """Exactly what it sends, with files by name, size and digest; a dry run prints it.

    A step is taken again when its content differs from what was sent. That of `video` is
    the file alone, so that a new title sends no film.
    """
    takes_back: bool = False
    """Whether it undoes what was sent: `playlist` takes the film out of the one that it is in."""


@dataclass(frozen=True)
class PublishFault:
    """Something a platform won't take, found without asking it."""

    key: str
    """The key of the author's entry at fault: `title`, `tags`; `video` for the film itself."""
    message: str
    """What is wrong and the cure, in a sentence: `the title has 112 characters; …`."""


class UploadRecord(Protocol):
    """What the journal remembers of one video; a change is safe when `save` has returned."""

    video: str | None
    """The platform's id of the video, as soon as it is known."""
    address: str | None
    """Where people watch it."""
    session: str | None
    """The address of an upload that isn't finished: a secret. Saved before the first byte."""
    notes: dict[str, str]
    """What else a platform has to remember, such as the id of an item of a playlist."""

    def save(self) -> None:
        """Write it to the disk.

        Raises:
            OutputFailure: it can't be written.
        """


class UploadReporter(Protocol):
    """Is told how an upload goes on."""

    def begin(self, step: str, total_bytes: int) -> None:
        """Report that a file is being sent; its size is in bytes."""

    def advance(self, sent: int) -> None:
        """Report how many bytes of the file the platform has by now; it may be fewer again."""

    def note(self, text: str) -> None:
        """Report something a person should know."""


@dataclass(frozen=True)
class VideoStatus:
    """What a platform says of a video."""

    state: Literal["uploading", "processing", "ready", "failed", "gone"]
    address: str | None = None
    privacy: str | None = None
    """As authors write it; None if it isn't known."""
    reason: str = ""
    """Why it failed, in the platform's words."""


@dataclass(frozen=True)
class VideoParts:
    """What a platform says of that which goes with a video, by the names of steps."""

    missing: tuple[str, ...] = ()
    """Steps whose work isn't there, whether it was ever sent or not."""
    unseen: tuple[str, ...] = ()
    """Steps whose work the platform says nothing of."""


NO_PARTS = VideoParts()
"""Nothing is missing, as far as is known."""


class Channel(Protocol):
    """An account that is signed in at a platform."""

    def find_video(self, upload: Upload, record: UploadRecord) -> bool:
        """Search the platform for a video by the name and the size of its file.

        It is asked when the journal knows neither a video nor a session. Fills the record in with
        what is found: True when the whole file is there, so that `video` needn't be sent; False
        when it isn't, or only a part of it (then `session` is set where it can go on).

        Raises:
            PublishFailure: the platform can't be asked.
        """

    def send(
        self,
        step: PublishStep,
        upload: Upload,
        record: UploadRecord,
        *,
        reporter: UploadReporter,
    ) -> None:
        """Take a step; taken twice, it leaves what it leaves when taken once.

        `video` goes on with the record's `session`, else makes a private video; if the record
        has a `video` already, its file is replaced. `processing` returns when the platform has
        worked through the film.

        Raises:
            PublishFailure: it failed for good, or after its retries.
            OutputFailure: the record can't be saved.
        """

    def describe(self, record: UploadRecord) -> VideoStatus:
        """Ask what has become of the record's video.

        Raises:
            PublishFailure: the platform can't be asked.
        """

    def look_for_parts(
        self, upload: Upload, record: UploadRecord
    ) -> VideoParts:
        """Ask what of that which goes with the record's video is there.

        It is asked when the video is there; parts may have been removed by hand.

        Raises:
            PublishFailure: the platform can't be asked.
        """


class Platform(Protocol):
    """A place where films are watched."""

    name: str
    title: str
    """As people write it: `YouTube`."""
    can_replace_video: bool
    """Whether a film that was rendered again can take the place of the old file."""
    is_for_good: bool
    """Whether what is published can't be made private or taken back."""
    asked: frozenset[str]
    """Of `made_for_kids` and `synthetic`, the decisions that it asks for."""
    privacies: frozenset[str]
    """Of `private`, `unlisted` and `public`, those that it has."""
    secret_fields: tuple[str, ...]
    """The names in an account's secret; `LANTERN_VIMEO_TOKEN` gives Vimeo's field `token`."""
    default_server: str
    """The base address of its requests; empty where each account has a server of its own."""

    def find_faults(self, upload: Upload) -> list[PublishFault]:
        """Return what it won't take; asks nobody."""

    def list_steps(self, upload: Upload) -> tuple[PublishStep, ...]:
        """Return what is to be sent, in order; asks nobody."""

    def connect(
        self, account: Account, keeper: TokenKeeper, tell: Tell | None = None
    ) -> Channel:
        """Return the account, ready to be used.

        A secret that the platform exchanges for a new one is stored before it is used. `tell` is
        told why nothing goes on, where the platform has to be waited for.

        Raises:
            PublishFailure: the secret isn't taken; the message says how to sign in again.
        """


class SignInPrompt(Protocol):
    """The person who signs in."""

    def tell(self, text: str) -> None:
        """Show a line."""

    def ask(self, question: str) -> str:
        """Return an answer, without the space around it."""

    def ask_secret(self, question: str) -> str:
        """Return an answer that isn't shown while it is typed."""

    def open_address(self, address: str) -> None:
        """Open an address in a browser, or show it where there is none."""


@dataclass(frozen=True)
class SignInWish:
    """What is asked for by `lantern accounts add`."""

    server: str
    """The base address: the one that was given, else the platform's own."""
    prompt: SignInPrompt
    port: int = 0
    """The loopback port that the browser comes back to; 0: any that is free."""
    client: Path | None = None
    """The file of the user's own client, where a platform needs one."""


@dataclass(frozen=True)
class SignedIn:
    """An account that the platform has confirmed, and its secret."""

    account: Account
    secret: Secret


SignIn = Callable[[SignInWish], SignedIn]
"""Raises PublishFailure when the platform doesn't know who it is."""


class PlatformModule(Protocol):
    """What the module of a platform holds."""

    PLATFORM: Platform
    sign_in: SignIn


def name_module(name: str) -> str:
    """Return the full name of the module of one of Lantern's own platforms."""
    return f"{__name__}.{name}"


def _require_packages() -> None:
    """Refuse to go on without the packages of the extra `publish`.

    Raises:
        PublishFailure: one isn't installed.
    """
    if importlib.util.find_spec("requests") is None:
        raise PublishFailure(
            "publishing needs the package requests, which isn't installed: pip install "
            "'lantern-film[publish]'"
        )


def _make_loader(name: str) -> Callable[[], PlatformModule]:
    def load() -> PlatformModule:
        _require_packages()
        return cast(PlatformModule, import_module(name_module(name)))

    return load


def _choose_parts(module: Any) -> Callable[[], PlatformModule]:
    """Return how a plug-in is loaded: at once, so that one without its parts is refused."""
    loaded: PlatformModule = module
    _ = (module.PLATFORM, module.sign_in)
    return lambda: loaded


PLATFORMS: PluginTable[Callable[[], PlatformModule]] = PluginTable(
    PLUGIN_GROUP,
    {name: _make_loader(name) for name in PLATFORM_NAMES},
    _choose_parts,
)
"""Name -> how its module is loaded."""


def find_platform(name: str) -> Platform:
    """Return a platform.

    Raises:
        KeyError: there is none of this name.
        PublishFailure: the packages for it aren't installed.
        ToolFailure: a plug-in can't be loaded.
    """
    return PLATFORMS[name]().PLATFORM


def find_sign_in(name: str) -> SignIn:
    """Return how one signs in at a platform.

    Raises:
        KeyError: there is none of this name.
        PublishFailure: the packages for it aren't installed.
        ToolFailure: a plug-in can't be loaded.
    """
    return PLATFORMS[name]().sign_in
