// Before the first paint: light or dark as the reader chose, and the font asked for at once.
try {
  const mode = localStorage.getItem("seodang-theme");
  if (mode === "light" || mode === "dark") document.documentElement.dataset.theme = mode;
} catch {
  // Storage is blocked: the system's setting holds.
}
// From a folder the font comes without a request, and browsers refuse to fetch it ahead.
if (location.protocol.startsWith("http")) {
  const { font } = document.currentScript.dataset;
  if (font) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: font });
    document.head.append(link);
  }
}
