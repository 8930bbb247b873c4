// The keyboard: every key and what it does, in one table that the help shows.
import { html } from "./vendor/preact-htm.js";
import { Dialog } from "./dialog.js";
import { beginMark } from "./marks.js";
import { openPlace } from "./places.js";
import { toggle } from "./player.js";
import { change, findShot, openView, seek, seekToShot, state } from "./store.js";
import { zoomTime } from "./time.js";

function step(frames) {
  seek(state.playhead + frames);
}

function showShape(n) {
  const shape = state.film.shapes[n];
  if (shape) change({ shape: shape.name, side_by_side: false });
}

function showAll() {
  if (state.film.shapes.length > 1) change({ side_by_side: !state.side_by_side });
}

function openShot() {
  const shot = findShot(state.film, state.playhead);
  if (shot) openPlace(shot);
}

const KEYS = [
  { keys: [" "], shown: "Space", does: "play and pause", run: toggle },
  { keys: ["ArrowLeft"], shown: "←", does: "one frame back", run: () => step(-1) },
  { keys: ["ArrowRight"], shown: "→", does: "one frame on", run: () => step(1) },
  { keys: ["Shift+ArrowLeft"], shown: "Shift ←", does: "one second back", run: () => step(-state.film.fps) },
  { keys: ["Shift+ArrowRight"], shown: "Shift →", does: "one second on", run: () => step(state.film.fps) },
  { keys: ["k", "PageUp"], shown: "k", does: "the shot before", run: () => seekToShot(-1) },
  { keys: ["j", "PageDown"], shown: "j", does: "the next shot", run: () => seekToShot(1) },
  { keys: ["Home"], shown: "Home", does: "the film's beginning", run: () => seek(0) },
  { keys: ["End"], shown: "End", does: "its last frame", run: () => seek(state.film.total - 1) },
  { keys: ["1"], shown: "1", does: "the first shape", run: () => showShape(0) },
  { keys: ["2"], shown: "2", does: "the second shape", run: () => showShape(1) },
  { keys: ["3"], shown: "3", does: "the third shape", run: () => showShape(2) },
  { keys: ["a"], shown: "a", does: "all shapes side by side", run: showAll },
  { keys: ["g"], shown: "g", does: "safe areas, bands and buttons", run: () => change({ guides: !state.guides }) },
  { keys: ["x"], shown: "x", does: "the film's own pixels", run: () => change({ exact: !state.exact }) },
  { keys: ["+", "="], shown: "+", does: "zoom in on the time", run: () => zoomTime(1.5) },
  { keys: ["-"], shown: "−", does: "zoom out", run: () => zoomTime(0.67) },
  { keys: ["f"], shown: "f", does: "the whole scene", run: () => zoomTime(0) },
  { keys: ["p"], shown: "p", does: "only shots with problems", run: () => change({ only_problems: !state.only_problems }) },
  { keys: ["m"], shown: "m", does: "a remark at the playhead", run: beginMark },
  { keys: ["e"], shown: "e", does: "the shot's line in the editor", run: openShot },
  { keys: ["c"], shown: "c", does: "pick coordinates or a framing", run: () => openView("pick") },
  { keys: ["b"], shown: "b", does: "the voice booth", run: () => change({ booth: true }) },
  { keys: ["?"], shown: "?", does: "this table", run: () => change({ helping: !state.helping }) },
];

const BY_KEY = Object.fromEntries(KEYS.flatMap((each) => each.keys.map((key) => [key, each])));
const ARROWS = ["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"];

/** Tell whether a key belongs to what has the focus: text, a slider, or a button and the space. */
function isTaken(event) {
  const element = event.target;
  if (document.querySelector("dialog[open]")) return true;
  if (element.closest("textarea, select, [contenteditable]")) return true;
  if (element.type === "range") return ARROWS.includes(event.key);
  if (element.closest("input") && element.type !== "checkbox") return true;
  return event.key === " " && element.closest("button, summary, input") !== null;
}

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!state.film || isTaken(event)) return;
    const shift = event.shiftKey && event.key.startsWith("Arrow") ? "Shift+" : "";
    const found = BY_KEY[shift + event.key];
    if (!found) return;
    event.preventDefault();
    found.run();
  });
}

export function Help() {
  const close = () => change({ helping: false });
  return html`<${Dialog} title="Keys" close=${close} kind="help">
    <dl class="keys">${KEYS.map(
      (each) => html`<div key=${each.shown}><dt><kbd>${each.shown}</kbd></dt><dd>${each.does}</dd></div>`,
    )}</dl><//>`;
}
