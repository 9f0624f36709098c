// Blocks of code: a button copies them.
(() => {
  "use strict";
  const { copy, copied } = document.documentElement.dataset;
  if (!copy) return;

  /** Copies a text; also where the page is a file, and browsers keep their clipboard to themselves. */
  const put = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.readOnly = true;
      field.className = "away";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };

  for (const box of document.querySelectorAll(".code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copy;
    button.setAttribute("aria-live", "polite");
    let back;
    button.addEventListener("click", async () => {
      if (!(await put(box.querySelector("code").textContent))) return;
      button.focus();
      button.textContent = copied;
      clearTimeout(back);
      back = setTimeout(() => (button.textContent = copy), 1500);
    });
    (box.querySelector("figcaption") ?? box).append(button);
  }
})();
