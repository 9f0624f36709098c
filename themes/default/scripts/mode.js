// Before the first paint: light or dark as the reader chose, and the fonts asked for at once.
// Styles hide what needs scripts until they know that there are some, and leave for later what is far from
// the top where a page opens there.
document.documentElement.classList.add("scripted");
const [{ type } = {}] = performance.getEntriesByType?.("navigation") ?? [];
if (type === "navigate" && !location.hash) document.documentElement.classList.add("fresh");
try {
  const mode = localStorage.getItem("seodang-theme");
  if (mode === "light" || mode === "dark") document.documentElement.dataset.theme = mode;
} catch {
  // Storage is blocked: the system's setting holds.
}
// From a folder a font comes without a request, and browsers refuse to fetch it ahead.
if (location.protocol.startsWith("http")) {
  for (const href of document.currentScript.dataset.fonts?.split(" ").filter(Boolean) ?? []) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href });
    document.head.append(link);
  }
}
