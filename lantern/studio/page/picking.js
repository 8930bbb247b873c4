// What is being picked, shared by the picture and the column beside it.
import { useEffect, useState } from "./vendor/preact-htm.js";

const picked = {
  map: null, // the map under the pointer: its file, its view and its items
  map_mode: "point",
  still_mode: "focus",
  page_mode: "zoom",
  points: [],
  box: null,
  text: "",
  paste: "", // where in the file the text belongs
  rects: {},
  under: null,
  meant: "",
};
const listeners = new Set();

export function pick(part) {
  Object.assign(picked, part);
  for (const listener of [...listeners]) listener();
}

export function getPicked() {
  return picked;
}

/** Return what is picked; draw again at each change. */
export function usePicked() {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = () => redraw((n) => n + 1);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  return picked;
}

/** Return a pointer's place in a box as fractions of its width and height, kept within it. */
export function findFractions(event, element) {
  const box = element.getBoundingClientRect();
  const limit = (value) => Math.min(1, Math.max(0, value));
  return {
    x: limit((event.clientX - box.left) / box.width),
    y: limit((event.clientY - box.top) / box.height),
  };
}

/** Write a number with so many decimals at most. */
export function round(value, decimals) {
  return String(Number(value.toFixed(decimals)));
}

/** Write a rectangle in fractions as YAML. */
export function writeRectangle(rect) {
  const [x, y, w, h] = rect.map((value) => Math.max(0, value));
  const left = Number(x.toFixed(3));
  const top = Number(y.toFixed(3));
  const width = Math.min(Number(w.toFixed(3)), 1 - left); // rounding must not leave the picture
  const height = Math.min(Number(h.toFixed(3)), 1 - top);
  return `[${[left, top, width, height].map((value) => round(value, 3)).join(", ")}]`;
}
