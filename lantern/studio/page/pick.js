// Picking: coordinates on a map's own picture, rectangles on a still or a page, ready to paste.
import { html } from "./vendor/preact-htm.js";
import { DocumentPanel, DocumentStage } from "./pick_document.js";
import { MapPanel, MapStage } from "./pick_map.js";
import { StillPanel, StillStage } from "./pick_still.js";
import { findSize, useScene, useShot, useStore } from "./store.js";
import { Stage } from "./stage.js";

/** Stand where the frame stands, for the shot at the playhead. */
export function PickStage() {
  const [film, name] = useStore((s) => [s.film, s.shape]);
  const scene = useScene();
  const shot = useShot();
  const shape = findSize(film, name);
  if (shot && shot.kind === "map") return html`<${MapStage} key=${`${scene.number}.${shot.place}`} ...${{ scene, shot, shape }} />`;
  if (shot && shot.kind === "still") return html`<${StillStage} key=${`${scene.number}.${shot.place}`} ...${{ scene, shot, shape }} />`;
  if (shot && shot.kind === "document") return html`<${DocumentStage} key=${`${scene.number}.${shot.place}`} ...${{ scene, shot, shape }} />`;
  return html`<${Stage} key=${name} shape=${shape} />`;
}

export function Pick() {
  const scene = useScene();
  const shot = useShot();
  if (shot && shot.kind === "map") return html`<${MapPanel} />`;
  if (shot && shot.kind === "still") return html`<${StillPanel} scene=${scene} shot=${shot} />`;
  if (shot && shot.kind === "document") return html`<${DocumentPanel} />`;
  return html`<div class="empty"><h2>Nothing to pick here</h2>
    <p>This shot is a ${shot ? shot.kind : "gap"}. Go to a map for coordinates, to a still for its framing, or to a document for parts of its page.</p></div>`;
}
