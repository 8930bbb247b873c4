// The voice booth: the narration to read from, the microphone, and each take shown before it is kept.
import { html, useEffect, useRef, useState } from "./vendor/preact-htm.js";
import { Dialog } from "./dialog.js";
import { keep, readKept } from "./kept.js";
import { openMicrophone } from "./recorder.js";
import { send, sendSound } from "./server.js";
import { change, notify, seek, state, useScene, useStore } from "./store.js";

const NAME = "reader";
const LOWEST = -60; // dB, the left end of the meter

function Meter({ level }) {
  const share = (db) => `${Math.max(0, Math.min(100, (100 * (db - LOWEST)) / -LOWEST))}%`;
  const text = level ? `${level.peak.toFixed(0)} dB` : "silent";
  return html`<div class="meter-box"><div class="meter" role="img" aria-label="Level">
      <i class="meter-level" style=${{ width: level ? share(level.peak) : "0%" }}></i>
      ${level && html`<i class="meter-noise" style=${{ left: share(level.noise) }}></i>`}
      <i class="meter-limit" style=${{ left: share(-3) }}></i></div>
    <span class="clock">${text}</span>
    <span class="quiet-text">${level && describe(level)}</span></div>`;
}

function describe({ peak, noise }) {
  if (peak > -1) return "too loud: go further away";
  if (peak < -70) return "nothing is heard: is it the right microphone?";
  const told = `noise ${noise.toFixed(0)} dB`;
  if (noise > -40) return `${told}: a quieter room would help`;
  return told;
}

function useMicrophone() {
  const [level, hear] = useState(null);
  const [failure, fail] = useState("");
  const microphone = useRef(null);
  const open = async () => {
    if (microphone.current) return microphone.current;
    try {
      microphone.current = await openMicrophone(hear);
      fail("");
    } catch (error) {
      fail(explain(error));
    }
    return microphone.current;
  };
  useEffect(() => () => microphone.current && microphone.current.close(), []);
  return { level, failure, open };
}

function explain(error) {
  if (error.name === "NotAllowedError") return "The browser doesn't let this page use the microphone. Allow it beside the address, then try again.";
  if (error.name === "NotReadableError") return "The microphone can't be read: another program may use it, or the system keeps it from the browser.";
  if (error.name === "NotFoundError") return "This machine has no microphone that the browser can see.";
  return `The microphone can't be opened: ${error.message}`;
}

function Prompter({ scene, text }) {
  return html`<div class="prompter" tabindex="0" role="group" aria-label="Narration"><p class="kicker">Scene ${scene.number}: ${scene.name}</p>
    ${text ? text.split(/\n\s*\n/).map((line, n) => html`<p key=${n} class="prompt" lang=${state.film.language}>${line}</p>`)
      : html`<p class="quiet-text">Nobody speaks in this scene.</p>`}</div>`;
}

// Without a kept name the ledger says that it is to be filled in.
const readName = () => readKept(NAME, "");
const keepName = (event) => keep(NAME, event.target.value.trim());

/** Ask whose voice it is: the ledger has a line for each recording, and the credits name it. */
function Reader() {
  return html`<label class="reader">Who reads, for the credits
    <input type="text" maxlength="200" autocomplete="name" value=${readName()} onInput=${keepName} /></label>`;
}

/** Show the words where they were found in the take; a press on one plays from it. */
function Heard({ offer, audio }) {
  const play = (word) => {
    audio.current.currentTime = word.start;
    audio.current.play();
  };
  return html`<div class="heard"><p class="quiet-text">${offer.is_found
      ? "Each word as it was found in the take. Press one to hear from there."
      : "The words could not be found in this take: was this text read? Their times are only shared out."}</p>
    <p class="heard-words" lang=${state.film.language}>${offer.words.map((word) => html`<button key=${word.start} class="link" title=${`${word.start} s`}
      onClick=${() => play(word)}>${word.text}</button> `)}</p></div>`;
}

/** Return what a line of a diff is: a file's name, a line that comes or goes, or one that stays. */
function classify(line) {
  if (/^(---|\+\+\+|@@) /.test(line)) return "diff-head";
  return { "+": "added", "-": "removed" }[line[0]] || "";
}

function Offer({ offer, sound, accept, again }) {
  const audio = useRef(null);
  const box = useRef(null);
  useEffect(() => box.current.scrollIntoView({ block: "nearest" }), []);
  return html`<section class="offer" ref=${box}><h3 class="kicker">The take</h3>
    <audio controls ref=${audio} src=${sound} aria-label="The take"></audio>
    ${offer.message && html`<p class="failure">${offer.message}</p>`}
    <${Heard} offer=${offer} audio=${audio} />
    <h3 class="kicker">This would be written</h3>
    <pre class="diff" tabindex="0">${(offer.diff || "").split("\n").map((line, n) => html`<span key=${n} class=${classify(line)}>${line}</span>`)}</pre>
    <div class="actions"><button class="main" onClick=${accept}>Accept the take</button>
      <button onClick=${again}>Record it again</button></div></section>`;
}

function Steps({ scene }) {
  const scenes = state.film.scenes;
  const go = (step) => {
    const next = scenes[scenes.indexOf(scene) + step];
    if (next) seek(next.start);
  };
  return html`<button class="quiet" onClick=${() => go(-1)} disabled=${scene === scenes[0]}>The scene before</button>
    <button class="quiet" onClick=${() => go(1)} disabled=${scene === scenes[scenes.length - 1]}>The next scene</button>`;
}

/** Return what recording takes: its step, the sound, and the diff that the studio offers. */
function useTaking(scene, microphone) {
  const [step, setStep] = useState("ready"); // ready, recording, sending or offered
  const [take, setTake] = useState({ offer: null, sound: "" });
  const reset = () => {
    if (take.sound) URL.revokeObjectURL(take.sound);
    setTake({ offer: null, sound: "" });
    setStep("ready");
  };
  useEffect(() => reset, [scene.number]);
  const record = async () => {
    const opened = await microphone.open();
    if (!opened) return;
    opened.start();
    setStep("recording");
  };
  const finish = async () => {
    const wav = (await microphone.open()).stop();
    setStep("sending");
    try {
      const offer = await sendSound("/api/takes", { scene: scene.number, reader: readName() }, wav);
      setTake({ offer, sound: URL.createObjectURL(wav) });
      setStep("offered");
    } catch (failure) {
      notify(failure.message, "failed");
      setStep("ready");
    }
  };
  const accept = async () => {
    try {
      await send("/api/takes/accept", { scene: scene.number, id: take.offer.id });
      notify(`Scene ${scene.number} has its recording`);
      reset();
    } catch (failure) {
      notify(failure.message, "failed");
    }
  };
  return { step, take, reset, record, finish, accept };
}

export function Booth() {
  const scene = useScene();
  const microphone = useMicrophone();
  const { step, take, reset, record, finish, accept } = useTaking(scene, microphone);
  const title = useStore((s) => s.film.title);
  return html`<${Dialog} title="Voice booth" close=${() => change({ booth: false })} kind="booth">
    <p class="hidden">${title}</p>
    <${Prompter} scene=${scene} text=${scene.narration} />
    <${Reader} />
    <${Meter} level=${microphone.level} />
    ${microphone.failure && html`<p class="failure" role="alert">${microphone.failure}</p>`}
    <div class="actions booth-actions">
      ${step === "recording" ? html`<button class="main recording" onClick=${finish}>Stop</button>`
        : html`<button class="main" onClick=${record} disabled=${step === "sending" || !scene.narration}>${step === "offered" ? "Retake" : "Record"}</button>`}
      ${!microphone.level && html`<button onClick=${microphone.open}>Try the microphone</button>`}
      <${Steps} scene=${scene} />
      <span class="quiet-text" role="status">${{ recording: "Recording …", sending: "Finding when each word is heard …" }[step] || ""}</span>
    </div>
    ${step === "offered" && html`<${Offer} offer=${take.offer} sound=${take.sound} accept=${accept} again=${() => { reset(); record(); }} />`}
  <//>`;
}
