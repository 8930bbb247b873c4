"""Word documents as Word shows them: changes accepted, hidden words out, no word lost."""

from __future__ import annotations

import io
import zipfile

import pytest

from lantern.article.readers.word import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = (
    f'<w:document xmlns:w="{W}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.styles+xml"/></Types>'
)
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{}" Target="{}"/></Relationships>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="U1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Mine"/>'
    '<w:basedOn w:val="U1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="SourceCode"><w:name w:val="Source Code"/></w:style>'
    '<w:style w:type="character" w:styleId="Hid"><w:name w:val="Hid"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
)


def pack(body: str) -> bytes:
    """Make a document without properties, as Google Docs writes them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("[Content_Types].xml", TYPES)
        packed.writestr(
            "_rels/.rels",
            RELATION.format("officeDocument", "word/document.xml"),
        )
        packed.writestr(
            "word/_rels/document.xml.rels",
            RELATION.format("styles", "styles.xml"),
        )
        packed.writestr("word/styles.xml", STYLES)
        packed.writestr(
            "word/document.xml", f"{HEAD}{body}</w:body></w:document>"
        )
    return stream.getvalue()


def run(text: str, marks: str = "") -> str:
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def read_texts(body: str) -> list[str]:
    return [element.text for element in read(pack(body), "a.docx").elements]


SHOWN = '<w:vanish w:val="0"/>'
STYLED = '<w:rStyle w:val="Hid"/>'
OLD = run("old ")
RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"<w:ins>{run('sixty')}</w:ins> {run(' metres.')}", "sixty metres."),
        (f"<w:del>{OLD}</w:del>{run('It rained.')}", "It rained."),
        (f"<w:moveFrom>{OLD}</w:moveFrom>{run('It rained.')}", "It rained."),
        (f"<w:moveTo>{run('It rained.')}</w:moveTo>", "It rained."),
        (f"<w:ins><w:del>{OLD}</w:del>{run('It came.')}</w:ins>", "It came."),
        (f"{run('Hid ', '<w:vanish/>')}{run('It rained.')}", "It rained."),
        (f"{run('It ', SHOWN)}{run('rained.')}", "It rained."),
        (f"{run('Hid ', STYLED)}{run('It came.')}", "It came."),
        (f"<w:hyperlink>{run('It')}</w:hyperlink>{run(' came.')}", "It came."),
        (
            f"<w:smartTag>{run('Bath')}</w:smartTag>{run(' is old.')}",
            "Bath is old.",
        ),
        (
            f"<w:fldSimple>{run('Two')}</w:fldSimple>{run(' came.')}",
            "Two came.",
        ),
        (
            f"<w:sdt><w:sdtContent>{run('Two')}</w:sdtContent></w:sdt>{run(' came.')}",
            "Two came.",
        ),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{run('Click here.')}</w:sdtContent></w:sdt>{run('It came.')}",
            "It came.",
        ),
        (
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
            "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
            f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('Page 4.')}",
            "Page 4.",
        ),
        (f"{run('10')}{run('6', RAISED)}{run(' bags.')}", "10⁶ bags."),
        (f"{run('It came.')}{run('1', RAISED)}", "It came."),
        (
            "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>",
            "a-b c",
        ),
        ("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "a=b"),
    ],
)
def test_a_paragraph_is_as_word_shows_it(inner: str, text: str) -> None:
    assert read_texts(paragraph(inner)) == [text]


def test_paragraphs_whose_parting_was_deleted_are_one() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = paragraph(run("It rained, "), gone) + paragraph(
        run("and it snowed.")
    )
    assert read_texts(body) == ["It rained, and it snowed."]


def test_words_in_text_boxes_and_controls_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('In the box.'))}</w:txbxContent>"
    drawn = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><a:graphic><wps:txbx>"
        f"{box}</wps:txbx></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    control = (
        f"<w:sdt><w:sdtContent>{paragraph(run('Two.'))}</w:sdtContent></w:sdt>"
    )
    body = paragraph(run("One.") + drawn) + control
    assert read_texts(body) == ["One.", "In the box.", "Two."]


def test_a_table_that_places_text_is_opened_and_deleted_rows_go() -> None:
    cell = f"<w:tc>{paragraph(run('It rained. ' * 40))}</w:tc>"
    assert read_texts(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == [
        ("It rained. " * 40).strip()
    ]
    rows = "".join(
        f"<w:tr>{change}<w:tc>{paragraph(run(word))}</w:tc><w:tc>{paragraph(run('x'))}</w:tc></w:tr>"
        for word, change in (
            ("kept", ""),
            ("gone", "<w:trPr><w:del/></w:trPr>"),
        )
    )
    assert read_texts(f"<w:tbl>{rows}</w:tbl>") == ["kept | x"]


def test_the_title_is_that_of_the_title_paragraph() -> None:
    body = paragraph(run("The light"), '<w:pStyle w:val="Titel"/>')
    raw = read(pack(body + paragraph(run("It burned."))), "a.docx")
    assert (raw.head.title, raw.head.author) == ("The light", "")


def test_headings_are_known_by_what_their_style_is_based_on() -> None:
    body = paragraph(run("The ice"), '<w:pStyle w:val="Own"/>')
    (element,) = read(pack(body), "a.docx").elements
    assert (element.tag, element.level) == ("heading", 1)


def test_code_and_notes_are_left_out_and_counted() -> None:
    code = paragraph(run("import this"), '<w:pStyle w:val="SourceCode"/>')
    typed = paragraph(run("ls -l", '<w:rFonts w:ascii="Courier New"/>'))
    note = f"{run('It rained.')}<w:r><w:footnoteReference w:id='2'/></w:r>"
    raw = read(
        pack(code + paragraph(note) + typed + paragraph(run("It came."))),
        "a.docx",
    )
    assert [element.text for element in raw.elements] == [
        "It rained.",
        "It came.",
    ]
    assert dict(raw.omitted) == {"line of code": 2, "note": 1}
