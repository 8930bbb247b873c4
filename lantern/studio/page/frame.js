// The frame at the playhead, by the painter that the encoder uses, and what moves the playhead.
import { html } from "./vendor/preact-htm.js";
import { PickStage } from "./pick.js";
import { toggle } from "./player.js";
import { SHAPE_NAMES, Stage } from "./stage.js";
import { change, findSize, seek, useScene, useShot, useStore } from "./store.js";
import { formatClock, formatTime } from "./times.js";

function Stages() {
  const [film, name, sideBySide] = useStore((s) => [s.film, s.shape, s.side_by_side]);
  if (!sideBySide) return html`<${Stage} key=${name} shape=${findSize(film, name)} />`;
  const sum = film.shapes.reduce((ratios, each) => ratios + each.width / each.height, 0);
  return html`<div class="stages" style=${{ "--sum": sum }}>
    ${film.shapes.map((shape) => html`<${Stage} key=${shape.name} shape=${shape} />`)}
  </div>`;
}

function ShapeButtons() {
  const [film, name, sideBySide] = useStore((s) => [s.film, s.shape, s.side_by_side]);
  return html`<div class="buttons" role="group" aria-label="Shape">
    ${film.shapes.map(
      (shape) => html`<button key=${shape.name} aria-pressed=${!sideBySide && shape.name === name}
        onClick=${() => change({ shape: shape.name, side_by_side: false })}>
        ${SHAPE_NAMES[shape.name] || shape.name}</button>`,
    )}
    ${film.shapes.length > 1 && html`<button aria-pressed=${sideBySide}
      onClick=${() => change({ side_by_side: !sideBySide })}>All</button>`}
  </div>`;
}

function Toggles() {
  const [guides, exact] = useStore((s) => [s.guides, s.exact]);
  return html`<div class="buttons" role="group" aria-label="Show">
    <button aria-pressed=${guides} onClick=${() => change({ guides: !guides })}
      title="Safe area, bands and the platforms' buttons (g)">Guides</button>
    <button aria-pressed=${exact} onClick=${() => change({ exact: !exact })}
      title="The film's own pixels, one for one (x)">Pixels</button>
  </div>`;
}

function Chapters({ film }) {
  return film.chapters.map((chapter) => {
    const left = `${(100 * chapter.start) / Math.max(1, film.total - 1)}%`;
    return html`<i key=${chapter.start} class="chapter-tick" style=${{ left }}></i>`;
  });
}

function MarkTicks({ film }) {
  const marks = useStore((s) => s.marks);
  return marks.filter((mark) => mark.frame !== null).map((mark) => {
    const left = `${(100 * mark.frame) / Math.max(1, film.total - 1)}%`;
    return html`<i key=${mark.id} class="mark-tick" style=${{ left }}></i>`;
  });
}

function Scrubber() {
  const [film, frame] = useStore((s) => [s.film, s.playhead]);
  return html`<div class="scrubber">
    <div class="scrubber-ticks" aria-hidden="true">
      <${Chapters} film=${film} /><${MarkTicks} film=${film} />
    </div>
    <input type="range" min="0" max=${Math.max(0, film.total - 1)} value=${frame} step="1"
      aria-label="Playhead" aria-valuetext=${formatClock(frame, film.fps)} onInput=${(event) => seek(Number(event.target.value))} />
  </div>`;
}

function Transport() {
  const [film, frame, playing] = useStore((s) => [s.film, s.playhead, s.playing]);
  return html`<div class="transport">
    <button class="play" onClick=${toggle} aria-label=${playing ? "Pause" : "Play"}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        ${playing ? html`<path d="M4 3h4v14H4zM12 3h4v14h-4z" />` : html`<path d="M5 2.5 17 10 5 17.5z" />`}
      </svg>
    </button>
    <button class="quiet step" onClick=${() => seek(frame - 1)} aria-label="One frame back">‹</button>
    <button class="quiet step" onClick=${() => seek(frame + 1)} aria-label="One frame on">›</button>
    <output class="clock"><b>${formatClock(frame, film.fps)}</b>
      <span> of ${formatTime(film.total, film.fps)}</span></output>
    ${playing === "frames" && html`<span class="quiet-text">frame by frame, until the preview is made</span>`}
  </div>`;
}

function Where() {
  const scene = useScene();
  const shot = useShot();
  if (!scene) return html`<p class="where"></p>`;
  return html`<p class="where"><span class="kicker">Scene ${scene.number}${shot ? `, shot ${shot.place}` : ""}</span>
    <b>${scene.name}</b></p>`;
}

/** Show the frame and what moves the playhead; `picking` puts the picker in the frame's place. */
export function Frame({ picking }) {
  const exact = useStore((s) => s.exact);
  return html`<section class=${`frame ${exact ? "frame-exact" : ""}`} aria-label="Frame">
    <div class="frame-head"><${Where} /><${ShapeButtons} /><${Toggles} /></div>
    <div class="frame-body">${picking ? html`<${PickStage} />` : html`<${Stages} />`}</div>
    <${Scrubber} /><${Transport} />
  </section>`;
}
