"""Answers whose modules are imported when they are first asked for: the page comes before."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response


@dataclass
class LateAnswer:
    """An answer of a module of this package, by the names of both."""

    module: str
    function: str
    _found: Callable[[Request], Awaitable[Response]] | None = field(
        default=None, init=False
    )

    async def answer(self, request: Request) -> Response:
        """Answer as the function does; the import is done beside the loop, which goes on."""
        if self._found is None:
            name = f"lantern.studio.{self.module}"
            module = await asyncio.to_thread(importlib.import_module, name)
            self._found = getattr(module, self.function)
        assert self._found is not None
        return await self._found(request)
