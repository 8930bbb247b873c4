// What the page knows, in one place. Views read it with useStore and change it with change().
import { useLayoutEffect, useState } from "./vendor/preact-htm.js";

export const state = {
  film: null,
  failure: "",
  live: "opening", // opening, open or lost: the stream of events
  problems: [],
  jobs: [],
  marks: [],
  playhead: 0, // in frames from the start of the film
  playing: "", // "", video or frames
  shape: "wide",
  side_by_side: false,
  guides: false,
  exact: false, // one pixel of the film for each of the screen
  pane: "frame", // what a narrow screen shows
  panel: "sources", // what stands in the column at the right
  only_problems: false,
  notice: null, // {text, kind}
  helping: false,
  booth: false,
  marking: false,
  versions: {}, // how often each kind of event has come
};
const listeners = new Set();

/** Change some of the state and tell every view that reads it. */
export function change(part) {
  Object.assign(state, part);
  for (const listener of [...listeners]) listener();
}

function isSame(one, other) {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other)) return false;
  return one.length === other.length && one.every((each, n) => each === other[n]);
}

/** Return what `select` reads from the state; draw again when it changes. */
export function useStore(select) {
  const [, redraw] = useState(0);
  const value = select(state);
  useLayoutEffect(() => {
    const listener = () => {
      if (!isSame(select(state), value)) redraw((n) => n + 1);
    };
    listeners.add(listener);
    listener();
    return () => listeners.delete(listener);
  });
  return value;
}

/** Return the item of a list ordered by `start` that holds a frame; the first before all. */
function findAt(items, frame) {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (items[middle].start <= frame) low = middle;
    else high = middle - 1;
  }
  return items[low];
}

export function findScene(film, frame) {
  return film && film.scenes.length ? findAt(film.scenes, frame) : null;
}

export function findShot(film, frame) {
  const scene = findScene(film, frame);
  return scene && scene.shots.length ? findAt(scene.shots, frame) : null;
}

export function useScene() {
  return useStore((s) => findScene(s.film, s.playhead));
}

export function useShot() {
  return useStore((s) => findShot(s.film, s.playhead));
}

/** Return the width and height of a shape of the film in pixels. */
export function findSize(film, name) {
  return film.shapes.find((each) => each.name === name) || film.shapes[0];
}

/** Put the playhead on a frame, kept within the film; what plays ends. */
export function seek(frame) {
  if (!state.film) return;
  const last = Math.max(0, state.film.total - 1);
  change({ playhead: Math.max(0, Math.min(last, Math.round(frame))), playing: "" });
}

/** Let the playhead follow what plays. */
export function follow(frame) {
  change({ playhead: Math.max(0, Math.min(state.film.total - 1, frame)) });
}

export function seekToShot(step) {
  const shots = state.film.scenes.flatMap((scene) => scene.shots);
  const here = shots.indexOf(findShot(state.film, state.playhead));
  const next = shots[Math.max(0, Math.min(shots.length - 1, here + step))];
  if (next) seek(next.start);
}

let fading = 0;

/** Say something for a few seconds; `failed` for what went wrong. */
export function notify(text, kind = "done") {
  clearTimeout(fading);
  change({ notice: { text, kind } });
  fading = setTimeout(() => change({ notice: null }), kind === "failed" ? 9000 : 4000);
}

/** Open one of the views: a column on a wide screen, the whole page on a narrow one. */
export function openView(name) {
  if (name === "film" || name === "frame") change({ pane: name });
  else change({ pane: name, panel: name });
}
