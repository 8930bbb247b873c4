// What the film rests on: narration beside its paragraphs, what is told and what is left out.
import { html, useEffect, useState } from "./vendor/preact-htm.js";
import { openPlace, shorten } from "./places.js";
import { ask } from "./server.js";
import { seek, state, useScene, useStore } from "./store.js";
import { count } from "./times.js";

const STATES = { told: "told", omitted: "left out", untold: "not mentioned" };

/** Ask for something again whenever the film has changed; undefined before, null if there is none. */
export function useAnswer(path, query) {
  const [answer, set] = useState(undefined);
  const generation = useStore((s) => s.film.generation);
  const asked = JSON.stringify(query || {});
  useEffect(() => {
    const controller = new AbortController();
    ask(path, query, controller.signal)
      .then(set)
      .catch((failure) => failure.name === "AbortError" || set(null));
    return () => controller.abort();
  }, [path, asked, generation]);
  return answer;
}

function goTo(number) {
  const scene = state.film.scenes.find((each) => each.number === number);
  if (scene) seek(scene.start);
}

/** Go from paragraph to paragraph with the arrows: all of them are one stop of the Tab key. */
function step(event) {
  const by = { ArrowRight: "nextElementSibling", ArrowLeft: "previousElementSibling" }[event.key];
  if (!by || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.target[by]) event.target[by].focus();
}

function Coverage({ blocks, chosen, choose }) {
  const told = blocks.filter((block) => block.state === "told").length;
  const omitted = blocks.filter((block) => block.state === "omitted").length;
  const rest = blocks.length - told - omitted;
  return html`<div class="coverage">
    <div class="coverage-bar" role="group" aria-label="Paragraphs of the article" onKeyDown=${step}>
      ${blocks.map(
        (block) => html`<button key=${block.number} class=${`cell cell-${block.state}`}
          aria-pressed=${chosen === block.number} tabindex=${block.number === (chosen || blocks[0].number) ? 0 : -1} onClick=${() => choose(block.number)}
          aria-label=${`Paragraph ${block.number}, ${STATES[block.state]}`}
          title=${`Paragraph ${block.number}: ${STATES[block.state]}`}></button>`,
      )}
    </div>
    <p class="legend"><span class="key key-told"></span>${told} told
      <span class="key key-omitted"></span>${omitted} left out
      <span class="key key-untold"></span>${rest} not mentioned</p>
  </div>`;
}

function Paragraph({ block }) {
  return html`<article class=${`paragraph paragraph-${block.state}`} id=${`block-${block.number}`}>
    <h4><span class="number">¶ ${block.number}</span> ${STATES[block.state]}
      ${block.scenes.length > 0 && html`<span> in scene${block.scenes.length > 1 ? "s" : ""} ${block.scenes.map(
        (number) => html`<button key=${number} class="link" onClick=${() => goTo(number)}>${number}</button> `,
      )}</span>`}</h4>
    <p>${block.text}</p>
    ${block.why && html`<p class="why">Why: ${block.why}</p>`}
  </article>`;
}

function Narration({ scene, text, blocks, isBased }) {
  return html`<div class="beside">
    <section class="narration"><h3 class="kicker">Scene ${scene.number} says</h3>
      ${text ? html`<p lang=${state.film.language}>${text}</p>` : html`<p>Nothing: this scene has no narration.</p>`}
      <button class="link" onClick=${() => openPlace(scene)}>${shorten(scene.file)}:${scene.line}</button></section>
    <section><h3 class="kicker">It rests on</h3>
      ${blocks.length ? blocks.map((block) => html`<${Paragraph} key=${block.number} block=${block} />`)
        : html`<p class="quiet-text">${isBased ? "No paragraph is named for it." : "This film is based on no article."}</p>`}</section>
  </div>`;
}

function Figure({ figure }) {
  const place = figure.found && figure.block ? `¶ ${figure.block}` : "not in the article";
  return html`<li class=${figure.found ? "" : "not-found"}>
    <b>${figure.text}</b> <span>${figure.why || place}</span></li>`;
}

function Claim({ claim }) {
  return html`<li><b>${claim.text || claim.status}</b>
    <span>${[claim.status, claim.by, claim.source].filter(Boolean).join(", ")}</span></li>`;
}

function OnScreen() {
  const [frame, playing] = useStore((s) => [s.playhead, s.playing]);
  const [asked, set] = useState(frame);
  useEffect(() => {
    const timer = setTimeout(() => set(frame), playing ? 1000 : 200); // not at every frame
    return () => clearTimeout(timer);
  }, [frame]);
  const found = useAnswer("/api/ledger", { frame: asked });
  const lines = found && found.lines;
  return html`<section><h3 class="kicker">On the screen now</h3>
    ${lines && lines.length ? html`<ul class="facts">${lines.map(
        (line) => html`<li key=${line.id}><b>${line.title || line.id}</b>
          <span>${[line.author, line.year, line.licence, line.kind].filter(Boolean).join(", ")}</span></li>`)}</ul>`
      : html`<p class="quiet-text">Nothing that the ledger has a line for.</p>`}</section>`;
}

function List({ title, items, none, draw }) {
  return html`<section><h3 class="kicker">${title}</h3>
    ${items.length ? html`<ul class="facts">${items.map(draw)}</ul>` : html`<p class="quiet-text">${none}</p>`}
  </section>`;
}

export function Sources() {
  const sources = useAnswer("/api/sources");
  const scene = useScene();
  const [chosen, choose] = useState(0);
  if (sources === null) return html`<p class="empty">What the film rests on can't be told just now.</p>`;
  if (!sources || !scene) return html`<p class="empty">Reading the article …</p>`;
  const blocks = sources.blocks.filter((block) => block.scenes.includes(scene.number));
  const figures = sources.figures.filter((each) => each.scene === scene.number);
  const claims = sources.claims.filter((each) => each.scene === scene.number);
  const block = sources.blocks.find((each) => each.number === chosen);
  const left = sources.blocks.filter((each) => each.state === "omitted");
  const isBased = sources.blocks.length > 0;
  return html`<div class="sources">
    ${sources.blocks.length > 0 && html`<${Coverage} blocks=${sources.blocks} chosen=${chosen}
      choose=${(number) => choose(number === chosen ? 0 : number)} />`}
    ${block && html`<div class="chosen"><${Paragraph} block=${block} /></div>`}
    <${Narration} scene=${scene} text=${scene.narration} blocks=${blocks} isBased=${isBased} />
    <${List} title="Figures and names" items=${figures} none="None in this scene."
      draw=${(each) => html`<${Figure} key=${each.text} figure=${each} />`} />
    <${List} title="Claims" items=${claims} none="This scene claims nothing."
      draw=${(each) => html`<${Claim} key=${each.text} claim=${each} />`} />
    <${OnScreen} />
    ${isBased && html`<details><summary>${count(left.length, "paragraph", "paragraphs")} left out</summary>
      ${left.map((each) => html`<${Paragraph} key=${each.number} block=${each} />`)}</details>`}
  </div>`;
}
