// Places in files: opened in the user's editor, or copied where that can't be done.
import { send } from "./server.js";
import { notify, state } from "./store.js";

/** Write a place as file:line:column. */
export function formatPlace({ file, line, column }) {
  return [file, line, column].filter((each) => each).join(":");
}

/** Write a file's path from the film's folder on, where it lies there. */
export function shorten(file) {
  const scene = state.film && state.film.scenes[0];
  const folder = scene ? scene.file.slice(0, scene.file.lastIndexOf("/") + 1) : "";
  if (folder && file.startsWith(folder)) return file.slice(folder.length);
  return file.split("/").slice(-3).join("/");
}

/** Copy text; says what was copied, or shows it when the browser refuses. */
export async function copy(text, name = text) {
  try {
    await navigator.clipboard.writeText(text);
    notify(`Copied: ${name}`);
  } catch {
    notify(`This browser lets nothing be copied: ${text}`, "failed");
  }
}

/** Open a place in the editor: by its command, by a link, or copied for the user to paste. */
export async function openPlace({ file, line, column }) {
  const place = { file, line: line || 1, column: column || 1 };
  try {
    const answer = await send("/api/open", place);
    if (answer && answer.link) {
      location.assign(answer.link); // a scheme of the editor's: the page stays
      copy(formatPlace(place));
      return;
    }
    notify(`Opened ${formatPlace(place)}`);
  } catch {
    copy(formatPlace(place));
  }
}
