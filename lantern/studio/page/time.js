// The scene at the playhead along its time: words under the waveform, captions, cuts, music.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./vendor/preact-htm.js";
import { openPlace } from "./places.js";
import { address, ask } from "./server.js";
import { seek, state, useScene, useStore } from "./store.js";
import { formatClock, formatLength } from "./times.js";
import { drawTime } from "./time_canvas.js";

const WAVE = { top: 26, height: 56 };
const MUSIC = { top: 224, height: 48 };
const READABLE = 108; // pixels for a second, at which words can be read
const MOST = 1200;
const LEAST = 9; // pixels for a word or a caption on the average, below which none is drawn

const measuring = document.createElement("canvas").getContext("2d");

/** Return each word with the row it stands in, from 0 to 2; -1 for one that has no room in any. */
function layWords(words, scene, scale) {
  measuring.font = "400 15px 'Source Serif', serif";
  const ends = [0, 0, 0];
  return words.map((word) => {
    const left = (word.start - scene.start) * scale;
    const width = measuring.measureText(word.text).width + 6;
    const row = ends.findIndex((end) => end <= left + 1);
    if (row >= 0) ends[row] = left + width;
    return { word, row, width };
  });
}

/** Return {time, peaks} of a scene, asked for again when the film has changed. */
function useTime(scene) {
  const [found, set] = useState({ number: 0, time: null, peaks: null });
  const generation = useStore((s) => s.film.generation);
  const version = useStore((s) => s.versions.plan || 0);
  const made = useStore((s) => s.jobs.filter((each) => each.state === "done").length); // a mix, perhaps
  const number = scene ? scene.number : 0;
  useEffect(() => {
    const controller = new AbortController();
    loadTime(number, generation, controller.signal)
      .then((loaded) => set({ number, ...loaded }))
      .catch(() => undefined); // asked again at the next save
    return () => controller.abort();
  }, [number, generation, version, made]);
  return found.number === number ? found : { number, time: null, peaks: null };
}

async function loadTime(scene, generation, signal) {
  const query = { scene, generation };
  const [time, answer] = await Promise.all([
    ask("/api/time", query, signal),
    fetch(address("/api/waveform", query), { signal }),
  ]);
  const peaks = answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null;
  return { time, peaks };
}

function useWidth(box) {
  const [width, set] = useState(0);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => set(entry.contentRect.width));
    observer.observe(box.current);
    set(box.current.clientWidth);
    return () => observer.disconnect();
  }, []);
  return width;
}

function Block({ item, scene, scale, kind, children, title }) {
  const style = {
    left: `${(item.start - scene.start) * scale}px`,
    width: `${Math.max(2, (item.end - item.start) * scale - 2)}px`,
  };
  return html`<button class=${`block block-${kind}`} style=${style} tabindex="-1" title=${title} lang=${state.film.language}
    onClick=${() => seek(item.start)}>${children}</button>`;
}

function Word({ word, row, width, scene, scale }) {
  const left = `${(word.start - scene.start) * scale}px`;
  const style = { left, width: `${row < 0 ? 3 : width}px` };
  return html`<button class=${`block block-word row-${row}`} style=${style} tabindex="-1" title=${word.text} lang=${state.film.language}
    onClick=${() => seek(word.start)}>${word.text}</button>`;
}

/** Return what of a scene is seen, and as much at either side. */
function listSeen(items, { scene, scale, left, width }) {
  const first = scene.start + (left - width) / scale;
  const last = scene.start + (left + 2 * width) / scale;
  return items.filter((each) => each.end >= first && each.start <= last);
}

/** Tell whether so many things are too many to be told apart. */
function isCrowded(items, { scene, scale }) {
  return items.length > 0 && ((scene.end - scene.start) * scale) / items.length < LEAST;
}

function Captions({ captions, scene, scale, fps }) {
  return captions.map((caption) => {
    const length = formatLength(caption.end - caption.start, fps);
    const kind = caption.too_fast ? "caption block-fast" : "caption";
    const title = `${caption.text} (${length}${caption.too_fast ? ", too fast to read" : ""})`;
    return html`<${Block} key=${caption.start} kind=${kind} ...${{ item: caption, scene, scale, title }}>
      ${caption.too_fast && html`<b class="fast">too fast</b> `}${caption.text}<//>`;
  });
}

function Cuts({ cuts, scene, scale }) {
  return cuts.map((cut) => {
    const left = `${(cut.frame - scene.start) * scale}px`;
    const words = cut.words ? `at: "${cut.words}"` : "a cut";
    const open = () => {
      seek(cut.frame);
      openPlace(cut);
    };
    return html`<button key=${cut.frame} class="cut" style=${{ left }} onClick=${open}
      title=${`${words}, ${cut.file}:${cut.line}. Press to open the line.`}>
      <span class="cut-line">line ${cut.line}</span><span class="hidden"> ${words}</span>
    </button>`;
  });
}

function describeLevel(level) {
  if (level === 0) return "as loud as the voice";
  return `${Math.abs(level)} LU ${level < 0 ? "below" : "above"} the voice`;
}

/** Name the sections of the music where they begin, or where what is seen of them does; and its cues. */
function Music({ music, scene, scale, left }) {
  const place = (frame) => `${Math.max((frame - scene.start) * scale, left)}px`;
  return html`<div class="lane lane-music">
    ${music.sections.map((each) => html`<span key=${each.start} class="music" style=${{ left: place(each.start) }}>
      ${music.is_mixed ? "Music" : "Music, not mixed yet"}: ${each.name}; ${describeLevel(each.level)}</span>`)}
    ${music.cues.map((cue) => html`<span key=${cue.kind} class=${`music-cue music-${cue.kind}`} title=${`${cue.kind}: "${cue.words}"`}
      style=${{ left: `${(cue.start - scene.start) * scale}px`, width: `${(cue.end - cue.start) * scale}px` }}>${cue.kind}</span>`)}
  </div>`;
}

function Playhead({ scene, scale }) {
  const [frame, fps] = useStore((s) => [s.playhead, s.film.fps]);
  const left = `${(frame - scene.start) * scale}px`;
  return html`<div class="playhead" style=${{ transform: `translateX(${left})` }} aria-hidden="true">
    <span>${formatClock(frame, fps)}</span></div>`;
}

function Track({ time, peaks, scene, scale, box, width }) {
  const canvas = useRef(null);
  const fps = useStore((s) => s.film.fps);
  const theme = useStore((s) => s.versions.theme || 0);
  const [left, scrolled] = useState(0);
  const long = Math.max(width, (scene.end - scene.start) * scale);
  const from = time && time.take_start !== undefined && time.take_start !== null ? time.take_start : scene.start;
  useLayoutEffect(() => {
    const element = box.current;
    const look = () => scrolled(element.scrollLeft);
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, []);
  useLayoutEffect(() => {
    const what = { peaks, from, scene, fps, scale, left, wave: WAVE, music: MUSIC };
    drawTime(canvas.current, { ...what, lane: time && time.music });
  }, [time, peaks, scene, scale, left, width, theme]);
  const seen = { scene, scale, left, width };
  const isDense = time && isCrowded(time.words, seen);
  const laid = useMemo(() => (time && !isDense ? layWords(time.words, scene, scale) : []), [time, scene, scale]);
  const words = laid.filter((each) => listSeen([each.word], seen).length);
  const captions = time && !isCrowded(time.captions, seen) ? listSeen(time.captions, seen) : [];
  const point = (event) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    seek(Math.min(scene.end - 1, scene.start + Math.floor(x / scale)));
  };
  const scrub = (event) => event.buttons === 1 && point(event);
  return html`<div class="track" style=${{ width: `${long}px` }}>
    <canvas ref=${canvas} style=${{ transform: `translateX(${left}px)` }} aria-hidden="true"></canvas>
    <div class="track-scrub" onPointerDown=${point} onPointerMove=${scrub}></div>
    ${time && !time.words.length && html`<p class="lane lane-silence">Nobody speaks in this scene.</p>`}
    ${time && html`<div class="lane lane-words">
      ${isDense && html`<p class="lane-silence">Zoom in to read the words.</p>`}
      ${words.map((each) => html`<${Word} key=${each.word.start} ...${each} scene=${scene} scale=${scale} />`)}</div>
      <div class="lane lane-captions"><${Captions} captions=${captions} ...${{ scene, scale, fps }} /></div>
      <div class="lane lane-cuts"><${Cuts} cuts=${time.cuts} ...${{ scene, scale }} /></div>
      ${time.music && html`<${Music} music=${time.music} ...${{ scene, scale, left }} />`}`}
    <${Playhead} scene=${scene} scale=${scale} />
  </div>`;
}

/** Keep the playhead in sight while it moves. */
function useFollow(box, scene, scale) {
  const frame = useStore((s) => s.playhead);
  useEffect(() => {
    const element = box.current;
    if (!element || !scene) return;
    const x = (frame - scene.start) * scale;
    const seen = x - element.scrollLeft;
    if (seen < 24 || seen > element.clientWidth - 48) element.scrollLeft = x - element.clientWidth / 3;
  }, [frame, scale]);
}

export function Time() {
  const scene = useScene();
  const box = useRef(null);
  const width = useWidth(box);
  const { time, peaks } = useTime(scene);
  const fps = useStore((s) => s.film.fps);
  const [zoom, setZoom] = useState(0); // pixels for a second; 0 is what can be read
  const length = scene ? scene.end - scene.start : 1;
  const fit = (width - 8) / length;
  const chosen = zoom === -1 ? fit : (zoom || READABLE) / fps;
  const scale = Math.max(fit, chosen);
  useFollow(box, scene, scale);
  const change = (factor) => setZoom(Math.min(MOST, Math.max(fit * fps, scale * fps * factor)));
  useEffect(() => {
    const zoomed = (event) => (event.detail === 0 ? setZoom(-1) : change(event.detail));
    document.addEventListener("zoom-time", zoomed);
    return () => document.removeEventListener("zoom-time", zoomed);
  });
  const onWheel = (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    change(event.deltaY < 0 ? 1.25 : 0.8);
  };
  return html`<section class="time" aria-label="Time">
    <div class="time-head">
      <p class="kicker">Time</p>
      <span class="quiet-text">${scene && summarise(time, scene, fps)}</span>
      <div class="buttons" role="group" aria-label="Zoom">
        <button onClick=${() => change(0.67)} aria-label="Zoom out">−</button>
        <button onClick=${() => setZoom(-1)} title="The whole scene (f)">Fit</button>
        <button onClick=${() => change(1.5)} aria-label="Zoom in">+</button>
      </div>
    </div>
    <div class="time-box" ref=${box} onWheel=${onWheel} tabindex="0" role="group"
      aria-label=${scene ? `Scene ${scene.number} along its time` : "Time"}>
      ${scene && html`<${Track} ...${{ time, peaks, scene, scale, box, width }} />`}
    </div>
  </section>`;
}

function summarise(time, scene, fps) {
  const length = formatLength(scene.end - scene.start, fps);
  if (!time) return length;
  const fast = time.captions.filter((each) => each.too_fast).length;
  const told = time.words.length ? `${time.words.length} words` : "nobody speaks";
  const slow = fast ? `, ${fast} ${fast === 1 ? "caption" : "captions"} too fast` : "";
  const points = time.music ? time.music.points : [];
  const down = Math.max(0, ...points.map((each) => each.down));
  const music = down ? `, music down by ${down.toFixed(0)} dB` : "";
  return `${length}, ${told}${slow}${music}`;
}

/** Ask the time view to zoom: a factor, or 0 for the whole scene. */
export function zoomTime(factor) {
  if (state.film) document.dispatchEvent(new CustomEvent("zoom-time", { detail: factor }));
}
