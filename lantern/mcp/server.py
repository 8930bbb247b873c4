"""The server: each tool is a verb of the command line, on films of one folder.

No tool takes an option that lets a film run code or read outside its project.
"""

from __future__ import annotations

import functools
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import anyio
import anyio.from_thread
import anyio.to_thread
from mcp.server.mcpserver import Context, Image, MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from lantern.core import __version__
from lantern.core.files import read_plain
from lantern.core.job_progress import JobProgress
from lantern.core.problems import Failure
from lantern.mcp.folder import FolderError, ServedFolder
from lantern.mcp.verbs import VerbAnswer, VerbRun
from lantern.mcp.wording import speak_of_tools

_INSTRUCTIONS = """\
Lantern turns an article into a narrated film. A film is a folder with film.yml and a YAML file for
each scene; write them with your own tools for files. Ask `schema` for the keys. After each change
ask `check`, which names file, line and column of every fault; look at the film with `frame` and
`sheet`; then `render`, first as a draft."""


_TOLD = ("result", "problems", "notes")
"""What an assistant reads of an envelope."""
_TOLD_OF_A_RENDERING = ("file", "seconds", "voice", "captions", "nothing_to_do")
"""What it reads of a rendering, whose report is long."""


def build_server(folder: ServedFolder) -> Any:
    """Return a server of the Model Context Protocol over the films of a folder."""
    server = MCPServer(
        "lantern",
        instructions=_INSTRUCTIONS,
        version=__version__,
    )
    tools = _Tools(folder)
    for tool in (
        tools.list_films,
        tools.check,
        tools.plan,
        tools.frame,
        tools.sheet,
        tools.schema,
        tools.sources,
        tools.import_article,
        tools.render,
    ):
        server.tool(structured_output=False)(tool)
    return server


class _Tools:
    """The tools; what their docstrings say is what an assistant reads."""

    def __init__(self, folder: ServedFolder) -> None:
        self._folder = folder

    def list_films(self) -> str:
        """List the films in the folder."""
        return "\n".join(self._folder.list_films()) or "There is no film yet."

    async def check(
        self, context: Context, film: str, strict: bool = False
    ) -> str:
        """Tell everything that is wrong with a film, with file, line and column; make nothing.

        With strict, figures and dates that the article doesn't have are faults too.
        """
        words = ["check", self._find(film), *_list_flags(strict=strict)]
        return _write(await self._ask(context, words))

    async def plan(
        self, context: Context, film: str, draft: bool = True
    ) -> str:
        """Tell what a render would make anew, and why; make nothing."""
        words = [
            "plan",
            self._find(film),
            "--offline",
            *_list_flags(draft=draft),
        ]
        return _write(await self._ask(context, words))

    async def frame(self, context: Context, film: str, time: str) -> Image:
        """Show one frame of a film, as it is encoded; time is 1:23, 83.5 or 1m23s."""
        with tempfile.TemporaryDirectory(prefix="lantern-") as scratch:
            picture = Path(scratch) / "frame.png"
            words = ["frame", "--offline", "--to", str(picture)]
            await self._ask(context, [*words, "--", self._find(film), time])
            return Image(data=read_plain(picture), format="png")

    async def sheet(self, context: Context, film: str) -> list[Image | str]:
        """Show every shot of a film with its time and its words; a long film has several pictures.

        What a viewer would mind is marked on the shots by numbers, and told by them.
        """
        words = ["sheet", self._find(film), "--offline"]
        envelope = await self._ask(context, words)
        sheet = envelope["result"]["sheets"][0]
        answer: list[Image | str] = []
        for page in sheet["pages"]:
            answer.append(Image(data=read_plain(Path(page)), format="png"))
        told = {"shape": sheet["shape"], "findings": sheet["findings"]}
        answer.append(_write({**envelope, "result": told}))
        return answer

    async def schema(self, context: Context) -> str:
        """Print the JSON Schema of the files that make a film."""
        envelope = await self._ask(context, ["schema"])
        return json.dumps(envelope["result"], ensure_ascii=False)

    async def sources(self, context: Context, film: str) -> str:
        """Tell which paragraphs of its article a film covers, and which it leaves out."""
        return _write(await self._ask(context, ["sources", self._find(film)]))

    async def import_article(
        self,
        context: Context,
        *,
        article: str,
        film: str,
        sections: str = "all",
    ) -> str:
        """Make a new film from an article in the folder: a text, Markdown, Word, PDF or HTML file.

        film is the name of the folder to make, in scenes/; sections are numbers as 1,3-5.
        """
        try:
            source = self._folder.locate(article)
        except FolderError as error:
            raise ToolError(str(error)) from None
        words = ["import", str(source), "--name", film]
        envelope = await self._ask(context, [*words, "--sections", sections])
        return _write(envelope)

    async def render(
        self,
        context: Context,
        *,
        film: str,
        draft: bool = True,
        only: str | None = None,
    ) -> str:
        """Make a film: speak, draw, cut, encode. It takes minutes; progress is told.

        only makes one scene by itself: its number, id or title. What is made is kept, so that the
        next render makes again only what changed.
        """
        words = [
            "render",
            self._find(film),
            "--offline",
            *_list_flags(draft=draft),
        ]
        if only is not None:
            words += ["--only", only]
        envelope = await self._ask(context, words)
        made = [_shorten(report) for report in envelope["result"]["renderings"]]
        return _write({**envelope, "result": {"renderings": made}})

    def _find(self, film: str) -> str:
        try:
            return str(self._folder.locate_film(film))
        except FolderError as error:
            raise ToolError(str(error)) from None

    async def _ask(
        self, context: Context, words: Sequence[str]
    ) -> Mapping[str, Any]:
        """Run a verb and return its envelope; what went wrong is the assistant's to mend."""
        try:
            answer = await _run(context, VerbRun(words, self._folder.root))
        except Failure as failure:
            raise ToolError(failure.message) from None
        envelope = self._adapt(answer.envelope)
        if answer.fault:
            raise ToolError(_write(envelope) or answer.fault)
        return envelope

    def _adapt(self, envelope: Mapping[str, Any]) -> dict[str, Any]:
        """Return an envelope that speaks of the tools, and of files in the folder."""
        problems = []
        for problem in envelope.get("problems", ()):
            told = {key: value for key, value in problem.items() if value}
            told["message"] = speak_of_tools(problem["message"])
            if problem["file"]:
                told["file"] = self._folder.shorten(problem["file"])
            problems.append(told)
        notes = list(map(speak_of_tools, envelope.get("notes", ())))
        return {**envelope, "problems": problems, "notes": notes}


def _shorten(report: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an assistant reads of the report of a rendering."""
    return {key: report[key] for key in _TOLD_OF_A_RENDERING if key in report}


def _write(envelope: Mapping[str, Any]) -> str:
    """Return what an assistant reads of an envelope, as JSON; empty if there is nothing."""
    told = {key: envelope[key] for key in _TOLD if envelope.get(key)}
    return json.dumps(told, ensure_ascii=False) if told else ""


def _list_flags(**flags: bool) -> list[str]:
    return [f"--{name}" for name, is_set in flags.items() if is_set]


async def _run(context: Context, run: VerbRun) -> VerbAnswer:
    """Run a verb beside the server; a call that is cancelled stops it."""

    def tell(progress: JobProgress) -> None:
        report = functools.partial(
            context.report_progress, progress.share, 1.0, progress.stage
        )
        anyio.from_thread.run(report)

    try:
        return await anyio.to_thread.run_sync(
            run.run, tell, abandon_on_cancel=True
        )
    except anyio.get_cancelled_exc_class():
        run.stop()
        raise
