"""HTTP servers on the loopback, for as long as a test needs them."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class QuietHandler(BaseHTTPRequestHandler):
    """A handler that doesn't print what it is asked for."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def run_server(
    handler: type[BaseHTTPRequestHandler], context: ssl.SSLContext | None = None
) -> Iterator[int]:
    """Serve in a thread until the block ends, over TLS if there is a context; yields the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if context is not None:
        # the handshake is left to the thread of the connection
        server.socket = context.wrap_socket(
            server.socket,
            server_side=True,
            do_handshake_on_connect=False,
        )
    server.daemon_threads = True
    threading.Thread(
        target=server.serve_forever,
        kwargs={"poll_interval": 0.005},
        daemon=True,
    ).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
