"""What stands under the cells of a contact sheet: numbered notes and the thumbnail."""

from __future__ import annotations

from PIL import Image

from lantern.graphics import look
from lantern.rendering.contact_sheet.foot import (
    NO_FOOT,
    SheetFoot,
    SheetNote,
    add_foot,
)

LOOK = look.load()
ON_SHOT = SheetNote(1, "the shot is still", True)
OTHER = SheetNote(2, "the next shot is, too", True)
ON_NONE = SheetNote(3, "no shot shows it", False)


def make_page() -> Image.Image:
    return Image.new("RGB", (1920, 300), (255, 255, 255))


def test_a_page_has_the_notes_of_its_cells_and_the_last_page_the_rest() -> None:
    thumbnail = Image.new("RGB", (128, 72))
    foot = SheetFoot((ON_SHOT, OTHER, ON_NONE), thumbnail)
    first = foot.select({1}, is_last=False)
    assert (first.notes, first.thumbnail) == ((ON_SHOT,), None)
    last = foot.select({2}, is_last=True)
    assert last.notes == (OTHER, ON_NONE)
    assert last.thumbnail is thumbnail


def test_a_page_without_a_foot_stays_as_it_is() -> None:
    page = make_page()
    assert add_foot(page, NO_FOOT, LOOK) is page


def test_a_foot_makes_the_page_longer() -> None:
    page = add_foot(make_page(), SheetFoot((ON_SHOT, OTHER)), LOOK)
    assert page.size == (1920, 300 + 2 * 34 + 40)
    disc = page.getpixel((60 + 4, 300 + 13))
    assert disc == (0x7D, 0x20, 0x17)  # vermilion_deep
    thumbnail = Image.new("RGB", (400, 200), (9, 9, 9))
    page = add_foot(make_page(), SheetFoot((), thumbnail), LOOK)
    assert page.size == (1920, 300 + 200 + 40)
    assert page.getpixel((60, 300)) == (9, 9, 9)
    # 168 wide, so 84 high, 40 to the right of the large one
    assert page.getpixel((60 + 400 + 40 + 167, 300 + 83)) == (9, 9, 9)
    assert page.getpixel((60 + 400 + 40 + 167, 300 + 85)) != (9, 9, 9)
