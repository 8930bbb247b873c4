// The page: masthead, film strip, frame and time, and the column of the other views.
import { html, render, useEffect, useState } from "./vendor/preact-htm.js";
import { Booth } from "./booth.js";
import { Frame } from "./frame.js";
import { GuideLegend } from "./guides.js";
import { Help, listenToKeys } from "./keys.js";
import { MarkForm, Marks } from "./marks.js";
import { Masthead } from "./masthead.js";
import { Pick } from "./pick.js";
import { Problems } from "./problems.js";
import { Render } from "./render.js";
import { Sources } from "./sources.js";
import { Strip } from "./strip.js";
import { Time } from "./time.js";
import { useFilmType } from "./type.js";
import { listen, loadAll } from "./server.js";
import { openView, useStore } from "./store.js";

const PANELS = {
  sources: { name: "Sources", view: Sources },
  problems: { name: "Problems", view: Problems },
  pick: { name: "Pick", view: Pick },
  render: { name: "Render", view: Render },
  marks: { name: "Marks", view: Marks },
};
const NARROW = { film: "Film", frame: "Frame" };
const WIDE = "(min-width: 62em)";

function useWide() {
  const [wide, set] = useState(matchMedia(WIDE).matches);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const listener = () => set(query.matches);
    query.addEventListener("change", listener);
    return () => query.removeEventListener("change", listener);
  }, []);
  return wide;
}

/** Scroll the tabs to one of them. The browser's own scrolling would move where Tab begins, too. */
function showTab(tab) {
  const list = tab.parentElement;
  const last = tab.offsetLeft + tab.offsetWidth - list.clientWidth;
  list.scrollLeft = Math.max(last, Math.min(tab.offsetLeft, list.scrollLeft));
}

function Tabs({ names, current }) {
  const problems = useStore((s) => s.problems.filter((each) => each.severity !== "note").length);
  const ids = Object.keys(names);
  useEffect(() => showTab(document.getElementById(`tab-${current}`)), [current]);
  const onKeyDown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.shiftKey) return; // with Shift the playhead goes a second
    event.preventDefault();
    event.stopPropagation();
    const next = ids[(ids.indexOf(current) + step + ids.length) % ids.length];
    openView(next);
    document.getElementById(`tab-${next}`).focus();
  };
  return html`<div class="tabs" role="tablist" aria-label="Views" onKeyDown=${onKeyDown}>
    ${ids.map(
      (id) => html`<button key=${id} id=${`tab-${id}`} role="tab" class="tab"
        aria-selected=${id === current} aria-controls="view"
        tabindex=${id === current ? 0 : -1} onClick=${() => openView(id)}>
        ${names[id]}${id === "problems" && problems > 0 && html`<span class="count">${problems}</span>`}
      </button>`,
    )}
  </div>`;
}

function nameOf(id) {
  return PANELS[id] ? PANELS[id].name : NARROW[id];
}

function listNames(ids) {
  return Object.fromEntries(ids.map((id) => [id, nameOf(id)]));
}

function WidePage() {
  const panel = useStore((s) => s.panel);
  const View = PANELS[panel].view;
  return html`<div class=${`desk desk-${panel}`}>
    <nav class="strip-column" aria-label="Film strip"><${Strip} /></nav>
    <main class="stage-column"><${Frame} picking=${panel === "pick"} /><${GuideLegend} /><${Time} /></main>
    <aside class="panel-column" aria-label="Views">
      <${Tabs} names=${listNames(Object.keys(PANELS))} current=${panel} />
      <div class="panel" role="tabpanel" id="view" aria-labelledby=${`tab-${panel}`} tabindex="0">
        <${View} />
      </div>
    </aside>
  </div>`;
}

function NarrowPage() {
  const pane = useStore((s) => s.pane);
  const View = PANELS[pane] && PANELS[pane].view;
  const names = listNames([...Object.keys(NARROW), ...Object.keys(PANELS)]);
  return html`<main class="desk desk-narrow">
    <div class=${`panel panel-${pane}`} role="tabpanel" id="view" aria-labelledby=${`tab-${pane}`}>
      ${pane === "film" && html`<${Strip} />`}
      ${pane === "frame" && html`<${Frame} /><${GuideLegend} /><${Time} />`}
      ${pane === "pick" && html`<${Frame} picking=${true} />`}
      ${View && html`<${View} />`}
    </div>
    <${Tabs} names=${names} current=${pane} />
  </main>`;
}

function Notice() {
  const notice = useStore((s) => s.notice);
  return html`<div class="notices" role="status" aria-live="polite">
    ${notice && html`<p class=${`notice notice-${notice.kind}`}>${notice.text}</p>`}
  </div>`;
}

function Opening({ failure }) {
  if (!failure) return html`<p class="opening">Opening the film …</p>`;
  return html`<main class="opening"><h1>The film can't be shown yet</h1><p>${failure}</p>
    <p>Mend it in your editor: this page follows each save.</p><${Problems} /></main>`;
}

function Page() {
  const wide = useWide();
  const [film, failure] = useStore((s) => [s.film, s.failure]);
  useFilmType();
  const [helping, booth, marking] = useStore((s) => [s.helping, s.booth, s.marking]);
  useEffect(() => {
    loadAll();
    listen();
    listenToKeys();
  }, []);
  if (!film || !film.total) {
    const told = failure || (film && "None of it could be laid out so far.");
    return html`<${Opening} failure=${told} /><${Notice} />`;
  }
  return html`<${Masthead} />
    ${wide ? html`<${WidePage} />` : html`<${NarrowPage} />`}
    ${helping && html`<${Help} />`} ${booth && html`<${Booth} />`}
    ${marking && html`<${MarkForm} />`}
    <${Notice} />`;
}

const studio = document.getElementById("studio");
studio.textContent = "";
render(html`<${Page} />`, studio);
