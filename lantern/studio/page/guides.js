// What lies over a frame to help: the safe area, the caption's band, the platforms' buttons.
import { html } from "./vendor/preact-htm.js";

// Pixels of a picture with a short side of 1080, as the look of every film has them.
const WIDE = {
  size: [1920, 1080],
  safe: [96, 54, 1728, 972],
  bands: [["Lower third", 96, 910, 980, 116], ["Source line", 1096, 980, 728, 46], ["Caption", 240, 886, 1440, 140]],
  buttons: [["Player's bar", 0, 1000, 1920, 80]],
};
const PORTRAIT = {
  size: [1080, 1920],
  safe: [54, 154, 907, 1440],
  bands: [["Lower third", 54, 232, 740, 136], ["Source line", 54, 1340, 907, 46], ["Caption", 119, 1400, 842, 184]],
  buttons: [["Status and search", 0, 0, 1080, 154], ["Buttons", 961, 864, 119, 730], ["Name and title", 0, 1594, 1080, 326]],
};
const SQUARE = {
  size: [1080, 1080],
  safe: [54, 54, 972, 972],
  bands: [["Lower third", 54, 682, 760, 116], ["Source line", 54, 798, 972, 44], ["Caption", 90, 890, 900, 140]],
  buttons: [],
};
const BY_SHAPE = { wide: WIDE, portrait: PORTRAIT, square: SQUARE };

function Rectangle({ kind, name, rect, size }) {
  const [x, y, w, h] = rect;
  const share = (value, whole) => `${(100 * value) / whole}%`;
  const place = { left: share(x, size[0]), top: share(y, size[1]), width: share(w, size[0]), height: share(h, size[1]) };
  return html`<div class=${`guide guide-${kind}`} style=${place}>${name && html`<span>${name}</span>`}</div>`;
}

/** Draw the guides of a shape; they scale with the picture under them, their names don't. */
export function Guides({ shape }) {
  const { size, safe, bands, buttons } = BY_SHAPE[shape.name] || WIDE;
  const draw = (kind) => ([name, ...rect]) => html`<${Rectangle} key=${name} ...${{ kind, name, rect, size }} />`;
  return html`<div class="guides" aria-hidden="true">
    ${buttons.map(draw("buttons"))}${bands.map(draw("band"))}
    <${Rectangle} kind="safe" rect=${safe} size=${size} />
  </div>`;
}
