// Playing with sound: the preview as a video where it has been made, else the painted frames as
// fast as they come, with the take of each scene.
import { html, useEffect, useRef } from "./vendor/preact-htm.js";
import { address, ask, send } from "./server.js";
import { change, findScene, follow, notify, seek, state } from "./store.js";

const clock = { timer: 0, began: 0, from: 0, sound: null, scene: 0 };

/** Play the preview from the playhead on; each frame it shows moves the playhead along. */
export function Player({ shape }) {
  const box = useRef(null);
  useEffect(() => {
    const video = box.current;
    let ended = false;
    video.currentTime = (state.playhead + 0.5) / state.film.fps;
    const move = (_, shown) => {
      if (ended) return;
      follow(Math.floor(shown.mediaTime * state.film.fps + 0.01));
      video.requestVideoFrameCallback(move);
    };
    video.requestVideoFrameCallback(move);
    video.play().catch(() => stop());
    return () => {
      ended = true;
      video.pause();
    };
  }, []);
  const src = address("/api/preview", { shape: shape.name, generation: state.film.generation });
  return html`<video class="picture" ref=${box} src=${src} onEnded=${stop} onError=${stop} playsinline></video>`;
}

async function hasPreview() {
  const url = address("/api/preview", { shape: state.shape, generation: state.film.generation });
  try {
    return (await fetch(url, { method: "HEAD" })).ok;
  } catch {
    return false;
  }
}

/** Have the preview made in the background, unless that is under way. */
async function askForPreview() {
  const shape = state.shape;
  const busy = ["waiting", "running"];
  const made = (job) => job.kind === "preview" && job.shape === shape && busy.includes(job.state);
  if (state.jobs.some(made)) return;
  try {
    await send("/api/jobs", { kind: "preview", shape });
  } catch (failure) {
    notify(`No preview is being made: ${failure.message}`, "failed");
  }
}

/** Play a scene's take from the playhead on; where nobody speaks there is none. */
async function playSound(scene) {
  clock.scene = scene.number;
  const query = { scene: scene.number, generation: state.film.generation };
  const time = await ask("/api/time", query).catch(() => null);
  if (!time || time.take_start === null || clock.scene !== scene.number || !state.playing) return;
  const sound = new Audio(address("/api/take", query));
  clock.sound = sound;
  const second = (state.playhead - time.take_start) / state.film.fps;
  sound.currentTime = Math.max(0, second);
  const start = () => clock.sound === sound && sound.play().catch(() => undefined);
  setTimeout(start, Math.max(0, -1000 * second));
}

function stopSound() {
  if (clock.sound) clock.sound.pause();
  clock.sound = null;
  clock.scene = 0;
}

function tick() {
  if (state.playing !== "frames") {
    stopSound();
    return;
  }
  const passed = ((performance.now() - clock.began) / 1000) * state.film.fps;
  const frame = Math.floor(clock.from + passed);
  if (frame >= state.film.total) {
    stop();
    return;
  }
  follow(frame);
  const scene = findScene(state.film, frame);
  if (scene && scene.number !== clock.scene) {
    stopSound();
    playSound(scene);
  }
  clock.timer = requestAnimationFrame(tick);
}

function playFrames() {
  clock.began = performance.now();
  clock.from = state.playhead;
  change({ playing: "frames" });
  tick();
}

/** Begin to play at the playhead; from the start when it stands at the end. */
export async function play() {
  if (!state.film || !state.film.total) return;
  if (state.playhead >= state.film.total - 1) seek(0);
  change({ playing: "waiting", side_by_side: false });
  const ready = await hasPreview();
  if (state.playing !== "waiting") return; // stopped meanwhile
  if (ready) {
    change({ playing: "video" });
    return;
  }
  playFrames();
  askForPreview();
}

export function stop() {
  if (!state.playing) return;
  cancelAnimationFrame(clock.timer);
  stopSound();
  change({ playing: "" });
}

export function toggle() {
  if (state.playing) stop();
  else play();
}
