// What this browser remembers of its user from day to day.

export function readKept(name, fallback) {
  try {
    return localStorage.getItem(name) || fallback;
  } catch {
    return fallback; // storage is switched off in this browser
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It lasts as long as the page, then.
  }
}
