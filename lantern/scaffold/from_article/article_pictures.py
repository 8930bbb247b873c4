"""The pictures that come with an article: which can be shown, and what each is called."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lantern.article.blocks import Article
from lantern.core.problems import AssetFailure
from lantern.core.suffixes import PICTURE_SUFFIXES
from lantern.core.text import make_slug
from lantern.credits.entry import UNFILLED
from lantern.credits.shared_credit import SharedCredit
from lantern.scaffold.long_pictures import plan_pan
from lantern.scaffold.picture_study import PictureStudy, study_picture

_MAX_BYTES = 40_000_000
_LEAST_SIDE = 200
"""Pixels along the longer side below which a picture is a logo, an icon or a counter of visits."""
_MOST_TINY = 6
"""Tiny pictures that are named."""


@dataclass(frozen=True)
class ReadyPicture:
    """A picture of the article that lies in the film's folder, ready to be shown.

    `file` is its path in that folder.
    """

    file: str
    study: PictureStudy
    caption: str = ""

    @property
    def title(self) -> str:
        """Return its caption, else its file's name."""
        return self.caption or PurePosixPath(self.file).stem


@dataclass(frozen=True)
class ArticlePictures:
    """The pictures that come with an article.

    `copied` has their content by their path in the film's folder, `ready` what is shown by the
    article's name for each.
    """

    copied: Mapping[str, bytes | Path] = field(default_factory=dict)
    ready: Mapping[str, ReadyPicture] = field(default_factory=dict)
    tiny: frozenset[str] = frozenset()
    """The article's names for those that are too small to be shown."""
    doubts: tuple[str, ...] = ()
    """Sentences on those that were left out, and on those to be looked at."""


# long: a picture is left out for one of three reasons, or named
def choose_pictures(
    pictures: Mapping[str, bytes | Path],
    article: Article,
    credit: SharedCredit | None = None,
) -> ArticlePictures:
    """Choose the pictures that can be shown, look at each, and name their files.

    They are framed as the licence of their `credit` allows.
    """
    captions = {
        block.picture: block.text for block in article.blocks if block.picture
    }
    copied: dict[str, bytes | Path] = {}
    ready: dict[str, ReadyPicture] = {}
    doubts: list[str] = []
    tiny: list[str] = []
    for name, picture in pictures.items():
        file = PurePosixPath(name.partition("?")[0])
        try:
            study = _study(picture, file)
        except AssetFailure as failure:
            doubts.append(failure.message)
            continue
        if max(study.size) < _LEAST_SIDE:
            tiny.append(name)
            continue
        path = _choose_path(file, copied)
        copied[path] = picture
        ready[name] = ReadyPicture(
            path, study.mark_licence(credit), captions.get(name) or ""
        )
    doubts += [*_describe_tiny(tiny), *_describe_looks(ready.values())]
    return ArticlePictures(copied, ready, frozenset(tiny), tuple(doubts))


def _study(picture: bytes | Path, file: PurePosixPath) -> PictureStudy:
    """Look at a picture.

    Raises:
        AssetFailure: It can't be shown; the message is a sentence for the author.
    """
    if file.suffix.lower() not in PICTURE_SUFFIXES:
        raise AssetFailure(
            f"the picture '{file.name}' is of a kind that a film can't show;"
            " save it as JPEG or PNG"
        )
    if _measure_bytes(picture) > _MAX_BYTES:
        megabytes = _MAX_BYTES // 1_000_000
        raise AssetFailure(
            f"the picture '{file.name}' is larger than {megabytes} MB, and was left out"
        )
    try:
        if isinstance(picture, Path):
            return study_picture(picture)
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, f"picture{file.suffix}")
            copy.write_bytes(picture)
            return study_picture(copy)
    except (AssetFailure, OSError) as error:
        reason = str(error).partition(" ")[2]
        raise AssetFailure(
            f"the picture '{file.name}' was left out: it {reason}"
        ) from None


def _measure_bytes(picture: bytes | Path) -> int:
    if isinstance(picture, bytes):
        return len(picture)
    return picture.stat().st_size


def _choose_path(file: PurePosixPath, taken: Mapping[str, object]) -> str:
    """Return a path in the film's folder that no other picture has."""
    suffix = file.suffix.lower()
    stem = make_slug(file.stem) or f"picture-{len(taken) + 1}"
    path = f"pictures/{stem}{suffix}"
    n = 1
    while path in taken:
        n += 1
        path = f"pictures/{stem}-{n}{suffix}"
    return path


def _describe_tiny(names: Sequence[str]) -> Iterator[str]:
    """Yield that pictures were left out because they are tiny."""
    if not names:
        return
    files = [PurePosixPath(name.partition("?")[0]).name for name in names]
    shown = ", ".join(files[:_MOST_TINY])
    more = len(names) - _MOST_TINY
    if more > 0:
        shown += f" and {more} more"
    yield (
        f"left out as logos or icons, for they have less than {_LEAST_SIDE} pixels: {shown}"
    )


def _describe_looks(pictures: Iterable[ReadyPicture]) -> Iterator[str]:
    """Yield which pictures are framed in an unusual way."""
    for picture in pictures:
        if plan_pan(picture.study.size):
            yield f"{picture.file} is much longer than the frame: look how it is panned"
        elif picture.study.is_clear:
            yield f"{picture.file} is see-through in places: look what it stands on"


def format_entry(
    picture: ReadyPicture, credit: SharedCredit | None
) -> Mapping[str, str]:
    """Return the keys of a picture's entry in the ledger, to be filled in without a credit."""
    kind = "photograph"
    if picture.file.endswith(".svg"):
        kind = "illustration"
    entry = {"file": picture.file, "kind": kind, "title": picture.title}
    if credit is None:
        return {**entry, "author": UNFILLED, "licence": UNFILLED}
    entry |= {"author": credit.author, "licence": credit.licence}
    if credit.made_by == "us":
        entry["made_by"] = "us"
    return entry
