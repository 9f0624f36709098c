// The page for addresses without one is shown at any depth, and a site may lie in any folder. This
// script is asked for at every height; where it is found there the site begins.
(() => {
  "use strict";
  const { src, dataset } = document.currentScript;
  const page = document.documentElement;
  if (page.dataset.root) return;
  const root = new URL("../", src).href;
  page.dataset.root = root;
  for (const path of dataset.styles.split(" ").filter(Boolean)) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: root + path });
    document.head.append(link);
  }
  addEventListener("DOMContentLoaded", () => {
    document.querySelector("link[rel=icon]").href = root + dataset.icon;
    for (const one of document.querySelectorAll("[href], [src]")) {
      const name = one.hasAttribute("href") ? "href" : "src";
      const path = one.getAttribute(name);
      if (one.closest("body") && !/^(#|[a-z]+:)/.test(path)) one.setAttribute(name, root + path);
    }
    const search = document.getElementById("_search");
    if (search) Object.assign(search.dataset, { root, script: root + search.dataset.script });
    for (const path of dataset.scripts.split(" ").filter(Boolean)) {
      const script = document.createElement("script");
      Object.assign(script, { src: root + path, async: false });
      document.head.append(script);
    }
  });
})();
