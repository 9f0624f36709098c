// The outline and the contents: drawers on a phone, in step with the text on a wide screen.
(() => {
  "use strict";
  const root = document.documentElement;

  /** Scrolls a list so that one of its lines is in sight. */
  const reveal = (list, line) => {
    if (!line || !list.clientHeight) return;
    const [outer, inner] = [list.getBoundingClientRect(), line.getBoundingClientRect()];
    if (inner.top < outer.top + 48 || inner.bottom > outer.bottom - 48) {
      list.scrollTop += inner.top - outer.top - outer.height / 3;
    }
  };

  for (const drawer of document.querySelectorAll(".side, .contents")) {
    // A choice in a drawer closes it.
    drawer.addEventListener("click", (event) => {
      if (event.target.closest("a") && drawer.matches(":popover-open")) drawer.hidePopover();
    });
    drawer.addEventListener("toggle", () => reveal(drawer, drawer.querySelector("[aria-current]")));
  }

  // The contents follow the text: the last heading that is above the upper quarter of the window.
  const contents = document.querySelector(".contents");
  let marks;
  const marked = () =>
    [...(contents?.querySelectorAll("a") ?? [])].flatMap((link) => {
      const heading = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
      return heading ? [{ heading, link }] : [];
    });
  let now;
  const follow = () => {
    marks ??= marked();
    let [first, end] = [0, marks.length];
    while (first < end) {
      const middle = (first + end) >> 1;
      if (marks[middle].heading.getBoundingClientRect().top > innerHeight * 0.25) end = middle;
      else first = middle + 1;
    }
    const link = marks[first - 1]?.link;
    if (link === now) return;
    now?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    now = link;
    if (link) reveal(contents, link);
  };
  let before = 0;
  let waiting = false;
  const scrolled = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      // Who turns back may want to go all the way: the link to the top shows then, and covers nothing before.
      root.classList.toggle("turned", scrollY > innerHeight * 1.5 && scrollY < before);
      before = scrollY;
      follow();
    });
  };
  addEventListener("scroll", scrolled, { passive: true });
  addEventListener("resize", scrolled, { passive: true });

  // Where things are is asked once they are laid out, and before they are painted: to ask earlier would
  // lay out the page twice, the first time without its font.
  const side = document.querySelector(".side");
  let opened = false;
  const measured = () => {
    if (!opened) {
      reveal(side, side.querySelector("[aria-current]"));
      before = scrollY;
    }
    opened = true;
    follow();
  };
  if ("ResizeObserver" in window) new ResizeObserver(measured).observe(document.body);
  else addEventListener("load", measured);
})();
