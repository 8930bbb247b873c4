// Rectangles on a document's page: where the camera goes, what is marked, and what is lifted off.
import { html, useEffect, useRef, useState } from "./vendor/preact-htm.js";
import { copy } from "./places.js";
import { findFractions, getPicked, pick, usePicked, writeRectangle } from "./picking.js";
import { fetchPicture } from "./pictures.js";
import { address, ask } from "./server.js";
import { measure } from "./stage.js";
import { notify, useStore } from "./store.js";

const MODES = { zoom: "Zoom", highlight: "Highlight", lift: "Lift" };
/** What a rectangle is written as, to be pasted into the shot's `document`. */
const LINES = {
  zoom: (rect) => `zoom: {to: ${rect}}`,
  highlight: (rect) => `highlight: {box: ${rect}}`,
  lift: (rect) => `lift: {box: ${rect}}`,
};
const LEAST = 0.005; // of the page: a smaller rectangle was a click
const START = [0.25, 0.4, 0.5, 0.1]; // of one that is drawn by keys
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const BY = 0.01;

function usePage(scene, shot, shape) {
  const [page, set] = useState(null);
  const generation = useStore((s) => s.film.generation);
  useEffect(() => {
    let left = false;
    const load = async () => {
      const query = { scene: scene.number, shot: shot.place, shape: shape.name, generation };
      const found = await ask("/api/document", query);
      const src = await fetchPicture(address("/api/document/picture", { ...query, height: 1440 }));
      if (!left) set({ ...found, src });
    };
    load().catch((failure) => left || notify(failure.message, "failed"));
    return () => (left = true);
  }, [scene.number, shot.place, shape.name, generation]);
  return page;
}

function draw(rect) {
  const { page_mode: mode } = getPicked();
  pick({ rects: { [mode]: rect }, text: LINES[mode](writeRectangle(rect)) });
}

function Box({ box, kind, drawn }) {
  const [x, y, w, h] = box.map((value) => 1000 * value);
  return html`<g class=${`rectangle rectangle-${kind} ${drawn ? "" : "rectangle-own"}`}><rect x=${x} y=${y} width=${w} height=${h}
    vector-effect="non-scaling-stroke" /><title>${MODES[kind]}${drawn ? "" : ", as the shot has it"}</title></g>`;
}

function nudge([x, y, w, h], [dx, dy], isSize) {
  if (isSize) return [x, y, Math.min(1 - x, Math.max(BY, w + dx * BY)), Math.min(1 - y, Math.max(BY, h + dy * BY))];
  return [Math.min(1 - w, Math.max(0, x + dx * BY)), Math.min(1 - h, Math.max(0, y + dy * BY)), w, h];
}

export function DocumentStage({ scene, shot, shape }) {
  const page = usePage(scene, shot, shape);
  const box = useRef(null);
  const [start, begin] = useState(null);
  const { rects, page_mode: mode } = usePicked();
  useEffect(() => pick({ rects: {}, text: "" }), []);
  if (!page) return html`<p class="empty">Opening the page …</p>`;
  const down = (event) => {
    event.preventDefault(); // no text is selected by a drag
    event.currentTarget.focus({ preventScroll: true });
    event.currentTarget.setPointerCapture(event.pointerId);
    begin(findFractions(event, box.current));
  };
  const move = (event) => {
    if (!start) return;
    const end = findFractions(event, box.current);
    const [w, h] = [Math.abs(end.x - start.x), Math.abs(end.y - start.y)];
    if (Math.max(w, h) >= LEAST) draw([Math.min(start.x, end.x), Math.min(start.y, end.y), Math.max(w, LEAST), Math.max(h, LEAST)]);
  };
  const onKeyDown = (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    draw(nudge(rects[mode] || START, step, event.shiftKey));
  };
  return html`<figure class="stage stage-still stage-page"><div class="mount" style=${measure(page)}>
    <img class="picture" src=${page.src} alt=${`The whole page of shot ${scene.number}.${shot.place}`} draggable=${false} />
    <svg class="picker" ref=${box} viewBox="0 0 1000 1000" preserveAspectRatio="none" tabindex="0" role="application"
      aria-label="Page: drag a rectangle, or move it with the arrows and size it with Shift"
      onPointerDown=${down} onPointerMove=${move} onPointerUp=${() => begin(null)} onKeyDown=${onKeyDown}>
      ${page.boxes.map((each, n) => html`<${Box} key=${n} kind=${each.kind} box=${each.box} />`)}
      ${Object.entries(rects).map(([kind, rect]) => html`<${Box} key=${kind} kind=${kind} box=${rect} drawn=${true} />`)}
    </svg></div></figure>`;
}

export function DocumentPanel() {
  const { page_mode: mode, text } = usePicked();
  const choose = (id) => {
    const [rect] = Object.values(getPicked().rects);
    pick({ page_mode: id });
    if (rect) draw(rect);
  };
  return html`<div class="pick">
    <h2>Rectangles of the page</h2>
    <div class="buttons" role="group" aria-label="What it is for">
      ${Object.entries(MODES).map(([id, name]) => html`<button key=${id} aria-pressed=${id === mode} onClick=${() => choose(id)}>
        <span class=${`key key-${id}`} aria-hidden="true"></span>${name}</button>`)}</div>
    <p class="quiet-text">Drag over the page. By keyboard: arrows move the rectangle, Shift with arrows sizes it.</p>
    <div class="ready" role="status">${text ? html`<code>${text}</code><div class="actions"><button class="main" onClick=${() => copy(text)}>Copy</button>
        <button class="quiet" onClick=${() => pick({ rects: {}, text: "" })}>Clear</button></div>`
      : html`<span class="quiet-text">What you draw stands here, ready to paste into the shot’s <code>document</code>.</span>`}</div>
  </div>`;
}
