// The head of the page: whose film it is, whether saves are followed, and what stands behind
// buttons.
import { html, useEffect, useState } from "./vendor/preact-htm.js";
import { keep, readKept } from "./kept.js";
import { change, openView, state, useStore } from "./store.js";
import { count } from "./times.js";

const THEMES = { auto: "As the system", light: "Light", dark: "Dark" };
const LIVE = {
  opening: "Opening the line to the studio",
  open: "Following your saves",
  lost: "The studio doesn't answer; trying again",
};

/** Have what is drawn on canvases drawn in the new colours. */
function drawAnew() {
  change({ versions: { ...state.versions, theme: (state.versions.theme || 0) + 1 } });
}

function Theme() {
  const [theme, set] = useState(readKept("theme", "auto"));
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    keep("theme", theme);
    drawAnew();
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", drawAnew);
    return () => system.removeEventListener("change", drawAnew);
  }, [theme]);
  const names = Object.keys(THEMES);
  const next = names[(names.indexOf(theme) + 1) % names.length];
  return html`<button class="quiet theme" onClick=${() => set(next)}
    title=${`Colours: ${THEMES[theme].toLowerCase()}. Press for: ${THEMES[next].toLowerCase()}.`}>
    <span class=${`disc disc-${theme}`} aria-hidden="true"></span>
    <span class="hidden">Colours: ${THEMES[theme]}</span>
  </button>`;
}

function ProblemsLine() {
  const problems = useStore((s) => s.problems);
  const tell = (severity) => problems.filter((each) => each.severity === severity).length;
  const [wrong, warned, noted] = ["error", "warning", "note"].map(tell);
  const parts = [];
  if (wrong) parts.push(count(wrong, "problem", "problems"));
  if (warned) parts.push(count(warned, "warning", "warnings"));
  if (noted) parts.push(count(noted, "remark", "remarks"));
  const text = parts.join(", ") || "No problems";
  return html`<button class=${`quiet tally ${wrong ? "tally-wrong" : ""}`}
    onClick=${() => openView("problems")}>${text}</button>`;
}

export function Masthead() {
  const [film, live, failure] = useStore((s) => [s.film, s.live, s.failure]);
  const old = film.is_current === false && "The film as it was before its problems";
  return html`<header class="masthead">
    <div class="names">
      <p class="kicker">Lantern studio</p>
      <h1 lang=${film.language}>${film.title}</h1>
    </div>
    <p class="summary">${film.summary}</p>
    <p class=${`live live-${failure || old ? "lost" : live}`}>
      <span class="lamp" aria-hidden="true"></span><span>${failure || old || LIVE[live]}</span>
    </p>
    <${ProblemsLine} />
    <button class="quiet" onClick=${() => change({ booth: true })}>Voice booth</button>
    <button class="quiet" onClick=${() => change({ helping: true })} aria-label="Keys">
      <kbd>?</kbd><span class="wide-only"> Keys</span>
    </button>
    <${Theme} />
  </header>`;
}
