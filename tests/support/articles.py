"""Articles of our own writing, in the shapes in which articles come: for the tests of reading
and importing.

`films/import` holds a news page, an encyclopaedia's page, a Markdown post and a text with
captions; the Word document and the pictures are made here.
"""

from __future__ import annotations

import io
import shutil
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).parents[1] / "films" / "import"

_LETTERS = {
    "T": "title",
    "B": "byline",
    "h": "heading",
    "p": "paragraph",
    "q": "quotation",
    "c": "caption",
    "t": "table",
    "r": "reference",
    "b": "boilerplate",
}
KINDS = {
    "ferry.txt": "TcpcpcpcccqpcrBbbbb".replace("B", "b"),
    "news.html": "Tpcpqhpptp",
    "encyclopaedia.html": "Ttcphpcphphtpp",
    "post.md": "Tpchpcqppp" + "thp",
    "essay.docx": "Tphcpqthp",
}
"""The kinds of each article's blocks, a letter each."""

WRAPPED = """THE SALT OF ANSER

By Ada Quill

Salt was carried over the pass on the backs of mules, for as long as
anyone could remember. In winter the road was closed by snow, and the
villages below lived on what they had stored in the autumn.

The first wagon came in 1811. It carried four times as much as a mule,
and it needed a road; so the council of Anser had one built, which cost
more than the town hall.
"""


def kinds(name: str) -> list[str]:
    return [_LETTERS[letter] for letter in KINDS[name]]


def lay(folder: Path, name: str) -> Path:
    """Put an article into a folder, with its pictures; returns its file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    if name == "essay.docx":
        _essay(path)
        return path
    shutil.copyfile(FOLDER / name, path)
    for picture in {
        "news.html": ["bridge.png"],
        "post.md": ["pictures/gate.png"],
    }.get(name, []):
        (folder / picture).parent.mkdir(exist_ok=True)
        (folder / picture).write_bytes(_picture())
    return path


def _picture() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (320, 180), (90, 110, 130)).save(data, "PNG")
    return data.getvalue()


def _essay(path: Path) -> None:
    import docx

    document = docx.Document()
    document.core_properties.author = "Ada Quill"
    document.core_properties.title = "The Clock of Anser"
    document.add_heading("The Clock of Anser", 0)
    document.add_paragraph(
        "Every town has a clock that is wrong. The one in Anser has been wrong since 1811."
    )
    document.add_heading("The tower", 1)
    document.add_picture(io.BytesIO(_picture()))
    document.add_paragraph("The tower from the market, 1911", style="Caption")
    document.add_paragraph(
        "It was built by masons from Salzburg, between March 1809 and August 1811."
    )
    document.add_paragraph("Time is what we say it is.", style="Quote")
    table = document.add_table(2, 2)
    for i, text in enumerate(("Year", "Minutes slow", "1911", "7")):
        table.cell(i // 2, i % 2).text = text
    document.add_paragraph().add_run("The repair").bold = True
    document.add_paragraph(
        "In 1954 a clockmaker from Graz was asked to mend it. He said that he would not dare."
    )
    document.save(str(path))
