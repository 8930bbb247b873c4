// The microphone: samples as they come, their level and the noise under them, and a WAV at the end.
const WORKLET = new URL("recorder_worklet.js", import.meta.url);
const NOISE_SECONDS = 0.3;

/** Write samples from -1 to 1 as a WAV of 16 bits, mono. */
function writeWav(blocks, rate) {
  const length = blocks.reduce((sum, block) => sum + block.length, 0);
  const view = new DataView(new ArrayBuffer(44 + 2 * length));
  const text = (at, word) => [...word].forEach((letter, n) => view.setUint8(at + n, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + 2 * length, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, 2 * length, true);
  let at = 44;
  for (const block of blocks) {
    for (const sample of block) {
      view.setInt16(at, Math.round(32767 * Math.max(-1, Math.min(1, sample))), true);
      at += 2;
    }
  }
  return new Blob([view], { type: "audio/wav" });
}

function toDb(value) {
  return 20 * Math.log10(Math.max(value, 1e-5));
}

/** Measure a block: its peak and its mean level in dB below full scale. */
function measure(block) {
  let peak = 0;
  let sum = 0;
  for (const sample of block) {
    peak = Math.max(peak, Math.abs(sample));
    sum += sample * sample;
  }
  return { peak: toDb(peak), level: toDb(Math.sqrt(sum / block.length)) };
}

/**
 * Open the microphone without what browsers do to voices. `hear` is told {peak, level, noise} in dB
 * some twenty times a second; noise is the quietest stretch so far.
 */
export async function openMicrophone(hear) {
  const wanted = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
  const stream = await navigator.mediaDevices.getUserMedia({ audio: wanted });
  const context = new AudioContext({ sampleRate: 48000 });
  try {
    await context.audioWorklet.addModule(WORKLET);
  } catch (failure) {
    stream.getTracks().forEach((track) => track.stop()); // else its light stays on
    throw failure;
  }
  const node = new AudioWorkletNode(context, "recorder");
  context.createMediaStreamSource(stream).connect(node);
  const microphone = { blocks: [], recording: false, noise: 0, quiet: [] };
  node.port.onmessage = ({ data }) => {
    if (microphone.recording) microphone.blocks.push(data);
    const found = measure(data);
    microphone.quiet.push(found.level);
    const kept = Math.ceil((NOISE_SECONDS * context.sampleRate) / data.length);
    if (microphone.quiet.length > kept) microphone.quiet.shift();
    const loudest = Math.max(...microphone.quiet);
    if (microphone.quiet.length === kept) microphone.noise = Math.min(microphone.noise, loudest);
    hear({ ...found, noise: microphone.noise });
  };
  return {
    start() {
      microphone.blocks = [];
      microphone.recording = true;
    },
    stop() {
      microphone.recording = false;
      return writeWav(microphone.blocks, context.sampleRate);
    },
    close() {
      stream.getTracks().forEach((track) => track.stop());
      context.close();
    },
  };
}
