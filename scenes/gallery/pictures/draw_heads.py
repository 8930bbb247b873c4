"""Draws the heads of invented people, as one cuts them in linoleum: flat tones, one light.

Run it in this folder; it writes one SVG for each person. All inks are those of the atlas.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

CREAM, PAPER = "#f6edd9", "#efe3c9"
INK, INK_2 = "#241a15", "#3a2c24"
SLATE, SLATE_LIGHT, SLATE_DEEP = "#4a5b68", "#93a2a4", "#2e3a44"
OCHRE, OCHRE_LIGHT, RED = "#cc9440", "#e3bd79", "#7d2017"

HEAD = (
    "M300 330C286 220 340 150 425 148C505 148 552 205 548 300C562 340 560 372 545 396"
    "C540 470 520 520 478 556C445 584 402 582 372 552C330 512 308 456 304 396"
    "C288 380 284 350 300 330Z"
)
SHADE = (
    "M425 148C505 148 552 205 548 300C562 340 560 372 545 396C540 470 520 520 478 556"
    "C462 570 444 576 426 577C462 540 478 500 470 462L436 470L440 446L462 430"
    "C470 400 452 372 444 352L452 318C500 300 470 200 425 148Z"
)
FEATURES = (
    "M326 352C344 334 372 334 388 346L386 356C368 350 346 350 330 362Z"
    "M452 346C470 332 500 334 516 352L512 362C494 350 470 350 454 357Z"
    "M338 372C350 364 370 364 380 374C368 382 350 382 338 372Z"
    "M456 374C468 364 490 364 502 372C490 382 468 382 456 374Z"
    "M398 462C410 470 426 472 440 466L438 474C424 480 408 478 398 470Z"
    "M384 508C406 500 438 500 460 508C438 520 406 520 384 508Z"
)
NECK = "M352 500L346 700L502 700L498 500C470 590 390 600 352 500Z"
COAT = (
    "M60 1000C66 830 120 720 236 676L352 622C380 690 460 690 496 622L604 672"
    "C704 716 742 830 748 1000Z"
)
LIGHT_EDGE = "M60 1000C66 830 120 720 236 676L352 622L356 636L244 692C140 734 92 840 88 1000Z"

BUN_HAIR = (
    "M290 372C256 240 312 128 428 126C546 128 596 240 560 376C548 352 544 316 530 288"
    "C496 226 440 214 424 214C390 214 330 240 314 296C308 322 300 350 290 372Z"
    "M360 116C340 40 500 30 496 116C460 140 400 140 360 116Z"
)
CAP = (
    "M268 284C250 160 330 92 436 92C548 92 612 170 590 286C500 246 380 244 268 284Z"
    "M250 300C330 250 500 246 606 292C620 312 600 322 580 318C480 286 360 288 262 322"
    "C246 322 240 310 250 300Z"
)
BOWLER = (
    "M292 250C280 110 350 50 430 50C520 50 580 116 566 252C480 222 370 222 292 250Z"
    "M196 270C300 214 560 212 660 270C664 292 640 300 612 292C500 256 350 258 244 294"
    "C214 302 192 292 196 270Z"
)
MOUSTACHE = (
    "M418 476C390 474 360 490 338 520C372 524 402 514 420 500C440 514 472 524 506 518"
    "C484 488 448 472 418 476Z"
)
BEARD = (
    "M304 420C312 500 330 560 362 600C396 640 462 640 494 600C526 560 544 500 548 416"
    "C532 470 512 500 484 500C462 484 392 484 368 502C340 500 318 470 304 420Z"
)
TIE = "M404 668L446 668L462 700L440 720L456 1000L396 1000L412 720L390 700Z"
SHIRT = "M352 622C380 690 460 690 496 622L520 654L430 800L326 654Z"
SHAWL = (
    "M60 1000C70 830 130 716 250 672L352 620C400 720 450 720 496 620L604 672"
    "C700 716 742 830 748 1000L640 1000C600 860 520 770 424 742C330 770 240 860 200 1000Z"
)
BROOCH = "M424 726m-20 0a20 20 0 1 0 40 0a20 20 0 1 0 -40 0"


@dataclass(frozen=True)
class Layer:
    """A flat shape and its ink."""

    path: str
    ink: str


PEOPLE: dict[str, tuple[Layer, ...]] = {
    "lecturer": (
        Layer(SHAWL, SLATE_DEEP),
        Layer(BROOCH, RED),
        Layer(BUN_HAIR, INK_2),
    ),
    "lamp": (
        Layer(SHIRT, PAPER),
        Layer(MOUSTACHE, INK_2),
        Layer(CAP, SLATE_DEEP),
    ),
    "owner": (
        Layer(SHIRT, CREAM),
        Layer(TIE, RED),
        Layer(BEARD, INK_2),
        Layer(BOWLER, INK),
    ),
}


def draw(name: str, layers: tuple[Layer, ...]) -> str:
    """Return the SVG of a person: ground, bust, then what is theirs."""
    ground = (
        '<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1">'
        f'<stop offset="0" stop-color="{SLATE}"/>'
        f'<stop offset=".62" stop-color="{SLATE_LIGHT}"/>'
        f'<stop offset="1" stop-color="{CREAM}"/></linearGradient></defs>'
        '<rect width="780" height="1000" fill="url(#g)"/>'
    )
    bust = [
        Layer(NECK, OCHRE),
        Layer(COAT, INK),
        Layer(LIGHT_EDGE, OCHRE),
        Layer(HEAD, OCHRE_LIGHT),
        Layer(SHADE, OCHRE),
        Layer(FEATURES, INK_2),
    ]
    shapes = [
        f'<path d="{each.path}" fill="{each.ink}"/>'
        for each in (*bust, *layers)
    ]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 1000"'
        f' width="780" height="1000">\n{ground}\n{_draw_gouges(name)}\n'
        + "\n".join(shapes)
        + "\n</svg>\n"
    )


def _draw_gouges(seed: str) -> str:
    """Return the marks of the gouge in the ground: long, thin, along the light."""
    chance = random.Random(seed)
    marks = []
    for _ in range(90):
        x = chance.uniform(-40, 760)
        y = chance.uniform(20, 900)
        length = chance.uniform(50, 170)
        breadth = chance.uniform(1.5, 4)
        marks.append(
            f"M{x:.0f} {y:.0f}q{length / 2:.0f} {-breadth:.1f} {length:.0f} 0"
            f"q{-length / 2:.0f} {breadth:.1f} {-length:.0f} 0z"
        )
    return f'<path d="{"".join(marks)}" fill="{CREAM}" fill-opacity=".45"/>'


def main() -> None:
    """Write the heads beside this file."""
    for name, layers in PEOPLE.items():
        target = Path(__file__).with_name(f"head-{name}.svg")
        target.write_text(draw(name, layers), encoding="utf-8")


if __name__ == "__main__":
    main()
