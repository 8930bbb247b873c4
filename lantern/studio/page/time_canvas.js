// What is drawn under the words of the time view: the ruler, the take's waveform and the music.
const RULER = 22;

/** Return a colour of the style sheet as it is where a context draws, by its name. */
function readInk({ canvas }, name) {
  canvas.style.color = `var(${name})`;
  return getComputedStyle(canvas).color;
}

/** Fit a canvas to its box in device pixels; returns its context, scaled to CSS pixels. */
function prepare(canvas) {
  const ratio = window.devicePixelRatio || 1;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** Choose a step of the ruler in seconds: labels stand 64 pixels apart at least. */
function chooseStep(pixelsPerSecond) {
  return [0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300].find((step) => step * pixelsPerSecond >= 64) || 600;
}

function drawRuler(context, { scene, fps, scale, left, width }) {
  const perSecond = scale * fps;
  const step = chooseStep(perSecond);
  const first = Math.floor((scene.start / fps + left / perSecond) / step);
  const last = Math.ceil((scene.start / fps + (left + width) / perSecond) / step);
  context.font = "600 11px 'Source Sans', sans-serif";
  context.fillStyle = readInk(context, "--soft");
  for (let n = first; n <= last; n += 1) {
    const second = n * step;
    const x = Math.round((second - scene.start / fps) * perSecond - left) + 0.5;
    context.fillRect(x - 0.5, RULER - 7, 1, 7);
    const whole = Math.floor(second / 60);
    const rest = (second % 60).toFixed(step < 1 ? 1 : 0).padStart(step < 1 ? 4 : 2, "0");
    context.fillText(`${whole}:${rest}`, x + 4, RULER - 10);
  }
  context.fillRect(0, RULER - 0.5, width, 1);
}

/**
 * Draw a take as a lowest and highest level for each column. The peaks are pairs of bytes, 128
 * is silence, a pair for each 10 ms from `from` on, a frame of the film.
 */
function drawWaveform(context, { peaks, from, scene, fps, scale, left, width, wave }) {
  if (!peaks || !peaks.length) return;
  const middle = wave.top + wave.height / 2;
  const pairs = peaks.length / 2;
  const pairsPerPixel = 100 / (scale * fps);
  const first = (left / scale + scene.start - from) * (100 / fps);
  context.fillStyle = readInk(context, "--wave");
  for (let x = 0; x < width; x += 1) {
    const start = Math.max(0, Math.floor(first + x * pairsPerPixel));
    const end = Math.min(pairs, Math.max(start + 1, Math.floor(first + (x + 1) * pairsPerPixel)));
    if (first + x * pairsPerPixel < 0 || start >= pairs) continue;
    let low = 128;
    let high = 128;
    for (let n = start; n < end; n += 1) {
      low = Math.min(low, peaks[2 * n]);
      high = Math.max(high, peaks[2 * n + 1]);
    }
    const top = middle - ((high - 128) / 128) * (wave.height / 2);
    const bottom = middle + ((128 - low) / 128) * (wave.height / 2);
    context.fillRect(x, top, 1, Math.max(1, bottom - top));
  }
}

const LOWEST = -48; // LU against the voice at the foot of the music's lane; its top is the voice's level
const DEEPEST = 24; // dB of stepping back from the top of the lane to its foot

/** Draw a line through the music's points, a value from 0 (top) to 1 (foot) for each. */
function traceMusic(context, { lane, scene, scale, left, music }, measure) {
  context.beginPath();
  for (const point of lane.points) {
    const share = Math.min(1, Math.max(0, measure(point)));
    context.lineTo((point.frame - scene.start) * scale - left, music.top + music.height * share);
  }
}

/** Draw how loud the music is, as a band, and how far it steps back, as a line from the top. */
function drawMusic(context, what) {
  const { lane, scene, scale, left, music } = what;
  if (!lane || !lane.points.length) return;
  const foot = music.top + music.height;
  if (lane.is_mixed) {
    traceMusic(context, what, (point) => point.level / LOWEST);
    context.lineTo((lane.points[lane.points.length - 1].frame - scene.start) * scale - left, foot);
    context.lineTo((lane.points[0].frame - scene.start) * scale - left, foot);
    context.closePath();
    context.fillStyle = readInk(context, "--music");
    context.fill();
  }
  traceMusic(context, what, (point) => point.down / DEEPEST);
  context.lineWidth = 1.5;
  context.setLineDash(lane.is_mixed ? [] : [5, 4]);
  context.strokeStyle = readInk(context, "--red");
  context.stroke();
  context.setLineDash([]);
}

/** Draw everything that stands behind the words, for the part of a scene that is seen. */
export function drawTime(canvas, what) {
  const context = prepare(canvas);
  const width = canvas.clientWidth;
  drawRuler(context, { ...what, width });
  drawWaveform(context, { ...what, width });
  drawMusic(context, what);
}
