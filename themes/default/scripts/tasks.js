// Tasks are ticked off, and stay so: what differs from the text is kept by page, also where all of a
// day is one page.
(() => {
  "use strict";
  // One host may serve several courses.
  const site = new URL("../", document.currentScript.src).pathname;
  for (const article of document.querySelectorAll("[data-path]")) {
    const boxes = [...article.querySelectorAll("[data-task]")];
    if (!boxes.length) continue;
    const name = `seodang-tasks ${site}${article.dataset.path}`;
    const written = new Map(boxes.map((box) => [box, box.checked]));
    const read = () => {
      let kept = {};
      try {
        kept = JSON.parse(localStorage.getItem(name)) ?? {};
      } catch {
        // Storage is blocked or holds something else: as the text has it.
      }
      for (const box of boxes) box.checked = kept[box.dataset.task] ?? written.get(box);
    };
    const keep = () => {
      const changed = boxes.filter((box) => box.checked !== written.get(box));
      const kept = Object.fromEntries(changed.map((box) => [box.dataset.task, box.checked]));
      try {
        if (changed.length) localStorage.setItem(name, JSON.stringify(kept));
        else localStorage.removeItem(name);
      } catch {
        // They hold for this page.
      }
    };
    for (const box of boxes) {
      box.disabled = false;
      const item = box.closest("li");
      // The words are as good as the box, but not what can be used itself, and not who selects them.
      item.addEventListener("click", ({ target }) => {
        const other = target.closest("a, button, input, summary, .code, .drawing, .figure");
        if (other || target.closest("li") !== item || String(getSelection())) return;
        box.click();
        box.focus({ preventScroll: true });
      });
    }
    article.addEventListener("change", keep);
    // Another tab of the course, and a page that comes back as it was left.
    document.addEventListener("visibilitychange", read);
    addEventListener("pageshow", read);
    read();
  }
})();
