"""Answers whose modules are imported when they are first asked for: the page comes before."""

from __future__ import annotations

import asyncio
import importlib
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True)
class LateAnswer:
    """An answer of a module of this package, by the names of both."""

    module: str
    function: str

    async def answer(self, request: Request) -> Response:
        """Answer as the function does; the import is done beside the loop, which goes on."""
        name = f"lantern.studio.{self.module}"
        module = await asyncio.to_thread(importlib.import_module, name)
        response: Response = await getattr(module, self.function)(request)
        return response
