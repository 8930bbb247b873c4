"""Dialects of Markdown, in plain Markdown."""

from __future__ import annotations

import pytest

from lantern.article.readers.elements import ArticleElement
from lantern.article.readers.markdown import read
from lantern.article.readers.markdown_dialects import simplify


def read_texts(text: str) -> list[str]:
    return [element.text for element in read(text.encode(), "a.md").elements]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("The ==lamp== burned.", ["The lamp burned."]),
        ("It ~~never~~ rained.", ["It rained."]),
        (
            "See [[Bath|the city]] and [[Old/Bath#Walls]].",
            ["See the city and Bath."],
        ),
        ("> [!note] A storm\n> It broke.", ["A storm", "It broke."]),
        ("> [!WARNING]\n> It broke.", ["It broke."]),
        ("> [!tip]- Two\n> > [!note]\n> > Three.", ["Two", "Three."]),
        ("- [x] Done.\n- [ ] Not yet.", ["Done.", "Not yet."]),
        ("## The ice {#ice .big}", ["The ice"]),
        ("The *ice*{.x} came.\n{: .lead}", ["The ice came."]),
        ("[The ice]{.smallcaps} came.", ["The ice came."]),
        ("::: {.note}\nIt came.\n:::", ["It came."]),
        (
            "It rained.[^1]\n\n[^1]: In 1905.\n    And later.\n\nIt snowed.",
            ["It rained.", "It snowed."],
        ),
        ("It rained.^[In 1905.] Then not.", ["It rained. Then not."]),
        ("It rained [@smith2020, p. 5].", ["It rained."]),
        ("10^6^ bags, H~2~O, $10^{3}$ m", ["10⁶ bags, H₂O, 10³ m"]),
        ("It cost $5 and $6.", ["It cost $5 and $6."]),
        ("It came. ^block-1", ["It came."]),
        ("It came :ship: at 12:30.", ["It came at 12:30."]),
        ("#harbour #history\n\nIt came.", ["It came."]),
        ("<!-- no -->It came. %%no%%", ["It came."]),
        ("[[_TOC_]]\n\n[TOC]\n\nIt came.", ["It came."]),
        ("<div class='box'>\nIt came.\n</div>", ["It came."]),
        (
            "<details><summary>More</summary>\n\nIt *came*.\n\n</details>",
            ["More", "It came."],
        ),
        ("It rained.<sup><a href='#fn1'>12</a></sup>", ["It rained."]),
        ("{{< q-class >}}It came.{{< /q-class >}}", ["It came."]),
        ("{% note %}It came.{% endnote %} {{ page.title }}", ["It came."]),
        (
            "{% highlight python %}\nx = 1\n{% endhighlight %}\n\nIt came.",
            ["It came."],
        ),
        ("```\n{{< a >}} ==b==\n```\n\nSee `==x==`.", ["See ==x==."]),
    ],
)
def test_marks_of_dialects_are_no_words(text: str, texts: list[str]) -> None:
    assert read_texts(text) == texts


@pytest.mark.parametrize(
    ("text", "caption", "picture"),
    [
        ("![[tower.jpg]]", "tower", "tower.jpg"),
        ("![[a b/tower.jpg|300]]", "tower", "a%20b/tower.jpg"),
        ("![[tower.jpg|The tower]]", "The tower", "tower.jpg"),
        ("<img src='tower.jpg' alt='The tower'>", "The tower", "tower.jpg"),
        (
            "<figure><img src='/a/tower.jpg'><figcaption>A *tower*</figcaption></figure>",
            "A *tower*",
            "/a/tower.jpg",
        ),
        (
            '{{< figure src="tower.png" caption="The tower" >}}',
            "The tower",
            "tower.png",
        ),
        ("{{< figure src=tower.png >}}", "tower", "tower.png"),
        ('{{% img "a/tower.png" "The tower" %}}', "The tower", "a/tower.png"),
        (
            '{% include figure.html url="/a/tower.jpg" description="The tower" %}',
            "The tower",
            "/a/tower.jpg",
        ),
        ("{% img left /a/tower.jpg %}", "tower", "/a/tower.jpg"),
        ("![The tower](tower.jpg){width=50%}", "The tower", "tower.jpg"),
    ],
)
def test_pictures_of_dialects_are_found(
    text: str, caption: str, picture: str
) -> None:
    (element,) = read(text.encode(), "a.md").elements
    assert element == ArticleElement(caption, "caption", picture=picture)


def test_what_is_left_out_is_counted() -> None:
    text = (
        "A[^a] b[^b].\n\n[^a]: x\n[^b]: y\n\n```\nz\n```\n\n~~c~~ {{< chart >}}"
        " ![[Another note]]\n\n$$\\int x$$\n"
    )
    raw = read(text.encode(), "a.md")
    assert dict(raw.omitted) == {
        "note": 2,
        "code block": 1,
        "struck-out passage": 1,
        "short code": 1,
        "embedded note": 1,
        "formula": 1,
    }


def test_plain_markdown_stays_as_it_is() -> None:
    text = "# A\n\n*b* [c](d) `e` ![f](g.png)\n\n> h\n\n- i\n"
    plain, omitted = simplify(text)
    assert plain == text
    assert not any(omitted.values())


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            '!!! note "The bell"\n    It rang twice.\n\nAfter it.',
            "\nThe bell\n\nIt rang twice.\n\n\nAfter it.",
        ),
        ("??? tip\n    It rang.\n", "\n\n\nIt rang.\n\n"),
        ("Sheet\n: A rope.\n", "Sheet\n\nA rope.\n"),
        ("It rang!!! twice", "It rang!!! twice"),
        (
            "It {++soon++} {~~sang~>rang~~}{--, no--}{>>sure?<<}.",
            "It soon rang.",
        ),
    ],
)
def test_marks_of_rarer_dialects_are_read(text: str, plain: str) -> None:
    assert simplify(text)[0] == plain
