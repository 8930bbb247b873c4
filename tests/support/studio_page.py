"""The studio's page in a browser, used as a user would: keys, clicks, and what is seen."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import Size

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

PATIENCE_MS = 60_000
"""For what the studio makes on a busy machine."""
WIDE = (1280, 800)
NARROW = (390, 844)
"""Width and height of the page in pixels."""

_READ_PICTURE = """image => {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let text = "";
  for (let n = 0; n < data.length; n += 1) text += String.fromCharCode(data[n]);
  return { width: canvas.width, height: canvas.height, pixels: btoa(text) };
}"""


@dataclass
class StudioPage:
    """A tab with a studio in it, and every address that it asked for."""

    page: Page
    context: BrowserContext
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def is_wide(self) -> bool:
        """Whether strip, frame and views stand side by side."""
        return bool(self.page.evaluate("() => innerWidth > 992"))

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def open_tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()

    def seek(self, frame: int) -> None:
        """Move the slider to a frame, as a user's hand would."""
        self.find(".scrubber input").fill(str(frame))

    def wait_for_text(self, text: str) -> None:
        self.page.get_by_text(text).first.wait_for(timeout=PATIENCE_MS)

    def wait_until(self, condition: str, value: Any = None) -> None:
        """Wait until an expression of JavaScript is true."""
        self.page.wait_for_function(
            condition,
            arg=value,
            timeout=PATIENCE_MS,
        )

    def wait_for_frame(self, frame: int) -> None:
        """Wait until the film's own pixels of a frame are shown."""
        shown = f"img.picture[data-shows*='frame={frame}&'][data-shows*='format=png']"
        self.find(shown).wait_for(timeout=PATIENCE_MS)
        self.wait_until("find => document.querySelector(find).complete", shown)

    def read_picture(self) -> NDArray[np.uint8]:
        """Return the picture that is shown as (h, w, 3)."""
        read = self.find("img.picture").first.evaluate(_READ_PICTURE)
        data = np.frombuffer(base64.b64decode(read["pixels"]), np.uint8)
        return data.reshape(read["height"], read["width"], 4)[:, :, :3]


def open_page(
    browser: Browser, address: str, size: Size = WIDE, **more: Any
) -> StudioPage:
    """Open a studio's address in a browser of its own, until the film is there."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, **more
    )
    page = context.new_page()
    opened = StudioPage(page, context)
    page.on("request", lambda request: opened.asked.append(request.url))
    page.on("pageerror", lambda error: opened.errors.append(str(error)))
    page.goto(address)
    page.locator(".masthead").wait_for(timeout=PATIENCE_MS)
    return opened
