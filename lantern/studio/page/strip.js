// The film strip: a card for each shot under its chapter and scene. Only what is on the screen is
// in the page, so two thousand scenes scroll like twenty.
import { html, useLayoutEffect, useMemo, useRef, useState } from "./vendor/preact-htm.js";
import { useThumbnail } from "./pictures.js";
import { address } from "./server.js";
import { change, openView, seek, useShot, useStore } from "./store.js";
import { count, formatLength, formatTime } from "./times.js";

const HEIGHTS = { chapter: 56, scene: 36, shot: 104 };
const BEYOND = 400; // pixels drawn above and below what is seen
const STATES = {
  ready: "ready",
  stale: "to make again",
  missing: "not made",
  speech_missing: "no speech",
};

/** Say whether a shot is made; what is to be made again says why. */
function describeState({ state, reason }) {
  if (state === "stale" && reason) return reason;
  return STATES[state];
}

/** Return the shots that have problems, and all of a scene that has one of its own. */
function findWrong(scene, problems) {
  const here = problems.filter((each) => each.scene === scene.number);
  if (here.some((each) => !each.shot)) return scene.shots;
  return scene.shots.filter((shot) => here.some((each) => each.shot === shot.place));
}

function listRows(film, problems) {
  const rows = [];
  const chapters = [...film.chapters];
  let top = 0;
  const add = (kind, key, item) => {
    rows.push({ kind, key, item, top });
    top += HEIGHTS[kind];
  };
  for (const scene of film.scenes) {
    const shots = problems ? findWrong(scene, problems) : scene.shots;
    const begun = [];
    while (chapters.length && chapters[0].start < scene.end) begun.push(chapters.shift());
    if (!shots.length) continue;
    for (const chapter of begun) add("chapter", `c${chapter.start}`, chapter);
    add("scene", `s${scene.number}`, scene);
    for (const shot of shots) add("shot", `s${scene.number}.${shot.place}`, { scene, shot });
  }
  return { rows, height: top };
}

function findSeen(rows, from, to) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].top + HEIGHTS[rows[middle].kind] < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < rows.length && rows[end].top < to) end += 1;
  return rows.slice(low, end);
}

function Thumbnail({ shot }) {
  const [shape, generation] = useStore((s) => [s.film.shapes[0].name, s.film.generation]);
  const query = { shape, frame: shot.poster, height: 144 };
  const key = address("card", { ...query, picture: shot.picture || generation });
  const place = useRef(null);
  const { src, failed } = useThumbnail(key, address("/api/frame", { ...query, generation }), place);
  if (src) return html`<img class="thumbnail" src=${src} alt="" draggable=${false} />`;
  return html`<span class="thumbnail thumbnail-empty" ref=${place}>${failed && "no picture yet"}</span>`;
}

/** Say how many problems a shot has; warnings alone are told as such. */
function Findings({ scene, shot }) {
  const problems = useStore((s) => s.problems);
  const here = problems.filter((each) => each.scene === scene && each.shot === shot);
  const wrong = here.filter((each) => each.severity === "error").length;
  if (wrong) return html`<span class="state state-wrong">${count(wrong, "problem", "problems")}</span>`;
  if (!here.length) return null;
  return html`<span class="state state-warned">${count(here.length, "warning", "warnings")}</span>`;
}

function ShotCard({ scene, shot, current, onKeyDown }) {
  const [fps, planned, lang] = useStore((s) => [s.film.fps, s.film.is_planned !== false, s.film.language]);
  const name = `${scene.number}.${shot.place}`;
  const classes = ["shot", current && "shot-current"];
  const open = () => {
    seek(shot.start);
    openView("frame");
  };
  return html`<button class=${classes.filter(Boolean).join(" ")} data-shot=${name}
    aria-current=${current ? "true" : undefined} tabindex=${current ? 0 : -1}
    onClick=${open} onKeyDown=${onKeyDown} title=${shot.reason || undefined}>
    <${Thumbnail} shot=${shot} />
    <span class="shot-text">
      <span class="shot-head">
        <b>${name}</b> <span>${shot.kind}</span>
        <span class="shot-length">${formatLength(shot.end - shot.start, fps)}</span>
      </span>
      <span class="shot-words" lang=${lang}>${shot.words || html`<i>without words</i>`}</span>
      <span class="shot-foot">
        <span class=${`state state-${planned ? shot.state : "unknown"}`}>${planned ? describeState(shot) : "being planned"}</span>
        <${Findings} scene=${scene.number} shot=${shot.place} />
        <span class="shot-way">${shot.transition}</span>
        ${shot.source_line && html`<span class="shot-source">${shot.source_line}</span>`}
      </span>
    </span>
  </button>`;
}

function Row({ row, current, onKeyDown }) {
  const [fps, lang] = useStore((s) => [s.film.fps, s.film.language]);
  const place = { transform: `translateY(${row.top}px)`, height: `${HEIGHTS[row.kind]}px` };
  if (row.kind === "chapter")
    return html`<h2 class="row row-chapter" style=${place} lang=${lang}>
      <span class="kicker">${formatTime(row.item.start, fps)}</span> ${row.item.title}</h2>`;
  if (row.kind === "scene")
    return html`<h3 class="row row-scene" style=${place} lang=${lang}>
      <span class="number">${row.item.number}</span> ${row.item.name}</h3>`;
  const { scene, shot } = row.item;
  return html`<div class="row" style=${place}>
    <${ShotCard} scene=${scene} shot=${shot} current=${current} onKeyDown=${onKeyDown} />
  </div>`;
}

function isSameShot(row, shot) {
  return row.kind === "shot" && shot && row.item.shot.start === shot.start;
}

/** Follow the scroll position and height of a box, once a frame of the screen. */
function useWindow(box) {
  const [seen, see] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    const element = box.current;
    let asked = 0;
    const look = () => {
      asked = 0;
      see({ top: element.scrollTop, height: element.clientHeight });
    };
    const ask = () => (asked = asked || requestAnimationFrame(look));
    const observer = new ResizeObserver(ask);
    observer.observe(element);
    element.addEventListener("scroll", ask, { passive: true });
    look();
    return () => {
      cancelAnimationFrame(asked);
      observer.disconnect();
      element.removeEventListener("scroll", ask);
    };
  }, []);
  return seen;
}

function scrollTo(element, row) {
  const bottom = row.top + HEIGHTS[row.kind];
  const above = row.top - HEIGHTS.scene;
  if (above < element.scrollTop) element.scrollTop = above;
  else if (bottom > element.scrollTop + element.clientHeight)
    element.scrollTop = bottom - element.clientHeight + 8;
}

export function Strip() {
  const [film, onlyProblems] = useStore((s) => [s.film, s.only_problems]);
  const problems = useStore((s) => (s.only_problems ? s.problems : null));
  const shot = useShot();
  const box = useRef(null);
  const { rows, height } = useMemo(() => listRows(film, problems), [film, problems]);
  const seen = useWindow(box);
  const here = rows.findIndex((row) => isSameShot(row, shot));
  useLayoutEffect(() => {
    if (here >= 0) scrollTo(box.current, rows[here]);
  }, [shot && shot.start, onlyProblems]);

  const onKeyDown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    let next = here + step;
    while (rows[next] && rows[next].kind !== "shot") next += step;
    if (!rows[next]) return;
    seek(rows[next].item.shot.start);
    requestAnimationFrame(() => focusCurrent(box.current));
  };
  const drawn = findSeen(rows, seen.top - BEYOND, seen.top + seen.height + BEYOND);
  return html`<div class="strip">
    <div class="strip-head">
      <label class="tick"><input type="checkbox" checked=${onlyProblems}
        onChange=${(event) => change({ only_problems: event.target.checked })} />
        With problems</label>
      <span class="quiet-text">${count(film.scenes.length, "scene", "scenes")}</span>
    </div>
    <div class="strip-rows" ref=${box} tabindex=${here < 0 ? 0 : -1}>
      ${!rows.length && html`<p class="empty">No shot has a problem.</p>`}
      <div class="strip-height" style=${{ height: `${height}px` }}>
        ${drawn.map(
          (row) => html`<${Row} key=${row.key} row=${row} current=${isSameShot(row, shot)}
            onKeyDown=${onKeyDown} />`,
        )}
      </div>
    </div>
  </div>`;
}

function focusCurrent(element) {
  const card = element && element.querySelector(".shot-current");
  if (card) card.focus({ preventScroll: true });
}
