"""What a film's page says of itself to search engines, other sites and messengers.

Open Graph (ogp.me), cards of Twitter, schema.org's VideoObject as JSON-LD, and oEmbed 1.0
(oembed.com). They want whole addresses: what has none is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from PIL import Image

from lantern.core.text import make_encodable
from lantern.core.units import Size
from lantern.credits.licences import parse
from lantern.editions.page.film_page import FilmPage
from lantern.editions.page.media import FILM_FILE, name_track
from lantern.rendering.release.html import escape
from lantern.rendering.release.make import THUMBNAIL_FILE

OEMBED_FILE = "oembed.json"
EMBED_ID = "embed"
"""The page shows nothing but the player where this is the fragment of its address."""
EMBED_SIDE = 960
"""Pixels of the longer side of a player on another's page."""


def format_metadata(page: FilmPage) -> Iterator[str]:
    """Yield the elements of the page's head."""
    yield _name("description", page.summary)
    yield _property("og:type", "video.other")
    yield _property("og:title", page.film.title)
    yield _property("og:description", page.summary)
    yield _property("video:duration", str(round(page.seconds)))
    if page.address is None:
        yield _name("twitter:card", "summary")
    else:
        yield from _format_addresses(page, page.address)
    yield f'<script type="application/ld+json">{_format_json_ld(page)}</script>'


def _format_addresses(page: FilmPage, address: str) -> Iterator[str]:
    width, height = map(str, page.size)
    yield f'<link rel="canonical" href="{escape(address)}">'
    yield (
        '<link rel="alternate" type="application/json+oembed"'
        f' href="{escape(address + OEMBED_FILE)}" title="{escape(page.film.title)}">'
    )
    yield _property("og:url", address)
    yield _property("og:image", address + THUMBNAIL_FILE)
    yield _property("og:image:alt", page.film.title)
    yield _property("og:video", address + FILM_FILE)
    yield _property("og:video:type", "video/mp4")
    yield _property("og:video:width", width)
    yield _property("og:video:height", height)
    yield _name("twitter:card", "summary_large_image")
    yield _name("twitter:image", address + THUMBNAIL_FILE)


def _name(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{escape(content)}">'


def _property(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{escape(content)}">'


def _format_json_ld(page: FilmPage) -> str:
    """Return the VideoObject as JSON that can't end its element."""
    text = json.dumps(_describe_video(page), ensure_ascii=False)
    return make_encodable(text).replace("<", "\\u003c")


def _describe_video(page: FilmPage) -> dict[str, Any]:
    film = page.film
    width, height = page.size
    video = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": film.title,
        "description": page.summary,
        "duration": f"PT{page.seconds:.0f}S",
        "inLanguage": film.language,
        "encodingFormat": "video/mp4",
        "width": width,
        "height": height,
        "keywords": ", ".join(film.tags),
        "license": _locate_licence(film.licence),
        "isBasedOn": _describe_article(page),
        "transcript": page.text,
        "hasPart": [_describe_clip(page, i) for i in range(len(page.chapters))],
    }
    if page.address is not None:
        video |= _locate_video(page, page.address)
    return {key: value for key, value in video.items() if value}


def _locate_licence(text: str | None) -> str | None:
    """Return the address of a licence's text; of one that has none, its name."""
    licence = parse(text) if text else None
    return (licence.url if licence else None) or text


def _locate_video(page: FilmPage, address: str) -> dict[str, Any]:
    captions = [
        {
            "@type": "MediaObject",
            "contentUrl": address + name_track(track),
            "encodingFormat": "text/vtt",
            "inLanguage": track.language,
        }
        for track in page.media.tracks
    ]
    return {
        "url": address,
        "contentUrl": address + FILM_FILE,
        "embedUrl": f"{address}#{EMBED_ID}",
        "thumbnailUrl": address + THUMBNAIL_FILE,
        "caption": captions,
        "uploadDate": page.published,
    }


def _describe_article(page: FilmPage) -> dict[str, str] | None:
    article = page.film.article
    if article is None:
        return None
    described = {
        "@type": "Article",
        "headline": article.title,
        "author": article.author,
        "datePublished": article.published,
        "url": article.url,
    }
    return {key: value for key, value in described.items() if value}


def _describe_clip(page: FilmPage, i: int) -> dict[str, Any]:
    """Return a chapter as schema.org's Clip."""
    chapter = page.chapters[i]
    start = round(page.to_seconds(chapter.start), 2)
    clip = {
        "@type": "Clip",
        "name": chapter.title,
        "startOffset": start,
        "endOffset": round(page.to_seconds(chapter.end), 2),
    }
    if page.address is not None:
        clip["url"] = f"{page.address}?t={start:g}"
    return clip


def format_oembed(page: FilmPage, address: str) -> str:
    """Return the answer of oEmbed for the page: a frame that shows its player."""
    width, height = _fit(page.size)
    with Image.open(page.media.files[THUMBNAIL_FILE]) as thumbnail:
        thumbnail_width, thumbnail_height = thumbnail.size
    title = escape(page.film.title)
    frame = (
        f'<iframe src="{escape(address)}#{EMBED_ID}" width="{width}" height="{height}"'
        f' title="{title}" allow="fullscreen" allowfullscreen></iframe>'
    )
    answer = {
        "version": "1.0",
        "type": "video",
        "title": page.film.title,
        "html": frame,
        "width": width,
        "height": height,
        "thumbnail_url": address + THUMBNAIL_FILE,
        "thumbnail_width": thumbnail_width,
        "thumbnail_height": thumbnail_height,
    }
    return (
        make_encodable(
            json.dumps(
                answer,
                ensure_ascii=False,
                indent=1,
            )
        )
        + "\n"
    )


def _fit(size: Size) -> Size:
    """Return the size of a player on another's page: the film's, at most EMBED_SIDE long."""
    scale = min(1.0, EMBED_SIDE / max(size))
    return round(size[0] * scale), round(size[1] * scale)
