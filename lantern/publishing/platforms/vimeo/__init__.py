"""Vimeo: a film becomes a video that can be private, unlisted or public.

One signs in with a personal access token, which is made by hand and doesn't run out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lantern.core.problems import PublishFailure
from lantern.credits.licences import parse
from lantern.publishing.accounts import Account, TokenKeeper
from lantern.publishing.limits import PlatformLimits, find_limit_faults
from lantern.publishing.patience import Tell
from lantern.publishing.platforms import (
    PublishFault,
    PublishStep,
    SignedIn,
    SignInWish,
)
from lantern.publishing.platforms.vimeo.channel import VIEWS, VimeoChannel
from lantern.publishing.platforms.vimeo.interface import (
    TITLE,
    TOKEN_ADVICE,
    TOKEN_PLACE,
    VimeoSite,
    make_web,
)
from lantern.publishing.step_files import describe_captions
from lantern.publishing.steps import (
    list_thumbnail_steps,
    list_video_steps,
    make_captions_step,
)
from lantern.publishing.upload import CaptionFile, Upload
from lantern.publishing.web import FixedAuthority, Web

LIMITS = PlatformLimits(
    title=128,
    description=5000,
    tags=20,
    thumbnail_bytes=10_000_000,
    video_bytes=250 * 10**9,
)
"""Vimeo writes no limits for texts into its description of the interface; these are known."""
_LICENCES = {
    "CC-BY": "by",
    "CC-BY-SA": "by-sa",
    "CC-BY-ND": "by-nd",
    "CC-BY-NC": "by-nc",
    "CC-BY-NC-SA": "by-nc-sa",
    "CC-BY-NC-ND": "by-nc-nd",
    "CC0": "cc0",
}
"""By the names of licences without their version."""


class Vimeo:
    """Vimeo, as `Platform` says."""

    name: str = "vimeo"
    limits: PlatformLimits = LIMITS
    title: str = TITLE
    can_replace_video: bool = True
    is_for_good: bool = False
    asked: frozenset[str] = frozenset()
    privacies: frozenset[str] = frozenset(VIEWS)
    secret_fields: tuple[str, ...] = ("token",)
    default_server: str = "https://api.vimeo.com"

    def find_faults(self, upload: Upload) -> list[PublishFault]:
        """Return what Vimeo won't take; asks nobody."""
        faults = find_limit_faults(upload, LIMITS)
        if upload.publish_at is not None:
            message = (
                "nothing is published on a day by itself; leave publish_at out, and set"
                " privacy to public when the day has come"
            )
            faults.append(PublishFault("publish_at", message))
        if upload.category is not None:
            message = "categories can't be set from here; leave category out"
            faults.append(PublishFault("category", message))
        if upload.recorded is not None:
            message = (
                "there is no day of recording; leave recorded out, and name the day in the"
                " description"
            )
            faults.append(PublishFault("recorded", message))
        if upload.licence and _find_licence(upload) is None:
            message = (
                f"there is no licence '{upload.licence}', only those of Creative Commons;"
                " leave licence out, and name it in the description"
            )
            faults.append(PublishFault("licence", message))
        return faults + _find_chapter_faults(upload)

    def list_steps(self, upload: Upload) -> tuple[PublishStep, ...]:
        """Return what is to be sent, in order; asks nobody."""
        words = "write title, description and tags"
        return list_video_steps(
            upload,
            self.title,
            texts=PublishStep("texts", words, _list_texts(upload)),
            extras=_list_extra_steps(upload),
            privacy={"privacy": {"view": VIEWS[upload.privacy]}},
        )

    def connect(
        self, account: Account, keeper: TokenKeeper, tell: Tell | None = None
    ) -> VimeoChannel:
        """Return the account, ready to be used.

        Raises:
            PublishFailure: there is no token.
        """
        token = keeper.load().get("token", "")
        return VimeoChannel(
            open_site(token, account.server, make_web(tell=tell))
        )


PLATFORM = Vimeo()


def sign_in(wish: SignInWish) -> SignedIn:
    """Ask for a token, and try it by asking Vimeo whose it is.

    Raises:
        PublishFailure: Vimeo doesn't know it.
    """
    wish.prompt.tell(f"Vimeo: {TOKEN_PLACE}.")
    token = wish.prompt.ask_secret("Token")
    site = open_site(token, wish.server, make_web(tell=wish.prompt.tell))
    about = site.ask("/me?fields=uri,name", "say who this is")
    name = about.find_text("name") or about.find_text("uri") or TITLE
    return SignedIn(Account("vimeo", name, wish.server), {"token": token})


def open_site(token: str, server: str, web: Web) -> VimeoSite:
    """Return the interface for a token; connects to nobody.

    Raises:
        PublishFailure: it can't be a token.
    """
    is_plain = token.isascii() and token.isprintable() and " " not in token
    if not token or not is_plain:
        raise PublishFailure(f"this is no token of Vimeo's: {TOKEN_ADVICE}")
    refusal = f"{TITLE} doesn't take this token: {TOKEN_ADVICE}"
    web.authority = FixedAuthority(f"bearer {token}", refusal)
    web.secrets.add(token)
    return VimeoSite(web, server)


def _find_licence(upload: Upload) -> str | None:
    """Return the licence as Vimeo writes it; None if it has none like it."""
    licence = parse(upload.licence) if upload.licence else None
    if licence is None:
        return None
    name = licence.id.rstrip("0123456789.").rstrip("-")
    return _LICENCES.get(name)


def _list_texts(upload: Upload) -> dict[str, object]:
    return {
        "name": upload.title,
        "description": upload.description,
        "license": _find_licence(upload),
        "locale": upload.language,
        "tags": list(upload.tags),
    }


def _list_extra_steps(upload: Upload) -> Iterator[PublishStep]:
    """Yield the steps for what goes with a film."""
    yield from list_thumbnail_steps(upload)
    for captions in upload.captions:
        yield _make_caption_step(upload, captions)
    if upload.chapters:
        yield _make_chapter_step(upload)
    if upload.playlist:
        words = f"put it into the showcase {upload.playlist}"
        yield PublishStep("playlist", words, {"showcase": upload.playlist})


def _make_caption_step(upload: Upload, captions: CaptionFile) -> PublishStep:
    """Return the step for captions; in another language than is spoken they are subtitles."""
    is_spoken = captions.language == upload.language
    content = {
        "type": "captions" if is_spoken else "subtitles",
        "language": captions.language,
        "name": captions.language,
        **describe_captions(captions),
    }
    return make_captions_step(captions.language, content)


def _make_chapter_step(upload: Upload) -> PublishStep:
    chapters = []
    for chapter in upload.chapters:
        chapters.append(
            {"title": chapter.title, "timecode": int(chapter.seconds)}
        )
    words = f"write {len(chapters)} chapters"
    return PublishStep("chapters", words, {"chapters": chapters})


def _find_chapter_faults(upload: Upload) -> list[PublishFault]:
    counts = Counter(int(chapter.seconds) for chapter in upload.chapters)
    faults = []
    for second, count in counts.items():
        if count > 1:
            message = (
                f"{count} chapters begin in the second {second}, and one is taken;"
                " let their scenes last longer, or make them one chapter"
            )
            faults.append(PublishFault("chapters", message))
    return faults
