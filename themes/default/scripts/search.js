// The search opens: by its button, `/` or Ctrl-K. What it runs on is asked for then, and not before.
(() => {
  "use strict";
  const dialog = document.getElementById("_search");
  if (!dialog?.showModal) return;
  let script;
  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    dialog.querySelector("input").select();
    if (script) return;
    dialog.querySelector(".found").setAttribute("aria-busy", "true");
    script = document.createElement("script");
    script.src = dialog.dataset.script;
    // Asked for again the next time when it did not come.
    script.onerror = () => (script = undefined);
    document.head.append(script);
  };
  for (const button of document.querySelectorAll("[data-search]")) {
    button.hidden = false;
    button.addEventListener("click", open);
  }
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  // A click beside the dialog closes it.
  dialog.addEventListener("click", (event) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const { clientX: x, clientY: y, target } = event;
    if (target === dialog && (x < left || x > right || y < top || y > bottom)) dialog.close();
  });
  addEventListener("keydown", (event) => {
    // By the place of the key: a Korean keyboard gives ㅏ for K.
    const command = event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const plain = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    // A field of a dialog that was just closed has the focus until the next frame.
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]")?.checkVisibility();
    if (!(command || (plain && !writing)) || document.querySelector("dialog[open]:not(#_search)")) return;
    event.preventDefault();
    open();
  });
})();
