// Larger and smaller, moved in its box, and on the whole screen.
const naturalOf = (figure) => svgOf(figure).viewBox.baseVal.width;
/** Makes a drawing `width` pixels wide; what is drawn at `point` stays there. */
const resize = (figure, width, point) => {
  const svg = svgOf(figure);
  const canvas = svg.parentElement;
  // What is drawn may be smaller than its element, which a full screen stretches.
  const drawnAt = () => {
    const { a, e, f } = svg.getScreenCTM();
    return { unit: a, left: e, top: f };
  };
  const before = drawnAt();
  const [across, down] = [(point.x - before.left) / before.unit, (point.y - before.top) / before.unit];
  // The box keeps its height, so that nothing on the page moves, and the drawing is moved in it.
  if (!figure.classList.contains("zoomed") && !filled(figure)) canvas.style.height = `${canvas.getBoundingClientRect().height}px`;
  figure.classList.add("zoomed");
  svg.style.width = `${width}px`;
  const after = drawnAt();
  canvas.scrollLeft += after.left + across * after.unit - point.x;
  canvas.scrollTop += after.top + down * after.unit - point.y;
};
const scale = (figure, factor, point) => {
  const { left, top, width, height } = svgOf(figure).parentElement.getBoundingClientRect();
  const whole = naturalOf(figure);
  const drawn = svgOf(figure).getScreenCTM().a * whole;
  const wanted = Math.min(Math.max(drawn * factor, Math.min(whole / 4, drawn)), Math.max(whole * 4, drawn));
  filling = undefined;
  resize(figure, wanted, point ?? { x: left + width / 2, y: top + height / 2 });
};
const reset = (figure) => {
  const svg = svgOf(figure);
  svg.style.width = "";
  svg.parentElement.style.height = "";
  figure.classList.remove("zoomed");
  filling = undefined;
};
const fit = (figure) => {
  reset(figure);
  if (!filled(figure)) figure.classList.add("fitted");
};

// On a projector words are read from far away: where the whole would be too small, a part is shown.
let filling;
const fill = (figure) => {
  reset(figure);
  const least = Math.max(1, innerWidth / 960);
  if (svgOf(figure).getScreenCTM().a < least) resize(figure, naturalOf(figure) * least, { x: 0, y: 0 });
  filling = figure;
  svgOf(figure).parentElement.scrollTo({ left: 0, top: 0, behavior: "instant" });
  reveal(figure, [...svgOf(figure).querySelectorAll(".lit, .failed")]);
};

const larger = (figure) => scale(figure, 1.25);
const smaller = (figure) => scale(figure, 0.8);
Object.assign(deeds, {
  larger,
  smaller,
  fit,
  full(figure) {
    if (filled(figure)) return document.exitFullscreen();
    if (document.fullscreenEnabled) return figure.requestFullscreen();
    // A phone without a full screen for what is no film: as large as the window.
    const detail = { picture: svgOf(figure), name: svgOf(figure).querySelector("title").textContent };
    document.dispatchEvent(new CustomEvent("seodang-zoom", { detail }));
  },
});
const done = (deed) => (figure) => {
  deed(figure);
  return true;
};
for (const [deed, names] of [[larger, "+="], [smaller, "-_"], [fit, "0"]]) {
  for (const name of names) keys[name] = done(deed);
}

for (const canvas of document.querySelectorAll(".drawing > .canvas")) {
  const figure = canvas.parentElement;
  const scrolls = () => canvas.scrollWidth > canvas.clientWidth || canvas.scrollHeight > canvas.clientHeight;
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      scale(figure, Math.exp(-event.deltaY / 300), event);
    },
    { passive: false },
  );

  // Two fingers.
  let apart;
  const between = ([a, b]) => ({
    apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
    x: (a.clientX + b.clientX) / 2,
    y: (a.clientY + b.clientY) / 2,
  });
  canvas.addEventListener("touchstart", ({ touches }) => (apart = touches.length === 2 && between(touches).apart), {
    passive: true,
  });
  canvas.addEventListener(
    "touchmove",
    (event) => {
      if (!apart || event.touches.length !== 2) return;
      event.preventDefault();
      const now = between(event.touches);
      scale(figure, now.apart / apart, now);
      apart = now.apart;
    },
    { passive: false },
  );

  // The mouse; fingers scroll by themselves.
  canvas.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button || !scrolls() || event.target.closest("a")) return;
    const from = { x: event.clientX + canvas.scrollLeft, y: event.clientY + canvas.scrollTop };
    const move = ({ clientX, clientY }) => canvas.scrollTo({ left: from.x - clientX, top: from.y - clientY, behavior: "instant" });
    const end = () => {
      removeEventListener("pointermove", move);
      canvas.classList.remove("held");
    };
    canvas.classList.add("held");
    addEventListener("pointermove", move);
    addEventListener("pointerup", end, { once: true });
  });
}

document.addEventListener("fullscreenchange", ({ target }) => {
  const button = target.querySelector?.(':scope > .runs [data-do="full"]');
  if (!button) return;
  swap(button);
  document.querySelectorAll(".drawing.zoomed").forEach(reset);
  if (filled(target)) fill(target);
});
addEventListener("resize", () => filling && fill(filling));
