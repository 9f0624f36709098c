// Larger and smaller, moved in its box, and on the whole screen.
const scale = (figure, factor, point) => {
  const svg = svgOf(figure);
  const canvas = svg.parentElement;
  const whole = svg.viewBox.baseVal.width;
  const before = svg.getBoundingClientRect();
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const { x, y } = point ?? { x: left + width / 2, y: top + height / 2 };
  const [across, down] = [(x - before.left) / before.width, (y - before.top) / before.height];
  // The box keeps its height, so that nothing on the page moves, and the drawing is moved in it.
  if (!figure.classList.contains("zoomed") && !filled(figure)) canvas.style.height = `${height}px`;
  figure.classList.add("zoomed");
  svg.style.width = `${Math.min(Math.max(before.width * factor, whole / 4), whole * 4)}px`;
  const after = svg.getBoundingClientRect();
  canvas.scrollLeft += after.left + across * after.width - x;
  canvas.scrollTop += after.top + down * after.height - y;
};
const fit = (figure) => {
  const svg = svgOf(figure);
  svg.style.width = "";
  svg.parentElement.style.height = "";
  figure.classList.remove("zoomed");
  figure.classList.add("fitted");
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

document.addEventListener("fullscreenchange", () => document.querySelectorAll(".drawing.zoomed").forEach(fit));
