// The dialog of the search: what is typed, and what is found.
(() => {
  "use strict";
  const dialog = document.getElementById("_search");
  const input = dialog.querySelector("input");
  const said = dialog.querySelector(".said");
  const found = dialog.querySelector(".found");
  const words = dialog.dataset;
  const root = words.root || "./";
  const KEPT = "seodang-search";
  const filled = (text, value) => text.replace("{}", value);

  // Pieces of the index are scripts, which come from a folder as well as from a server.
  const waiting = new Map();
  let folder = "";
  let fresh = "";
  globalThis.seodang_search = (name, data) => {
    if (name === "head") folder = data.folder;
    waiting.get(name)?.(data);
  };
  const load = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(name, resolve);
      script.src = root + (name === "head" ? `search.js${fresh}` : `${folder}${name}.js`);
      script.onload = () => script.remove();
      script.onerror = () => {
        script.remove();
        reject(new Error(name));
      };
      document.head.append(script);
    });
  let search = globalThis.seodangSearch(load);

  const element = (name, className, ...children) => {
    const one = document.createElement(name);
    if (className) one.className = className;
    one.append(...children);
    return one;
  };
  const lit = (pieces) => pieces.map(({ text, hit }) => (hit ? element("mark", "", text) : text));
  const address = (page, anchor) => `${root}${page.folder}index.html${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;

  // ── Results ────────────────────────────────────────────────────────────────────────────────────────────────────

  const fills = new WeakMap();
  /** What comes into sight is filled: the texts of others are never asked for. */
  const sight = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        sight.unobserve(target);
        fills.get(target)?.().catch(() => {});
      }
    },
    { root: found },
  );

  /** A section that was found, as a link. */
  function hit(page, section, marks, title) {
    const heading = element("span", "hit-heading");
    const line = element("span", "hit-line");
    const link = element("a", "hit", ...title, heading, line);
    link.href = address(page);
    fills.set(link, async () => {
      const shown = await search.shown(section, marks);
      link.href = address(page, shown.anchor);
      // The heading of a page's first section is its title.
      if (shown.anchor || !title.length) heading.append(...lit(shown.heading));
      line.append(...lit(shown.line));
    });
    sight.observe(link);
    return link;
  }

  /** A page with its best section; the others come on demand. */
  function pageItem(page, marks) {
    const title = element("span", "hit-page");
    if (page.label) title.append(element("span", "no", page.label), " ");
    title.append(...lit(search.pieced(page.title, marks)));
    const [first, ...others] = page.sections;
    const item = element("li", "", hit(page, first.section, marks, [title]));
    if (others.length) {
      const more = element("button", "more", filled(words.more, others.length));
      more.type = "button";
      more.addEventListener("click", () => {
        const links = others.map(({ section }) => hit(page, section, marks, []));
        more.replaceWith(...links);
        links[0].focus();
      });
      item.append(more);
    }
    return item;
  }

  /** Pages under the day they belong to, the day of the best page first. */
  function grouped(pages, marks) {
    const groups = new Map();
    for (const page of pages) groups.set(page.group, [...(groups.get(page.group) ?? []), page]);
    return [...groups].map(([name, own]) => {
      const list = element("ul", "", ...own.map((page) => pageItem(page, marks)));
      const group = element("section", "group", list);
      if (name) group.prepend(element("h2", "", name));
      return group;
    });
  }

  function show(answer) {
    found.removeAttribute("aria-busy");
    const { pages, near, instead, looked, marks } = answer;
    found.replaceChildren(...grouped(pages, marks));
    found.scrollTop = 0;
    if (near.length) {
      const choices = near.map((word) => {
        const choice = element("button", "", word);
        choice.type = "button";
        choice.addEventListener("click", () => {
          input.value = word;
          input.focus();
          ask();
        });
        return choice;
      });
      found.prepend(element("p", "near", `${words.near} `, ...choices));
    }
    const count = filled(words.found, pages.length);
    if (!pages.length) said.textContent = looked ? filled(words.none, looked) : "";
    else said.textContent = instead ? `${filled(words.instead, looked)} · ${count}` : `${looked} · ${count}`;
  }

  /** Resolves when the next frame is painted. */
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  // ── Asking ─────────────────────────────────────────────────────────────────────────────────────────────────────

  let last = 0;

  /** Offers, below what was shown, the pages that hold the words but not one after the other. */
  async function offer(answer, number) {
    await painted();
    const apart = number === last ? await answer.apart().catch(() => []) : [];
    if (number !== last || !apart.length) return;
    const more = element("button", "apart", filled(words.apart, apart.length));
    more.type = "button";
    more.addEventListener("click", () => {
      const groups = grouped(apart, answer.marks);
      more.replaceWith(...groups);
      groups[0].querySelector("a").focus();
    });
    found.append(more);
  }

  async function ask() {
    const query = input.value;
    const number = (last += 1);
    try {
      sessionStorage.setItem(KEPT, query);
    } catch {
      // Storage is blocked: the next page begins anew.
    }
    let answer;
    try {
      answer = await search.find(query);
    } catch {
      // The site was built anew while this page was open: its index has another name now.
      fresh = `?${Date.now()}`;
      search = globalThis.seodangSearch(load);
      answer = await search.find(query).catch(() => undefined);
    }
    if (number !== last) return;
    if (!answer) {
      found.removeAttribute("aria-busy");
      said.textContent = words.failed;
      return;
    }
    show(answer);
    offer(answer, number);
  }

  let pause;
  input.addEventListener("input", () => {
    // What is still being looked for is not asked for any more.
    last += 1;
    found.setAttribute("aria-busy", "true");
    clearTimeout(pause);
    pause = setTimeout(ask, 120);
  });

  const stops = () => [input, ...found.querySelectorAll("a, button")];
  dialog.addEventListener("keydown", (event) => {
    // While a syllable is put together the keys belong to the keyboard.
    if (event.isComposing) return;
    const { key, target } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      const all = stops();
      const next = all[all.indexOf(target) + (key === "ArrowDown" ? 1 : -1)];
      event.preventDefault();
      next?.focus();
    } else if (key === "Enter" && target === input) {
      event.preventDefault();
      clearTimeout(pause);
      ask().then(() => found.querySelector("a")?.click());
    } else if (target !== input && key.length === 1 && key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // Who types on goes on with the query.
      input.focus();
    }
  });
  // A link to a place on this very page.
  found.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });

  if (!input.value) {
    try {
      input.value = sessionStorage.getItem(KEPT) ?? "";
      input.select();
    } catch {
      // Storage is blocked.
    }
  }
  if (input.value) ask();
  else found.removeAttribute("aria-busy");
})();
