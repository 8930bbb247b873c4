// Framing a still: its focus, and the two rectangles of a move, drawn over the whole picture.
import { html, useEffect, useLayoutEffect, useRef, useState } from "./vendor/preact-htm.js";
import { copy } from "./places.js";
import { findFractions, getPicked, pick, usePicked, writeRectangle } from "./picking.js";
import { fetchPicture } from "./pictures.js";
import { address, ask } from "./server.js";
import { measure, SHAPE_NAMES } from "./stage.js";
import { findSize, notify, useStore } from "./store.js";

const MODES = { focus: "Focus", from: "Move from", to: "Move to" };
const LEAST = 0.02; // of the picture: a smaller rectangle was a click
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function useStill(scene, shot, shape) {
  const [still, set] = useState(null);
  const generation = useStore((s) => s.film.generation);
  useEffect(() => {
    let left = false;
    findStill({ scene: scene.number, shot: shot.place, shape: shape.name, generation })
      .then((found) => left || set(found))
      .catch((failure) => left || notify(failure.message, "failed"));
    return () => (left = true);
  }, [scene.number, shot.place, shape.name, generation]);
  return still;
}

const last = { address: "", still: null };

/** Return the still of a shot; asked for once by the picture and the column beside it. */
function findStill(query) {
  const asked = address("/api/still", query);
  if (last.address !== asked) Object.assign(last, { address: asked, still: loadStill(query) });
  return last.still;
}

async function loadStill(query) {
  const still = await ask("/api/still", query);
  const src = await fetchPicture(address("/api/still/picture", { ...query, height: 720 }));
  return { ...still, src };
}

/**
 * Return the smallest framing of the frame's shape that holds a rectangle, moved and made smaller
 * so that it lies inside the picture: what the film shows of it. All in fractions of the picture.
 */
function frameRectangle([x, y, w, h], picture, frame) {
  const ratio = frame.width / frame.height;
  const widest = Math.min(picture.width, picture.height * ratio);
  const wanted = Math.max(w * picture.width, h * picture.height * ratio);
  const width = Math.min(wanted, widest);
  const height = width / ratio;
  const keep = (middle, size, whole) => Math.min(Math.max(middle, size / 2), whole - size / 2);
  const left = keep((x + w / 2) * picture.width, width, picture.width) - width / 2;
  const top = keep((y + h / 2) * picture.height, height, picture.height) - height / 2;
  return [left / picture.width, top / picture.height, width / picture.width, height / picture.height];
}

/** Return the rectangle between two points; an end of a move gets the frame's shape. */
function drawRectangle(start, end, mode, picture, frame) {
  const x = Math.min(start.x, end.x);
  const y = Math.min(start.y, end.y);
  const rect = [x, y, Math.abs(start.x - end.x), Math.abs(start.y - end.y)];
  return mode === "focus" ? rect : frameRectangle(rect, picture, frame);
}

/** Write what was drawn as the lines of a shot; what wasn't drawn stays out. */
function write({ focus, from, to }, still) {
  const lines = [];
  if (focus) lines.push(`focus: ${writeRectangle(focus)}`);
  if (from || to) {
    const rests = still.framings || {};
    const first = from || rests.start || [0, 0, 1, 1];
    const last = to || rests.end || [0, 0, 1, 1];
    lines.push(`move: {from: ${writeRectangle(first)}, to: ${writeRectangle(last)}}`);
  }
  return lines.join("\n");
}

function Rectangle({ rect, kind, name }) {
  const [x, y, w, h] = rect.map((value) => 1000 * value);
  return html`<g class=${`rectangle rectangle-${kind}`}><rect x=${x} y=${y} width=${w} height=${h}
    vector-effect="non-scaling-stroke" /><title>${name}</title></g>`;
}

function findShown(still, rects) {
  const own = still.framings || {};
  return { focus: rects.focus || still.focus, from: rects.from || own.start, to: rects.to || own.end };
}

export function StillStage({ scene, shot, shape }) {
  const still = useStill(scene, shot, shape);
  const box = useRef(null);
  const [start, begin] = useState(null);
  const { rects, still_mode: mode } = usePicked();
  useEffect(() => pick({ rects: {}, text: "" }), [shape.name]);
  if (!still) return html`<p class="empty">Opening the picture …</p>`;
  const draw = (rect) => {
    const drawn = { ...getPicked().rects, [mode]: rect };
    pick({ rects: drawn, text: write(drawn, still) });
  };
  const down = (event) => {
    event.preventDefault(); // no text is selected by a drag
    event.currentTarget.focus({ preventScroll: true });
    event.currentTarget.setPointerCapture(event.pointerId);
    begin(findFractions(event, box.current));
  };
  const move = (event) => {
    if (!start) return;
    const end = findFractions(event, box.current);
    if (Math.abs(end.x - start.x) < LEAST && Math.abs(end.y - start.y) < LEAST) return;
    draw(drawRectangle(start, end, mode, still, shape));
  };
  const onKeyDown = (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    draw(nudge(findShown(still, rects)[mode] || [0.25, 0.25, 0.5, 0.5], step, event.shiftKey, mode, still, shape));
  };
  const shown = findShown(still, rects);
  return html`<figure class="stage stage-still"><div class="mount" style=${measure(still)}>
    <img class="picture" src=${still.src} alt=${`The whole picture of shot ${scene.number}.${shot.place}`} draggable=${false} />
    <svg class="picker" ref=${box} viewBox="0 0 1000 1000" preserveAspectRatio="none" tabindex="0" role="application"
      aria-label="Framing: drag a rectangle, or move it with the arrows and size it with Shift"
      onPointerDown=${down} onPointerMove=${move} onPointerUp=${() => begin(null)} onKeyDown=${onKeyDown}>
      ${Object.keys(MODES).map((kind) => shown[kind] && html`<${Rectangle} key=${kind} kind=${kind} name=${MODES[kind]} rect=${shown[kind]} />`)}
    </svg></div></figure>`;
}

/** Return a rectangle moved by a hundredth, or made larger or smaller, inside the picture. */
function nudge([x, y, w, h], [dx, dy], isSize, mode, still, shape) {
  const by = 0.01;
  if (!isSize) return [Math.min(1 - w, Math.max(0, x + dx * by)), Math.min(1 - h, Math.max(0, y + dy * by)), w, h];
  const width = Math.min(1 - x, Math.max(LEAST, w + dx * by));
  const height = Math.min(1 - y, Math.max(LEAST, h + dy * by));
  if (mode === "focus") return [x, y, width, height];
  const grown = dx + dy > 0 ? by : -by;
  return frameRectangle([x - grown / 2, y - grown / 2, w + grown, h + grown].map((value) => Math.min(1, Math.max(0, value))), still, shape);
}

/** Show what a frame shows of the picture at one end of the shot. */
function Framing({ still, rect, shape, name }) {
  const canvas = useRef(null);
  useLayoutEffect(() => {
    const image = new Image();
    image.onload = () => canvas.current && drawFraming(canvas.current, image, rect);
    image.src = still.src;
  }, [still.src, rect.join()]);
  const width = Math.round(Math.min(400, 380 * (shape.width / shape.height)));
  const height = Math.round((width * shape.height) / shape.width);
  return html`<figure class="framing"><canvas ref=${canvas} width=${width} height=${height} role="img" aria-label=${name}></canvas>
    <figcaption>${name}</figcaption></figure>`;
}

function drawFraming(canvas, image, [x, y, w, h]) {
  const { naturalWidth, naturalHeight } = image;
  const context = canvas.getContext("2d");
  context.drawImage(image, x * naturalWidth, y * naturalHeight, w * naturalWidth, h * naturalHeight, 0, 0, canvas.width, canvas.height);
}

/** Return what the film would show in each shape with what is drawn, as the painter plans it. */
function useFramings(scene, shot, shapes, { focus, from, to }) {
  const [framings, set] = useState({});
  const generation = useStore((s) => s.film.generation);
  const drawn = { focus: focus && focus.join(), from: from && from.join(), to: to && to.join() };
  const asked = JSON.stringify([scene.number, shot.place, shapes, drawn, generation]);
  useEffect(() => {
    const controller = new AbortController();
    const find = async (shape) => {
      const query = { scene: scene.number, shot: shot.place, shape: shape.name, generation, ...drawn };
      const still = await ask("/api/still", query, controller.signal);
      return [shape.name, still.framings];
    };
    const load = () => Promise.all(shapes.map(find)).then((found) => set(Object.fromEntries(found))).catch(() => undefined);
    const timer = setTimeout(load, 120); // not at each step of a drag
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [asked]);
  return framings;
}

/** Return what was drawn as the film would take it: a move has both of its ends. */
function complete({ focus, from, to }, still) {
  if (!from && !to) return { focus };
  const rests = (still && still.framings) || {};
  return { focus, from: from || rests.start, to: to || rests.end };
}

function Framings({ scene, shot, still, rects }) {
  const shapes = useStore((s) => s.film.shapes);
  const framings = useFramings(scene, shot, shapes, complete(rects, still));
  return shapes.map((shape) => {
    const ends = framings[shape.name];
    if (!ends) return null;
    const title = SHAPE_NAMES[shape.name] || shape.name;
    const draw = (rect, name) => html`<${Framing} name=${`${title}, ${name}`} ...${{ still, shape, rect }} />`;
    if (ends.start.join() === ends.end.join())
      return html`<div class="framings" key=${shape.name}>${draw(ends.start, "all along")}</div>`;
    return html`<div class="framings" key=${shape.name}>${draw(ends.start, "first frame")}${draw(ends.end, "last frame")}</div>`;
  });
}

export function StillPanel({ scene, shot }) {
  const { still_mode: mode, rects, text } = usePicked();
  const [film, name] = useStore((s) => [s.film, s.shape]);
  const still = useStill(scene, shot, findSize(film, name));
  const clear = () => pick({ rects: {}, text: "" });
  const placed = text && name !== film.shapes[0].name ? `${name}: {${text.replaceAll("\n", ", ")}}` : text;
  return html`<div class="pick">
    <h2>Framing</h2>
    <div class="buttons" role="group" aria-label="What to draw">
      ${Object.entries(MODES).map(([id, each]) => html`<button key=${id} aria-pressed=${id === mode} onClick=${() => pick({ still_mode: id })}>
        <span class=${`key key-${id}`} aria-hidden="true"></span>${each}</button>`)}</div>
    <p class="quiet-text">Drag over the picture. By keyboard: arrows move the rectangle, Shift with arrows sizes it.</p>
    <div class="ready" role="status">${text ? html`<code>${placed}</code><div class="actions"><button class="main" onClick=${() => copy(placed)}>Copy</button>
        <button class="quiet" onClick=${clear}>Clear</button></div>`
      : html`<span class="quiet-text">What you draw stands here, ready to paste into the shot.</span>`}</div>
    ${still && html`<${Framings} ...${{ scene, shot, still, rects }} />`}
  </div>`;
}
