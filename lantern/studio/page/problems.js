// What check finds, as it stands after the last save.
import { html } from "./vendor/preact-htm.js";
import { formatPlace, openPlace, shorten } from "./places.js";
import { seek, state, useStore } from "./store.js";
import { count } from "./times.js";

const NAMES = { error: "Problem", warning: "Warning", note: "Remark" };
const RANKS = Object.keys(NAMES);

function findStart(problem) {
  const scene = state.film && state.film.scenes.find((each) => each.number === problem.scene);
  const shot = scene && scene.shots[problem.shot - 1];
  return shot || scene;
}

function Problem({ problem }) {
  const where = findStart(problem);
  const place = formatPlace({ ...problem, file: shorten(problem.file) });
  return html`<li class=${`problem problem-${problem.severity}`}>
    <p class="problem-head"><span class="kicker">${NAMES[problem.severity] || problem.severity}</span>
      ${where && html`<button class="link" onClick=${() => seek(where.start)}>
        scene ${problem.scene}${problem.shot ? `, shot ${problem.shot}` : ""}</button>`}</p>
    <p class="problem-text">${problem.message}</p>
    ${problem.cure && html`<p class="cure">${problem.cure}</p>`}
    ${place && html`<button class="place" onClick=${() => openPlace(problem)}
      title="Open in the editor">${place}</button>`}
  </li>`;
}

function sortBySeverity(problems) {
  const rank = (problem) => RANKS.indexOf(problem.severity);
  return [...problems].sort((one, other) => rank(one) - rank(other));
}

export function Problems() {
  const problems = useStore((s) => s.problems);
  if (!problems.length)
    return html`<div class="empty"><h2>No problems</h2>
      <p>The film is checked again at each save.</p></div>`;
  return html`<div class="problems">
    <p class="quiet-text" role="status">${count(problems.length, "finding", "findings")}; the film is checked again at each save.</p>
    <ul class="problem-list">${sortBySeverity(problems).map(
      (each, n) => html`<${Problem} key=${`${formatPlace(each)}${n}`} problem=${each} />`,
    )}</ul>
  </div>`;
}
