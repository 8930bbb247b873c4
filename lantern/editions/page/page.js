
"use strict";
(() => {
  const video = document.getElementById("film");
  const transcript = document.getElementById("transcript");
  const followBox = transcript.querySelector(".follow");
  const follow = followBox.querySelector("input");
  const sentences = [...transcript.querySelectorAll(".sentence")];
  const words = [...transcript.querySelectorAll(".sentence > [data-at]")];
  const chapters = [...document.querySelectorAll(".chapters a")];
  const isStill = matchMedia("(prefers-reduced-motion: reduce)");

  /* A film inside the page becomes a Blob: it is ready sooner, and no browser refuses its length. */
  const openFilm = () => {
    const source = video.querySelector("source");
    const text = source.getAttribute("src");
    if (!text.startsWith("data:")) return;
    const step = 4 << 20;
    const parts = [];
    for (let at = text.indexOf(",") + 1; at < text.length; at += step) {
      parts.push(decode(text.slice(at, at + step)));
    }
    source.remove();
    video.preload = "metadata";
    video.src = URL.createObjectURL(new Blob(parts, { type: "video/mp4" }));
  };

  const decode = (text) => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const chars = atob(text);
    const bytes = new Uint8Array(chars.length);
    for (let i = 0; i < chars.length; i += 1) bytes[i] = chars.charCodeAt(i);
    return bytes;
  };

  /* who scrolls while the film plays is let go until the film is started again, or sent elsewhere */
  let isReading = false;

  const readTime = (element) => Number(element.dataset.at);

  const seek = (seconds) => {
    video.currentTime = seconds;
    isReading = false;
    video.play().catch(() => {});
  };

  /* The last of these elements that begins by this time; they are in order. */
  const findLast = (elements, seconds) => {
    let low = 0;
    let high = elements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (readTime(elements[middle]) <= seconds) low = middle + 1;
      else high = middle;
    }
    return elements[low - 1];
  };

  const shown = new Map();
  const mark = (kind, element) => {
    const before = shown.get(kind);
    if (before === element) return false;
    before?.classList.remove("now");
    element?.classList.add("now");
    shown.set(kind, element);
    return true;
  };

  const keepInView = (element) => {
    if (!element || !follow.checked || isReading || video.paused) return;
    const place = element.getBoundingClientRect();
    const player = video.getBoundingClientRect();
    const isBelow = player.width > innerWidth * 0.8;
    const top = isBelow ? Math.max(0, player.bottom) : 0;
    if (place.top > top && place.bottom < innerHeight * 0.85) return;
    const middle = (top + innerHeight) / 2 - place.height / 2;
    scrollBy({ top: place.top - middle, behavior: isStill.matches ? "auto" : "smooth" });
  };

  const show = () => {
    /* a frame's time may be a hair before the word's, which is rounded */
    const seconds = video.currentTime + 0.01;
    const word = findLast(words, seconds);
    const isOver = word && seconds > Number(word.parentElement.dataset.end) + 0.5;
    const spoken = isOver ? undefined : word;
    mark("word", spoken);
    if (mark("sentence", spoken?.parentElement)) keepInView(spoken?.parentElement);
    const chapter = findLast(chapters, seconds);
    for (const each of chapters) {
      if (each === chapter) each.setAttribute("aria-current", "true");
      else each.removeAttribute("aria-current");
    }
  };

  const run = () => {
    show();
    if (!video.paused) requestAnimationFrame(run);
  };

  const addButtons = () => {
    for (const time of document.querySelectorAll(".time")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "time";
      button.dataset.at = time.dataset.at;
      button.textContent = time.textContent;
      const label = video.dataset.playFrom.replace("{time}", time.textContent);
      button.setAttribute("aria-label", label);
      time.replaceWith(button);
    }
  };

  const letGo = () => {
    isReading = !video.paused;
  };
  const takeAlong = () => {
    isReading = false;
  };

  openFilm();
  addButtons();
  transcript.classList.add("live");
  followBox.hidden = sentences.length === 0;
  video.addEventListener("play", takeAlong);
  video.addEventListener("play", run);
  video.addEventListener("seeked", show);
  follow.addEventListener("change", takeAlong);
  addEventListener("wheel", letGo, { passive: true });
  addEventListener("touchmove", letGo, { passive: true });
  transcript.addEventListener("click", (event) => {
    const timed = event.target.closest("[data-at]");
    if (timed && getSelection().isCollapsed) seek(readTime(timed));
  });
  for (const chapter of chapters) {
    chapter.addEventListener("click", () => seek(readTime(chapter)));
  }
  const wanted = Number(new URLSearchParams(location.search).get("t"));
  if (wanted > 0) video.currentTime = wanted;
})();
