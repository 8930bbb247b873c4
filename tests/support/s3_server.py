"""A server on the loopback that speaks as an S3 bucket does, and fails as one does now and then.

What is here are the calls that a store makes (ListObjectsV2, GetObject, HeadObject, PutObject), as
Amazon's reference of the API describes them. Signatures aren't looked at.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

from tests.support.loopback import QuietHandler, run_server

BUCKET = "films"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'


@dataclass
class Bucket:
    """What the bucket holds by name, how it fails, and what it was asked.

    `busy` requests are answered with 503; `cut` answers to GetObject, and requests of PutObject,
    are cut off in the middle.
    """

    objects: dict[str, bytes] = field(default_factory=dict)
    busy: int = 0
    cut: int = 0
    asked: list[str] = field(default_factory=list)
    base: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, fault: str) -> bool:
        """Tell whether a fault is due, and count it."""
        with self.lock:
            left = getattr(self, fault)
            setattr(self, fault, max(0, left - 1))
            return bool(left > 0)

    def list_names(self, prefix: str) -> str:
        """Return the answer to ListObjectsV2, all names at once."""
        found = []
        for name, data in sorted(self.objects.items()):
            if name.startswith(prefix):
                tag = hashlib.md5(data, usedforsecurity=False).hexdigest()
                found.append(
                    f"<Contents><Key>{escape(name)}</Key><Size>{len(data)}</Size>"
                    f"<ETag>{tag}</ETag><LastModified>2026-01-01T00:00:00.000Z</LastModified>"
                    "<StorageClass>STANDARD</StorageClass></Contents>"
                )
        return (
            f"{_XML}<ListBucketResult><Name>{BUCKET}</Name><Prefix>{escape(prefix)}</Prefix>"
            f"<KeyCount>{len(found)}</KeyCount><MaxKeys>1000</MaxKeys>"
            f"<IsTruncated>false</IsTruncated>{''.join(found)}</ListBucketResult>"
        )


class _Handler(QuietHandler):
    protocol_version = "HTTP/1.1"
    bucket: Bucket

    def do_GET(self) -> None:  # noqa: N802
        name, query = self._read_address()
        if self.bucket.take("busy"):
            self._fail(503, "SlowDown")
        elif not name:
            self._send(
                200, self.bucket.list_names(query.get("prefix", "")).encode()
            )
        elif name not in self.bucket.objects:
            self._fail(404, "NoSuchKey")
        else:
            data = self.bucket.objects[name]
            self._send(200, data, is_cut=self.bucket.take("cut"))

    def do_HEAD(self) -> None:  # noqa: N802
        name, _ = self._read_address()
        data = self.bucket.objects.get(name)
        self.send_response(404 if data is None else 200)
        self.send_header("Content-Length", str(len(data or b"")))
        self.send_header("ETag", '"0"')
        self.send_header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
        self.end_headers()

    def do_PUT(self) -> None:  # noqa: N802
        name, _ = self._read_address()
        length = int(self.headers.get("Content-Length", 0))
        if self.bucket.take("cut"):
            self.rfile.read(length // 2)
            self.close_connection = True
            self.connection.close()
            return
        data = self.rfile.read(length)
        if self.bucket.take("busy"):
            self._fail(503, "SlowDown")
            return
        self.bucket.objects[name] = data
        self._send(200, b"")

    def _read_address(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        self.bucket.asked.append(f"{self.command} {parts.path}")
        bucket, _, name = unquote(parts.path).strip("/").partition("/")
        assert bucket == BUCKET
        return name, {
            key: found[0] for key, found in parse_qs(parts.query).items()
        }

    def _fail(self, status: int, code: str) -> None:
        self._send(status, f"{_XML}<Error><Code>{code}</Code></Error>".encode())

    def _send(self, status: int, data: bytes, *, is_cut: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Type", "application/xml")
        self.send_header("ETag", '"0"')
        self.send_header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if is_cut else data)
        self.close_connection = is_cut


@contextmanager
def run_bucket() -> Iterator[Bucket]:
    """Run the server as long as the block lasts."""
    bucket = Bucket()
    handler = type("Handler", (_Handler,), {"bucket": bucket})
    with run_server(handler) as port:
        bucket.base = f"http://127.0.0.1:{port}"
        yield bucket
