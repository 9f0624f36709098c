// Boxes that may scroll sideways: only one that does is a stop for the keyboard.
(() => {
  "use strict";
  const BOXES = ".table, .canvas, .code pre, .drawing pre";
  const boxes = document.querySelectorAll(BOXES);
  if (!boxes.length || !("ResizeObserver" in window)) return;
  /** A box that is not laid out yet stays the stop that it is without scripts. */
  const settle = (box) => {
    if (box.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) === false) return;
    box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
  };
  const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => settle(target)));
  for (const box of boxes) observer.observe(box);
  // One that takes just the room that was kept for it is not resized when it is laid out.
  document.addEventListener("contentvisibilityautostatechange", ({ target, skipped }) => {
    if (skipped) return;
    for (const box of [target, ...target.querySelectorAll(BOXES)]) if (box.matches(BOXES)) settle(box);
  });
})();
