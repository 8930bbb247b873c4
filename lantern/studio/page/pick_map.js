// The map picker: the film's own map under the pointer, in its own projection.
import { html, useEffect, useRef, useState } from "./vendor/preact-htm.js";
import { Stage } from "./stage.js";
import { copy, shorten } from "./places.js";
import { findFractions, getPicked, pick, round, usePicked } from "./picking.js";
import { ask } from "./server.js";
import { notify, state, useStore } from "./store.js";

const MODES = {
  point: {
    name: "Point",
    hint: "Click a place: its longitude and latitude. By keyboard: arrows move the cross, Enter picks.",
  },
  way: {
    name: "Way",
    hint: "Drag from the start to the end; click further points with Shift. By keyboard: Enter picks the start, Shift with Enter each further point.",
  },
  view: {
    name: "View",
    hint: "Draw a box round what the view shows. By keyboard: Enter picks one corner, Enter again the other.",
  },
};
const DRAG = 4; // pixels of the screen from which a press is a drag
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Return the map of a shot in pixels of the film; the column beside it finds it in what is picked. */
function useMap(scene, shot, shape) {
  const [frame, generation] = useStore((s) => [s.playhead, s.film.generation]);
  const { map } = usePicked();
  const [asked, settle] = useState(frame);
  useEffect(() => {
    const timer = setTimeout(() => settle(frame), 150);
    return () => clearTimeout(timer);
  }, [frame]);
  useEffect(() => {
    const controller = new AbortController();
    const query = { scene: scene.number, shot: shot.place, shape: shape.name, frame: asked, generation };
    ask("/api/map", query, controller.signal).then((found) => pick({ map: found })).catch(() => undefined);
    return () => controller.abort();
  }, [scene.number, shot.place, shape.name, asked, generation]);
  useEffect(() => () => pick({ map: null }), []);
  return map;
}

/** Ask where on the earth a pixel of the film lies, at the frame that is shown. */
async function findPoint(scene, shot, shape, place) {
  const query = { scene: scene.number, shot: shot.place, shape: shape.name, frame: state.playhead };
  return ask("/api/map/point", { ...query, x: place.x.toFixed(3), y: place.y.toFixed(3) });
}

function countDecimals(map) {
  const km = map && map.km_per_pixel;
  if (!km) return 4;
  return Math.min(6, Math.max(2, Math.ceil(Math.log10(1110 / km)))); // a tenth of a pixel
}

function write(point, decimals) {
  return `[${round(point.lon, decimals)}, ${round(point.lat, decimals)}]`;
}

async function pickPoint(where, place) {
  const point = await findPoint(where.scene, where.shot, where.shape, place);
  const paste = "As the at of a place, or a point of a line.";
  pick({ points: [place], box: null, text: write(point, where.decimals), paste });
}

async function pickWay(where, places) {
  const points = await Promise.all(places.map((place) => findPoint(where.scene, where.shot, where.shape, place)));
  const text = `along: [${points.map((point) => write(point, where.decimals)).join(", ")}]`;
  pick({ points: places, box: null, text, paste: "Into an arrow, a landing, a range or a label." });
}

/** Take the view that shows a box whole, written as the map file writes views. */
async function pickView(where, box) {
  const query = { scene: where.scene.number, shot: where.shot.place, shape: where.shape.name, frame: state.playhead };
  const corners = Object.fromEntries(Object.entries(box).map(([name, value]) => [name, value.toFixed(3)]));
  const view = await ask("/api/map/view", { ...query, ...corners });
  const width = Number(view.width_km.toPrecision(5));
  const framing = `{center: ${write(view, where.decimals)}, width_km: ${width}}`;
  const isOwn = view.shape === "wide";
  const text = `${isOwn ? "new-view" : view.shape}: ${framing}`;
  const paste = isOwn ? "Under views, by a name of your own." : "Into a view, beside its center and width_km.";
  pick({ points: [], box: { ...box, shown: view.shown }, text, paste });
}

async function settle(where, start, end, isDrag, more) {
  const mode = getPicked().map_mode;
  try {
    if (mode === "way" && more && getPicked().points.length) await pickWay(where, [...getPicked().points, end]);
    else if (mode === "way" && isDrag) await pickWay(where, [start, end]);
    else if (mode === "view" && isDrag) await pickView(where, toBox({ start, end }));
    else await pickPoint(where, end);
  } catch (failure) {
    notify(`There is no point of the map here: ${failure.message}`, "failed");
  }
}

/** Return how many pixels of the film lie under one of the page. */
function useUnit(box, shape) {
  const [unit, set] = useState(2);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => set(shape.width / Math.max(1, entry.contentRect.width)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [shape.width]);
  return unit;
}

/** Tell the coordinates under the pointer, with one question under way at a time. */
function useHover(where) {
  const [lane] = useState({ busy: false, next: null });
  return async function look(place) {
    lane.next = place;
    if (lane.busy) return;
    lane.busy = true;
    while (lane.next) {
      const asked = lane.next;
      lane.next = null;
      const point = await findPoint(where.scene, where.shot, where.shape, asked).catch(() => null);
      pick({ under: point && write(point, where.decimals) });
    }
    lane.busy = false;
  };
}

const NEAR = 14; // pixels of the page from which an item is meant
const FEW = 8; // items whose names don't hide the map

/** Return the item whose handle is nearest to a place, if it is near. */
function findNear(items, place, unit) {
  const away = (item) => Math.hypot(item.x - place.x, item.y - place.y);
  const nearest = items.reduce((best, item) => (!best || away(item) < away(best) ? item : best), null);
  return nearest && away(nearest) <= NEAR * unit ? nearest.id : "";
}

/**
 * Draw the handles of a map's items, and all of the one that is meant; `unit` is how many pixels
 * of the film one of the page is.
 */
function Items({ items, unit }) {
  const { meant } = usePicked();
  return items.map((item) => {
    if (item.id !== meant && items.length > FEW)
      return html`<circle key=${item.id} class="item-dot" cx=${item.x} cy=${item.y} r=${3 * unit} />`;
    const text = html`<text class="item-name" font-size=${12.5 * unit} x=${item.x + 7 * unit} y=${item.y - 6 * unit}>${item.id}</text>`;
    const points = (item.points || []).map(([x, y]) => `${x},${y}`).join(" ");
    return html`<g key=${item.id} class=${`item item-${item.kind}`}>
      ${(item.points || []).length > 1 && html`<polyline points=${points} />`}
      ${(item.points || []).map(([x, y], n) => html`<circle key=${n} cx=${x} cy=${y} r=${2.5 * unit} />`)}
      <circle class="item-handle" cx=${item.x} cy=${item.y} r=${4 * unit} />${text}</g>`;
  });
}

function Picked({ drag, unit }) {
  const { points, box, map_mode: mode } = usePicked();
  const isBox = drag && drag.moved && mode === "view";
  const isWay = drag && drag.moved && mode === "way";
  const drawn = isBox ? toBox(drag) : box;
  const shown = !isBox && box && box.shown;
  const way = isWay ? [drag.start, drag.end] : points;
  return html`<g class="picked">
    ${drawn && html`<rect x=${drawn.x} y=${drawn.y} width=${drawn.w} height=${drawn.h} />`}
    ${shown && html`<rect class="picked-view" x=${shown.x} y=${shown.y} width=${shown.w} height=${shown.h} />`}
    ${way.length > 1 && html`<polyline points=${way.map(({ x, y }) => `${x},${y}`).join(" ")} />`}
    ${way.map(({ x, y }, n) => html`<g key=${n}><circle cx=${x} cy=${y} r=${5 * unit} />
      <path d=${writeCross(x, y, unit)} /></g>`)}
  </g>`;
}

function writeCross(x, y, unit) {
  const [near, far] = [4 * unit, 7 * unit];
  return `M${x - near - far} ${y}h${far}M${x + near} ${y}h${far}M${x} ${y - near - far}v${far}M${x} ${y + near}v${far}`;
}

function toBox({ start, end }) {
  const left = Math.min(start.x, end.x);
  const top = Math.min(start.y, end.y);
  return { x: left, y: top, w: Math.abs(start.x - end.x), h: Math.abs(start.y - end.y) };
}

export function MapStage({ scene, shot, shape }) {
  const map = useMap(scene, shot, shape);
  const box = useRef(null);
  const [drag, setDrag] = useState(null);
  const where = { scene, shot, shape, decimals: countDecimals(map) };
  const look = useHover(where);
  const [cursor, setCursor] = useState({ x: shape.width / 2, y: shape.height / 2 });
  const [typing, setTyping] = useState(false);
  const unit = useUnit(box, shape);
  const [corner, setCorner] = useState(null); // the first one of a box that is drawn by keys
  useEffect(() => pick({ points: [], box: null, text: "", paste: "", under: null }), []);
  const find = (event) => {
    const { x, y } = findFractions(event, box.current);
    return { x: x * shape.width, y: y * shape.height };
  };
  const begin = (event) => {
    if (event.button !== 0) return;
    event.preventDefault(); // no text is selected by a drag
    event.currentTarget.focus({ preventScroll: true });
    event.currentTarget.setPointerCapture(event.pointerId);
    const start = find(event);
    setTyping(false);
    setCorner(null);
    setDrag({ start, end: start, moved: false, at: [event.clientX, event.clientY] });
  };
  const move = (event) => {
    const place = find(event);
    look(place);
    if (map) pick({ meant: findNear(map.items, place, unit) });
    if (!drag) return;
    const moved = drag.moved || Math.hypot(event.clientX - drag.at[0], event.clientY - drag.at[1]) > DRAG;
    setDrag({ ...drag, end: place, moved });
  };
  const end = (event) => {
    if (!drag) return;
    setDrag(null);
    setCursor(find(event));
    settle(where, drag.start, find(event), drag.moved, event.shiftKey);
  };
  const enter = (more) => {
    const isView = getPicked().map_mode === "view";
    setTyping(true);
    setCorner(isView && !corner ? cursor : null);
    if (isView && !corner) return;
    settle(where, corner || cursor, cursor, corner !== null, more);
  };
  const onKeyDown = (event) => {
    const step = STEPS[event.key];
    if (step) {
      const by = event.shiftKey ? 20 : 1;
      const x = Math.min(shape.width, Math.max(0, cursor.x + step[0] * by));
      const y = Math.min(shape.height, Math.max(0, cursor.y + step[1] * by));
      setTyping(true);
      setCursor({ x, y });
      look({ x, y });
    } else if (event.key === "Enter") enter(event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<${Stage} key=${shape.name} shape=${shape}>
    <svg class="picker" ref=${box} viewBox=${`0 0 ${shape.width} ${shape.height}`} tabindex="0" role="application"
      aria-label="Map picker: arrows move the cross, Enter picks" preserveAspectRatio="none"
      onPointerDown=${begin} onPointerMove=${move} onPointerUp=${end} onPointerCancel=${() => setDrag(null)} onKeyDown=${onKeyDown}>
      ${map && html`<${Items} items=${map.items} unit=${unit} />`}
      <${Picked} drag=${corner ? { start: corner, end: cursor, moved: true } : drag} unit=${unit} />
      ${typing && html`<path class="cross" d=${`M${cursor.x} 0V${shape.height}M0 ${cursor.y}H${shape.width}`} />`}
    </svg>
  <//>`;
}

export function MapPanel() {
  const { map, map_mode: mode, text, paste, under, meant } = usePicked();
  return html`<div class="pick">
    <h2>On the map</h2>
    <div class="buttons" role="group" aria-label="What to pick">
      ${Object.entries(MODES).map(([id, each]) => html`<button key=${id} aria-pressed=${id === mode}
        onClick=${() => pick({ map_mode: id })}>${each.name}</button>`)}</div>
    <p class="quiet-text">${MODES[mode].hint}</p>
    <p class="under" aria-live="off">${under || "[longitude, latitude]"}</p>
    <div class="ready" role="status">${text ? html`<code>${text}</code><p class="quiet-text">${paste}</p>
        <button class="main" onClick=${() => copy(text)}>Copy</button>`
      : html`<span class="quiet-text">What you pick stands here, ready to paste into the map file.</span>`}</div>
    ${map && html`<section><h3 class="kicker">Items of this map</h3>
      <p class="quiet-text">${shorten(map.file || "")}</p>
      <ul class="items">${map.items.map((item) => html`<li key=${item.id}><button class="link" aria-pressed=${item.id === meant}
        onClick=${() => pick({ meant: item.id === meant ? "" : item.id })}>${item.id}</button> <span>${item.kind}</span></li>`)}</ul></section>`}
  </div>`;
}
