// Making the film: what to make, the jobs under way, and what publishing would send.
import { html, useState } from "./vendor/preact-htm.js";
import { useAnswer } from "./sources.js";
import { attempt, send } from "./server.js";
import { change, useScene, useStore } from "./store.js";
import { formatLeft } from "./times.js";

const KINDS = {
  preview: "Preview: 288 lines, quick",
  draft: "Draft: 540 lines",
  render: "The film, full size",
  scene: "This scene as a draft",
};
const STATES = { waiting: "waiting", running: "running", done: "done", failed: "failed", cancelled: "cancelled" };

function Form() {
  const [film, current] = useStore((s) => [s.film, s.shape]);
  const [kind, setKind] = useState("draft");
  const [shape, setShape] = useState(current);
  const scene = useScene();
  const start = async (event) => {
    event.preventDefault();
    const wanted = { kind, shape, scene: kind === "scene" && scene ? scene.number : null };
    const answer = await attempt(() => send("/api/jobs", wanted));
    if (Array.isArray(answer)) change({ jobs: answer });
  };
  return html`<form class="render-form" onSubmit=${start}>
    <label>What <select value=${kind} onChange=${(event) => setKind(event.target.value)}>
      ${Object.entries(KINDS).map(([id, name]) => html`<option key=${id} value=${id}>${name}</option>`)}</select></label>
    <label>Shape <select value=${shape} onChange=${(event) => setShape(event.target.value)}>
      ${film.shapes.map((each) => html`<option key=${each.name} value=${each.name}>${each.name}, ${each.width} × ${each.height}</option>`)}
    </select></label>
    <button class="main" type="submit">Make it</button>
  </form>`;
}

async function cancel(job) {
  const jobs = await attempt(() => send(`/api/jobs/${encodeURIComponent(job.id)}`, {}, "DELETE"));
  if (Array.isArray(jobs)) change({ jobs });
}

async function openResult(job) {
  await attempt(() => send("/api/open", { file: job.result, line: 1, column: 1 }));
}

function Job({ job }) {
  const open = ["waiting", "running"].includes(job.state);
  const percent = Math.round(100 * (job.progress || 0));
  const title = job.title || KINDS[job.kind] || job.kind;
  return html`<li class=${`job job-${job.state}`}>
    <p class="job-head"><b>${title}</b><span class="state">${STATES[job.state] || job.state}</span></p>
    ${open && html`<progress max="100" value=${percent} aria-label=${title}></progress>
      <p class="quiet-text">${percent} % ${formatLeft(job.left)}</p>`}
    ${job.message && (open || job.state === "failed") && html`<p class="job-message">${job.message}</p>`}
    ${job.result && html`<p class="job-result">${job.result}</p>`}
    <div class="actions">
      ${open && html`<button onClick=${() => cancel(job)}>Cancel</button>`}
      ${job.state === "done" && job.result && html`<button onClick=${() => openResult(job)}>Open</button>`}
    </div>
  </li>`;
}

function Limit({ item }) {
  const over = item.limit !== null && item.limit !== undefined && item.count > item.limit;
  return html`<tr class=${over ? "over" : ""}><th scope="row">${item.field}</th>
    <td>${item.count}${item.limit ? ` of ${item.limit}` : ""}</td>
    <td>${item.limit ? html`<meter min="0" max=${item.limit} value=${Math.min(item.count, item.limit)}
      aria-label=${`${item.field}: ${item.count} of ${item.limit}`}></meter>` : ""} ${over && html`<b>${item.count - item.limit} too many</b>`}</td></tr>`;
}

function Publishing() {
  const publish = useAnswer("/api/publish");
  if (!publish || !publish.targets || !publish.targets.length) return null;
  return html`<section><h3 class="kicker">Publishing</h3>
    ${publish.targets.map(
      (target) => target.message ? html`<p key=${target.name} class="quiet-text">${target.name}: ${target.message}</p>` : html`<table key=${target.name} class="limits"><caption>${target.name}</caption>
        <tbody>${target.items.map((item) => html`<${Limit} key=${item.field} item=${item} />`)}</tbody></table>`,
    )}</section>`;
}

export function Render() {
  const jobs = useStore((s) => s.jobs);
  return html`<div class="render"><${Form} />
    <section><h3 class="kicker">Jobs</h3>
      ${jobs.length ? html`<ul class="job-list" aria-live="polite">${jobs.map((job) => html`<${Job} key=${job.id} job=${job} />`)}</ul>`
        : html`<p class="quiet-text">Nothing is being made.</p>`}</section>
    <${Publishing} /></div>`;
}
