// One shape of the film at the playhead, painted as high as it is shown.
import { html, useEffect, useRef, useState } from "./vendor/preact-htm.js";
import { Guides } from "./guides.js";
import { useStagePicture } from "./pictures.js";
import { Player } from "./player.js";
import { address } from "./server.js";
import { useStore } from "./store.js";
import { formatClock } from "./times.js";

export const SHAPE_NAMES = { wide: "16:9", portrait: "9:16", square: "1:1" };
const HEIGHTS = [288, 540, 720, 1080, 2160];

/** Return how many lines to paint for a picture that is shown this high, in steps. */
function chooseHeight(shown, whole) {
  const needed = shown * (window.devicePixelRatio || 1);
  const step = HEIGHTS.find((height) => height >= needed * 0.9) || whole;
  return Math.min(step, whole);
}

function useHeight(box) {
  const [height, set] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => set(Math.round(entry.contentRect.height)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return height;
}

function frameAddress({ film, shape, frame, height, exact }) {
  const query = { shape: shape.name, frame, generation: film.generation };
  if (exact) return address("/api/frame", { ...query, height: shape.height, format: "png" });
  return address("/api/frame", { ...query, height });
}

/** Return what the style sheet needs to fit a picture of this size into its column. */
export function measure({ width, height }) {
  const exact = `${width / (window.devicePixelRatio || 1)}px`;
  return { aspectRatio: `${width} / ${height}`, "--ratio": width / height, "--exact": exact };
}

/** Show one shape of the film at the playhead. */
export function Stage({ shape, children }) {
  const [film, frame, exact, guides] = useStore((s) => [s.film, s.playhead, s.exact, s.guides]);
  const playing = useStore((s) => s.playing);
  const box = useRef(null);
  const shown = useHeight(box);
  const height = chooseHeight(shown, shape.height);
  const url = shown ? frameAddress({ film, shape, frame, height, exact: exact && !playing }) : "";
  const { src, url: painted, busy, failed } = useStagePicture(url);
  const classes = `stage stage-${shape.name} ${exact ? "stage-exact" : ""}`;
  return html`<figure class=${classes} aria-busy=${busy}>
    <div class="mount" ref=${box} style=${measure(shape)}>
      ${src && html`<img class="picture" src=${src} data-shows=${painted} draggable=${false}
        alt=${`The film at ${formatClock(frame, film.fps)}, ${SHAPE_NAMES[shape.name] || shape.name}`} />`}
      ${playing === "video" && html`<${Player} shape=${shape} />`}
      ${guides && html`<${Guides} shape=${shape} />`}
      ${children}
      ${src && busy && html`<p class="stage-late" aria-hidden="true">Painting …</p>`}
      ${!src && !failed && html`<p class="stage-waiting">Painting …</p>`}
      ${failed && html`<p class="stage-failure">${failed}</p>`}
    </div>
  </figure>`;
}
