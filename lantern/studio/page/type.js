// The film's own type: where Lantern's has no letters for the film's words, it stands in.
import { useEffect } from "./vendor/preact-htm.js";
import { address } from "./server.js";
import { useStore } from "./store.js";

const FAMILIES = { serif: "Film Serif", sans: "Film Sans" };

function load({ slot, id }) {
  const face = new FontFace(FAMILIES[slot], `url("${address("/api/type", { slot, id })}")`);
  document.fonts.add(face);
  face.load().catch(() => document.fonts.delete(face)); // the browser can't read it: others stand in
  return face;
}

/** Keep the film's own type loaded while the page shows it. */
export function useFilmType() {
  const type = useStore((s) => (s.film && s.film.own_type) || []);
  const names = type.map(({ slot, id }) => `${slot} ${id}`).join();
  useEffect(() => {
    const faces = type.map(load);
    return () => faces.forEach((face) => document.fonts.delete(face));
  }, [names]);
}
