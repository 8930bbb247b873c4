// A dialog over the page: Escape closes it, and the focus goes back to where it was.
import { html, useLayoutEffect, useRef } from "./vendor/preact-htm.js";

export function Dialog({ title, close, kind, children }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    box.current.showModal();
    return () => before && before.focus && before.focus();
  }, []);
  const onCancel = (event) => {
    event.preventDefault();
    close();
  };
  return html`<dialog class=${`dialog dialog-${kind}`} ref=${box} aria-labelledby="dialog-title" onCancel=${onCancel}>
    <div class="dialog-head"><h2 id="dialog-title">${title}</h2>
      <button class="quiet" onClick=${close} aria-label="Close">Close</button></div>
    ${children}
  </dialog>`;
}
