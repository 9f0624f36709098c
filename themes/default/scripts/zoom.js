// A picture as large as the window: zoomed by wheel, pinch and keys, moved by drag and arrows.
// Whoever has something to show sends `seodang-zoom` to the document, with { picture, name }.
(() => {
  "use strict";
  const { zoom: words } = document.documentElement.dataset;
  if (!words || !window.HTMLDialogElement) return;
  const [open, nearer, farther, whole, close] = words.split("|");
  const MOST = 12;
  const STEP = 1.4;
  let dialog, stage, picture, opener;
  // How the picture lies: its scale and the place of its upper left corner; what fits is the least.
  let scale = 1;
  let least = 1;
  let [x, y] = [0, 0];

  const size = () => [picture.offsetWidth || picture.width.baseVal.value, picture.offsetHeight || picture.height.baseVal.value];
  const place = () => {
    const [width, height] = size().map((side) => side * scale);
    const { clientWidth, clientHeight } = stage;
    const within = (at, side, room) => (side <= room ? (room - side) / 2 : Math.min(0, Math.max(room - side, at)));
    x = within(x, width, clientWidth);
    y = within(y, height, clientHeight);
    picture.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  };
  const fit = () => {
    const [width, height] = size();
    least = Math.min(stage.clientWidth / width, stage.clientHeight / height);
    scale = least;
    place();
  };
  /** Scales by `factor`; the point of the stage at `px`, `py` keeps its place. */
  const scaleBy = (factor, px = stage.clientWidth / 2, py = stage.clientHeight / 2) => {
    const next = Math.min(Math.max(scale * factor, Math.min(least, 1)), Math.max(MOST, least));
    x = px - ((px - x) * next) / scale;
    y = py - ((py - y) * next) / scale;
    scale = next;
    place();
  };
  const move = (dx, dy) => {
    x += dx;
    y += dy;
    place();
  };

  const keys = {
    "+": () => scaleBy(STEP),
    "=": () => scaleBy(STEP),
    "-": () => scaleBy(1 / STEP),
    _: () => scaleBy(1 / STEP),
    0: fit,
    ArrowLeft: () => move(80, 0),
    ArrowRight: () => move(-80, 0),
    ArrowUp: () => move(0, 80),
    ArrowDown: () => move(0, -80),
  };

  // One pointer moves, two pinch.
  const pointers = new Map();
  const middle = () => {
    const all = [...pointers.values()];
    const { left, top } = stage.getBoundingClientRect();
    const sum = (key) => all.reduce((total, one) => total + one[key], 0) / all.length;
    const apart = all.length > 1 ? Math.hypot(all[0].x - all[1].x, all[0].y - all[1].y) : 0;
    return { x: sum("x") - left, y: sum("y") - top, apart };
  };
  const onPointer = (event) => {
    const { type, pointerId, clientX, clientY } = event;
    if (type === "pointerdown") {
      stage.setPointerCapture(pointerId);
      pointers.set(pointerId, { x: clientX, y: clientY });
    } else if (type !== "pointermove") {
      pointers.delete(pointerId);
    } else if (pointers.has(pointerId)) {
      const before = middle();
      pointers.set(pointerId, { x: clientX, y: clientY });
      const after = middle();
      move(after.x - before.x, after.y - before.y);
      if (before.apart) scaleBy(after.apart / before.apart, after.x, after.y);
    }
  };

  const button = (label, sign, act) => {
    const one = document.createElement("button");
    Object.assign(one, { type: "button", className: "tool", title: label, textContent: sign });
    one.setAttribute("aria-label", label);
    one.addEventListener("click", act);
    return one;
  };
  const make = () => {
    dialog = document.createElement("dialog");
    dialog.className = "zoom";
    stage = document.createElement("div");
    stage.className = "stage";
    const tools = document.createElement("div");
    tools.className = "zoom-tools";
    tools.append(
      button(farther, "−", keys["-"]),
      button(whole, "⤢", fit),
      button(nearer, "+", keys["+"]),
      button(close, "×", () => dialog.close()),
    );
    dialog.append(stage, tools);
    document.body.append(dialog);
    dialog.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    dialog.addEventListener("close", () => {
      stage.replaceChildren();
      pointers.clear();
      opener?.focus({ preventScroll: true });
    });
    for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) {
      stage.addEventListener(type, onPointer);
    }
    stage.addEventListener("dblclick", (event) => {
      const { left, top } = stage.getBoundingClientRect();
      if (scale > least * 1.01) fit();
      else scaleBy(2.5, event.clientX - left, event.clientY - top);
    });
    stage.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        const { left, top } = stage.getBoundingClientRect();
        scaleBy(Math.exp(-event.deltaY / (event.ctrlKey ? 100 : 400)), event.clientX - left, event.clientY - top);
      },
      { passive: false },
    );
    new ResizeObserver(() => dialog.open && fit()).observe(stage);
  };

  const show = (original, name) => {
    if (!dialog) make();
    opener = document.activeElement;
    picture = original.cloneNode(true);
    for (const attribute of ["id", "class", "role", "tabindex", "loading", "aria-haspopup"]) {
      if (original instanceof HTMLElement) picture.removeAttribute(attribute);
    }
    if (original instanceof HTMLImageElement) {
      picture.width = original.naturalWidth || original.width;
      picture.height = original.naturalHeight || original.height;
    } else {
      const box = original.viewBox.baseVal;
      picture.setAttribute("width", box.width);
      picture.setAttribute("height", box.height);
    }
    stage.replaceChildren(picture);
    dialog.setAttribute("aria-label", name);
    dialog.showModal();
    fit();
  };
  document.addEventListener("seodang-zoom", ({ detail }) => show(detail.picture, detail.name));

  // Pictures of the text open by a click, and by the keyboard.
  for (const image of document.querySelectorAll("main img:not(.icon)")) {
    if (image.closest("a, button, summary")) continue;
    image.tabIndex = 0;
    image.setAttribute("role", "button");
    image.setAttribute("aria-haspopup", "dialog");
    image.setAttribute("aria-label", `${open}: ${image.alt}`);
    image.addEventListener("click", () => show(image, image.alt || open));
    image.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      show(image, image.alt || open);
    });
  }
})();
