"""PDF files made by hand."""

from __future__ import annotations

Page = list[str]
"""The lines of a page's content."""


def put(y: float, text: str, *, x: float = 72, size: float = 11) -> str:
    """Return a line of text as a page's content, (x, y) its left end in points."""
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET"


def make_pdf(*pages: Page, info: str = "") -> bytes:
    """Make a file of pages with text in one font."""
    first = 4
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman"
        " /Encoding /WinAnsiEncoding >>",
    ]
    for i, page in enumerate(pages):
        content = "\n".join(page)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {first + 2 * i + 1} 0 R >>"
        )
        objects.append(
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
        )
    objects.append(f"<< {info} >>")
    text = "%PDF-1.4\n"
    places = []
    for n, each in enumerate(objects, 1):
        places.append(len(text))
        text += f"{n} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    text += f"xref\n0 {count}\n0000000000 65535 f \n{table}"
    trailer = f"<< /Size {count} /Root 1 0 R /Info {count - 1} 0 R >>"
    start = text.index("xref\n")
    text += f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n"
    return text.encode("cp1252")
