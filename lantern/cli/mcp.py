"""The verb mcp: Lantern as tools of an assistant."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lantern.cli.options import UsageError
from lantern.core.extras import install_extra
from lantern.core.problems import ToolFailure


def mcp(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            readable=False,
            help="The folder with the films.",
        ),
    ],
) -> None:
    """Let an assistant check, see and render a folder's films.

    It speaks the Model Context Protocol on its input and output, and is started by the assistant's
    program. It reads and writes only in this folder.
    """
    from lantern.mcp.folder import FolderError, ServedFolder

    try:
        served = ServedFolder.open(folder)
    except FolderError as error:
        raise UsageError(str(error)) from None
    install_extra("mcp")
    try:
        from lantern.mcp.server import build_server
    except ImportError:
        raise ToolFailure(
            "this needs the package mcp; install it: pip install 'lantern-film[mcp]'"
        ) from None
    build_server(served).run("stdio")
