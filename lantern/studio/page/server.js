// The studio's server: questions, changes, and the one stream of events.
import { change, notify, state } from "./store.js";

/** Fetch from the studio; says so in words when it can't be reached. */
async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new Error("The studio doesn't answer. If it has ended, start it again in the terminal.");
  }
}

async function read(response) {
  if (response.ok) return response.status === 204 ? null : response.json();
  let message = `The studio answered ${response.status}.`;
  try {
    const text = await response.text();
    message = text.startsWith("{") ? JSON.parse(text).message : text.trim() || message;
  } catch {
    // The answer broke off: its status is all there is to say.
  }
  throw new Error(message);
}

/** Write an address with its questions; what is null or undefined is left out. */
export function address(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(given).toString();
  return text ? `${path}?${text}` : path;
}

export async function ask(path, query, signal) {
  return read(await reach(address(path, query), { signal }));
}

export async function send(path, body, method = "POST") {
  const headers = { "Content-Type": "application/json" };
  return read(await reach(path, { method, headers, body: JSON.stringify(body ?? {}) }));
}

export async function sendSound(path, query, wav) {
  const headers = { "Content-Type": "audio/wav" };
  return read(await reach(address(path, query), { method: "POST", headers, body: wav }));
}

/** Do something that may fail, and say so if it does. */
export async function attempt(work) {
  try {
    return await work();
  } catch (failure) {
    notify(failure.message, "failed");
    return undefined;
  }
}

async function loadFilm() {
  try {
    const film = await ask("/api/film", { opens: state.film ? null : 1 });
    for (const scene of film.scenes) scene.shots.forEach((shot, n) => (shot.place = n + 1));
    const names = film.shapes.map((each) => each.name);
    const shape = names.includes(state.shape) ? state.shape : names[0] || "wide";
    const playhead = Math.min(state.playhead, Math.max(0, film.total - 1));
    change({ film, shape, playhead, failure: "" });
  } catch (failure) {
    change({ failure: failure.message });
  }
}

async function loadList(name) {
  try {
    change({ [name]: await ask(`/api/${name}`) });
  } catch {
    // The list stays as it was; the next event brings it again.
  }
}

const LOADERS = {
  film: loadFilm,
  problems: () => loadList("problems"),
  jobs: () => loadList("jobs"),
  marks: () => loadList("marks"),
};
/** What each event changes; whether the film shown is the saved one changes with its problems. */
const CHANGES = {
  film: ["film"],
  saved: ["marks"],
  plan: ["film"],
  problems: ["problems", "film"],
  job: ["jobs"],
  frames: [],
};
const under_way = new Set();
const again = new Set();

/** Load something; what is wanted while it is loaded comes once more after it. */
async function load(name) {
  if (under_way.has(name)) {
    again.add(name);
    return;
  }
  under_way.add(name);
  await LOADERS[name]();
  under_way.delete(name);
  if (again.delete(name)) load(name);
}

function hear(name) {
  const versions = { ...state.versions, [name]: (state.versions[name] || 0) + 1 };
  change({ versions });
  CHANGES[name].forEach(load);
}

export function loadAll() {
  return Promise.all(Object.keys(LOADERS).map(load));
}

/** Listen to the server's events for as long as the page is open. */
export function listen() {
  const stream = new EventSource("/api/events");
  let lost = false;
  stream.onopen = () => {
    change({ live: "open" });
    if (lost) loadAll(); // what happened meanwhile was not heard
    lost = false;
  };
  stream.onerror = () => {
    lost = true;
    change({ live: "lost" });
  };
  for (const name of Object.keys(CHANGES)) stream.addEventListener(name, () => hear(name));
}
