// Frames and seconds as text.

/** Write frames as m:ss.ff, where ff counts frames, or h:mm:ss.ff from an hour on. */
export function formatClock(frames, fps) {
  const rest = String(frames % fps).padStart(2, "0");
  return `${formatTime(frames, fps)}.${rest}`;
}

/** Write frames as m:ss, or h:mm:ss from an hour on. */
export function formatTime(frames, fps) {
  const seconds = Math.floor(frames / fps);
  const pair = String(seconds % 60).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${pair}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${pair}`;
}

/** Write a length as 3.4 s, or 2 min 5 s from a minute on. */
export function formatLength(frames, fps) {
  const seconds = Math.round(frames / fps);
  if (seconds >= 60) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${(frames / fps).toFixed(1)} s`;
}

/** Write seconds that are left as "about 2 min", or nothing when that isn't known. */
export function formatLeft(seconds) {
  if (seconds === null || seconds === undefined) return "";
  if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s left`;
  return `about ${Math.round(seconds / 60)} min left`;
}

export function count(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}
