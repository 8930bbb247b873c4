// Names for a screen reader that the theme leaves out.
document.querySelector(".md-search")?.setAttribute("aria-label", "Search")
