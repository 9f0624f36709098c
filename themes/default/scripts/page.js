// What a page gains when scripts run. Everything on it works without.
(() => {
  "use strict";
  const root = document.documentElement;

  // Light and dark.
  const toggle = document.querySelector(".mode");
  if (toggle) {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
    const show = () => toggle.setAttribute("aria-pressed", String(isDark()));
    toggle.hidden = false;
    show();
    dark.addEventListener("change", show);
    toggle.addEventListener("click", () => {
      const mode = isDark() ? "light" : "dark";
      root.dataset.theme = mode;
      try {
        localStorage.setItem("seodang-theme", mode);
      } catch {
        // Storage is blocked: the choice holds for this page.
      }
      show();
    });
  }

  // A choice in a drawer closes it.
  for (const drawer of document.querySelectorAll(".side, .contents")) {
    drawer.addEventListener("click", (event) => {
      if (event.target.closest("a") && drawer.matches(":popover-open")) drawer.hidePopover();
    });
  }

  // The open page is in sight in the outline.
  const current = document.querySelector(".side a[aria-current]");
  if (current) {
    const side = current.closest(".side");
    side.scrollTop = current.offsetTop - side.clientHeight / 3;
  }

  // Code is copied by a button.
  const words = root.dataset;
  if (navigator.clipboard && words.copy) {
    for (const box of document.querySelectorAll(".code")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = words.copy;
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(box.querySelector("code").textContent);
        } catch {
          return;
        }
        button.textContent = words.copied;
        setTimeout(() => (button.textContent = words.copy), 1500);
      });
      (box.querySelector("figcaption") ?? box).append(button);
    }
  }

  // Only what scrolls is a stop for the keyboard.
  const boxes = document.querySelectorAll(".table, .canvas, .code pre");
  if (boxes.length && "ResizeObserver" in window) {
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
      }
    });
    for (const box of boxes) observer.observe(box);
  }

  // The contents follow the text.
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  if (links.size) {
    let now;
    const follow = () => {
      let last;
      for (const [heading, link] of links) {
        if (heading.getBoundingClientRect().top > innerHeight * 0.25) break;
        last = link;
      }
      if (last === now) return;
      now?.classList.remove("now");
      now?.removeAttribute("aria-current");
      last?.classList.add("now");
      last?.setAttribute("aria-current", "true");
      now = last;
    };
    let waiting = false;
    addEventListener(
      "scroll",
      () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          follow();
        });
      },
      { passive: true },
    );
    follow();
  }
})();
