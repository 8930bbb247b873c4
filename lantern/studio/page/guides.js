// What lies over a frame to help: the safe area, the bands of overlays, the platforms' buttons.
import { html } from "./vendor/preact-htm.js";
import { useAnswer } from "./sources.js";
import { useStore } from "./store.js";

function Rectangle({ band }) {
  const share = (value) => `${100 * value}%`;
  const place = { left: share(band.x), top: share(band.y), width: share(band.w), height: share(band.h) };
  return html`<div class=${`guide guide-${band.kind}`} style=${place}>${band.name && html`<span>${band.name}</span>`}</div>`;
}

/** Draw what the film's look keeps free in a shape; it scales with the picture, its names don't. */
export function Guides({ shape }) {
  const bands = useAnswer("/api/bands", { shape: shape.name }) || [];
  return html`<div class="guides" aria-hidden="true">
    ${bands.map((band) => html`<${Rectangle} key=${band.name || band.kind} band=${band} />`)}
  </div>`;
}

/** Say what the guides are, under the frame; small frames have no room for their names. */
export function GuideLegend() {
  const shown = useStore((s) => s.guides);
  if (!shown) return null;
  return html`<p class="guide-legend"><span><i class="key-safe"></i> safe area</span>
    <span><i class="key-band"></i> bands of overlays</span>
    <span><i class="key-buttons"></i> what platforms lay over it</span></p>`;
}
