// Painted frames as the server sends them. Small ones wait their turn, the newest first, so that
// the frame at the playhead never stands behind a strip that is scrolled by.
import { useEffect, useLayoutEffect, useState } from "./vendor/preact-htm.js";

const KEPT_BYTES = 96e6;
const KEPT_FRAMES = 60;
const AT_ONCE = 2;
const AGAIN_MS = 500;
const TRIES = 20;
const kept = new Map();
const frames = new Map();
const waiting = [];
let running = 0;
let bytes = 0;

function keep(key, picture) {
  kept.set(key, picture);
  bytes += picture.size;
  for (const [oldest, old] of kept) {
    if (bytes <= KEPT_BYTES || oldest === key) return;
    kept.delete(oldest);
    bytes -= old.size;
    URL.revokeObjectURL(old.src);
  }
}

function find(key) {
  const picture = kept.get(key);
  if (!picture) return null;
  kept.delete(key); // the last used is the last to go
  kept.set(key, picture);
  return picture.src;
}

/** Fetch a picture; returns the address of its bytes in this page. */
export async function fetchPicture(url, signal, key = url) {
  const known = find(key);
  if (known) return known;
  const response = await fetch(url, { signal });
  if (response.status === 200) {
    const blob = await response.blob();
    const src = URL.createObjectURL(blob);
    keep(key, { src, size: blob.size });
    return src;
  }
  let message = "";
  try {
    message = (await response.json()).message || "";
  } catch {
    // A refusal without words: the status is told below.
  }
  const failure = new Error(message || `the painter answered ${response.status}`);
  failure.retry = response.status === 503; // newer ones came first
  failure.old = response.status === 409; // the film has changed: another address follows
  throw failure;
}

/**
 * Load the picture at the playhead; returns its address. The browser's own loader has it on the
 * screen 12 ms before one that is fetched; what fails is fetched for the words of the refusal.
 */
async function loadFrame(url) {
  const frame = frames.get(url) || new Image();
  frames.delete(url);
  try {
    if (!frame.src) frame.src = url;
    await frame.decode();
  } catch {
    return fetchPicture(url);
  }
  frames.set(url, frame); // the browser shows it again without a question
  for (const oldest of frames.keys()) {
    if (frames.size <= KEPT_FRAMES) break;
    frames.delete(oldest);
  }
  return url;
}

/** Take out the picture that is highest on the screen; of those that aren't on it, the newest. */
function takeNext() {
  let best = waiting.length - 1;
  let highest = Infinity;
  waiting.forEach(({ place }, n) => {
    const box = place.current && place.current.getBoundingClientRect();
    if (!box || box.bottom < 0 || box.top > innerHeight || box.top >= highest) return;
    best = n;
    highest = box.top;
  });
  return waiting.splice(best, 1)[0];
}

async function runNext() {
  if (running >= AT_ONCE || !waiting.length) return;
  const { key, url, controller, answer } = takeNext();
  running += 1;
  try {
    answer(await fetchPicture(url, controller.signal, key), null);
  } catch (failure) {
    if (failure.name !== "AbortError") answer(null, failure);
  }
  running -= 1;
  runNext();
}

function queue(key, url, place, answer) {
  const request = { key, url, place, answer, controller: new AbortController() };
  waiting.push(request);
  runNext();
  return () => {
    request.controller.abort();
    const place = waiting.indexOf(request);
    if (place >= 0) waiting.splice(place, 1);
  };
}

/**
 * Return {src, failed} of a small picture; the one before stays until the new one is there. It is
 * kept under `key`, which changes with its pixels and not with every save. `place` refers to the
 * element it is shown in.
 */
export function useThumbnail(key, url, place) {
  const [shown, show] = useState({ src: find(key), failed: "" });
  const wanted = kept.has(key) ? key : url; // an address of a film that has changed is asked anew
  useEffect(() => {
    const known = find(key);
    if (known) {
      show((before) => (before.src === known ? before : { src: known, failed: "" }));
      return undefined;
    }
    let cancel = () => undefined;
    let timer = 0;
    let tries = 0;
    const start = () => {
      cancel = queue(key, url, place, (src, failure) => {
        if (src) show({ src, failed: "" });
        else if (failure.retry && (tries += 1) < TRIES) timer = setTimeout(start, AGAIN_MS);
        else if (!failure.old) show((before) => ({ src: before.src, failed: failure.message }));
      });
    };
    start();
    return () => {
      clearTimeout(timer);
      cancel();
    };
  }, [key, wanted]);
  return shown;
}

/**
 * Return {src, url, busy, failed} of the picture at the playhead. One request is under way at a
 * time and the newest wish follows it, so a playhead that is dragged always shows something.
 */
export function useStagePicture(url) {
  const [shown, show] = useState({ src: null, url, busy: false, failed: "" });
  const [lane] = useState({ wanted: "", under_way: "", timer: 0 });
  // before the screen is drawn: an effect after it asks 10 ms later
  useLayoutEffect(() => {
    lane.wanted = url;
    clearTimeout(lane.timer);
    pump(lane, show);
  }, [url]);
  useEffect(() => () => clearTimeout(lane.timer), []);
  return shown;
}

async function pump(lane, show) {
  if (lane.under_way || !lane.wanted) return;
  const url = lane.wanted;
  lane.under_way = url;
  show((before) => ({ ...before, busy: !frames.has(url) }));
  try {
    const src = await loadFrame(url);
    lane.wanted = lane.wanted === url ? "" : lane.wanted;
    show({ src, url, busy: false, failed: "" });
  } catch (failure) {
    if (lane.wanted === url) waitOrTell(lane, show, failure);
  }
  lane.under_way = "";
  if (lane.wanted && lane.wanted !== url) pump(lane, show);
}

function waitOrTell(lane, show, failure) {
  if (failure.retry) {
    lane.timer = setTimeout(() => pump(lane, show), AGAIN_MS);
    return;
  }
  lane.wanted = "";
  const failed = failure.old ? "" : failure.message;
  show((before) => ({ ...before, busy: Boolean(failure.old), failed }));
}
