"""The page itself: its files, as they come with Lantern."""

from __future__ import annotations

import mimetypes
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from lantern.studio.answers import refuse

PAGE = Path(__file__).parent / "page"
_FONTS = "fonts/"
_FONT_FOLDERS = (
    Path(font_source_serif_pro.__file__).parent / "files",
    Path(font_source_sans_pro.__file__).parent / "files",
)
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".ttf": "font/ttf",
}


async def answer_page(request: Request) -> Response:
    """Answer with a file of the page; with the page itself for `/`.

    Raises:
        HTTPException: There is no such file.
    """
    name = request.path_params.get("name") or "index.html"
    path = _find_file(name)
    if path is None:
        raise refuse(404, "there is nothing here")
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    kept = "no-store" if path.suffix == ".html" else "no-cache"
    headers = {"cache-control": kept}
    return FileResponse(
        path,
        media_type=kind,
        headers=headers,
    )


def _find_file(name: str) -> Path | None:
    """Return a file of the page by its name; None if there is none, or it is elsewhere."""
    if "\0" in name or "\\" in name:
        return None
    if name.startswith(_FONTS):
        return _find_font(name.removeprefix(_FONTS))
    try:
        path = (PAGE / name).resolve()
    except OSError:
        return None
    if not path.is_relative_to(PAGE.resolve()) or not path.is_file():
        return None
    return path


def _find_font(name: str) -> Path | None:
    """Return a file of the type that comes with Lantern by its name; None if there is none."""
    if "/" in name or not name.endswith(".ttf"):
        return None
    paths = (folder / name for folder in _FONT_FOLDERS)
    return next((path for path in paths if path.is_file()), None)
