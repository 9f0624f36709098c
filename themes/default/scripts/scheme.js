// Light and dark: the reader's choice holds until the next one.
(() => {
  "use strict";
  const root = document.documentElement;
  const buttons = document.querySelectorAll(".mode");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const show = () => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(isDark()));
  };
  const change = () => {
    const mode = isDark() ? "light" : "dark";
    root.dataset.theme = mode;
    try {
      localStorage.setItem("seodang-theme", mode);
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
    show();
  };
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", change);
  }
  dark.addEventListener("change", show);
  // Another tab of the course.
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== "seodang-theme") return;
    if (newValue) root.dataset.theme = newValue;
    else delete root.dataset.theme;
    show();
  });
  show();
})();
