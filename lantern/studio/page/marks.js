// Remarks at a time of the film, set by a key and kept in marks.yml.
import { html, useLayoutEffect, useRef } from "./vendor/preact-htm.js";
import { Dialog } from "./dialog.js";
import { openPlace, shorten } from "./places.js";
import { attempt, send } from "./server.js";
import { change, findShot, notify, seek, state, useStore } from "./store.js";
import { formatClock } from "./times.js";

/** Begin a remark at the playhead. */
export function beginMark() {
  change({ marking: true, playing: "" });
}

export function MarkForm() {
  const [film, frame] = useStore((s) => [s.film, s.playhead]);
  const shot = findShot(film, frame);
  const box = useRef(null);
  useLayoutEffect(() => box.current.focus(), []);
  const close = () => change({ marking: false });
  const save = async (event) => {
    event.preventDefault();
    const text = box.current.value.trim();
    if (!text) return;
    const marks = await attempt(() => send("/api/marks", { frame, text }));
    if (marks === undefined) return;
    if (Array.isArray(marks)) change({ marks });
    change({ marking: false });
    notify("Kept in marks.yml");
  };
  return html`<${Dialog} title=${`A remark at ${formatClock(frame, film.fps)}`} close=${close} kind="small">
    <form class="mark-form" onSubmit=${save}>
      <label>${shot ? `“${shot.words.slice(0, 80)}”` : "Your remark"}
        <textarea ref=${box} rows="3" maxlength="500"
          onKeyDown=${(event) => event.key === "Enter" && !event.shiftKey && save(event)}></textarea></label>
      <div class="actions"><button class="main" type="submit">Keep it</button>
        <button type="button" class="quiet" onClick=${close}>Cancel</button></div>
    </form><//>`;
}

function Mark({ mark, fps }) {
  const placed = mark.frame !== null && mark.frame < state.film.total;
  return html`<li class="mark">
    ${placed ? html`<button class="link clock" onClick=${() => seek(mark.frame)}>${formatClock(mark.frame, fps)}</button>`
      : html`<span class="quiet-text">gone</span>`}
    <p>${mark.text}${mark.line > 0 && html` <button class="link mark-place" onClick=${() => openPlace(mark)}>${shorten(mark.file)}:${mark.line}</button>`}</p></li>`;
}

export function Marks() {
  const [marks, fps] = useStore((s) => [s.marks, s.film.fps]);
  const sorted = [...marks].sort((one, other) => one.frame - other.frame);
  return html`<div class="marks">
    <div class="actions"><button class="main" onClick=${beginMark}>Remark at the playhead</button>
      <span class="quiet-text">or press <kbd>m</kbd></span></div>
    ${sorted.length ? html`<ul class="mark-list">${sorted.map(
        (mark) => html`<${Mark} key=${mark.id || mark.frame} mark=${mark} fps=${fps} />`)}</ul>`
      : html`<p class="empty">No remarks yet. They are kept in marks.yml beside the film, and check shows them as notes.</p>`}
  </div>`;
}
