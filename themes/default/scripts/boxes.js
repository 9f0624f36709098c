// Boxes that may scroll sideways: only one that does is a stop for the keyboard.
(() => {
  "use strict";
  const boxes = document.querySelectorAll(".table, .canvas, .code pre, .drawing pre");
  if (!boxes.length || !("ResizeObserver" in window)) return;
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
    }
  });
  for (const box of boxes) observer.observe(box);
})();
