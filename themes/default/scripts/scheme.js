// Light and dark: the system's setting, the other one, or the same whatever the system does. A button
// says what it leads to, and the reader's choice holds until the next one.
(() => {
  "use strict";
  const root = document.documentElement;
  const [dark, light, system] = root.dataset.modes?.split("|") ?? [];
  if (!system) return;
  const words = { dark, light, system };
  const buttons = document.querySelectorAll(".mode");
  const night = matchMedia("(prefers-color-scheme: dark)");
  const next = () => {
    // The first press is one that can be seen.
    const [own, other] = night.matches ? ["dark", "light"] : ["light", "dark"];
    return { [other]: own, [own]: "system" }[root.dataset.theme] ?? other;
  };
  const show = () => {
    for (const button of buttons) {
      const label = button.querySelector("span");
      if (label) label.textContent = words[next()];
      else for (const name of ["title", "aria-label"]) button.setAttribute(name, words[next()]);
    }
  };
  const set = (mode) => {
    if (mode === "dark" || mode === "light") root.dataset.theme = mode;
    else delete root.dataset.theme;
    show();
  };
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const mode = next();
      set(mode);
      try {
        if (mode === "system") localStorage.removeItem("seodang-theme");
        else localStorage.setItem("seodang-theme", mode);
      } catch {
        // Storage is blocked: the choice holds for this page.
      }
    });
  }
  night.addEventListener("change", show);
  // Another tab of the course may have chosen meanwhile. To listen to the storage itself costs every page
  // that opens a good millisecond.
  document.addEventListener("visibilitychange", () => {
    try {
      set(localStorage.getItem("seodang-theme"));
    } catch {
      // Blocked: nobody else can have chosen.
    }
  });
  show();
})();
