// What the scripts of diagrams share.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const svgOf = (figure) => figure.querySelector("svg.diagram");
const figureOf = (node) => node.closest?.(".drawing[id]") ?? document.fullscreenElement?.closest(".drawing[id]");
const partOf = (figure, id) => svgOf(figure).querySelector(`[data-id="${CSS.escape(id)}"]`);

const say = (place, text) => {
  // What is told twice would be read aloud twice.
  if (place.textContent !== text) place.textContent = text;
};

// Scrolls the box of a drawing, then the page, until `parts` are in sight: all of them, or where there is
// no room for that the words of the last.
const reveal = (figure, parts) => {
  if (!parts.length) return;
  const around = (some) => {
    const boxes = some.map((one) => one.getBoundingClientRect());
    const least = (side) => Math.min(...boxes.map((box) => box[side]));
    const most = (side) => Math.max(...boxes.map((box) => box[side]));
    return { left: least("left"), top: least("top"), right: most("right"), bottom: most("bottom") };
  };
  const words = [...parts.at(-1).querySelectorAll("text")];
  const choices = [parts, parts.slice(-1), words.length ? words : parts.slice(-1)].map(around);
  // How far to go along one axis, so that the first of the choices that fits is between `low` and `high`.
  const way = (start, end, low, high) => {
    const fits = choices.find((box) => box[end] - box[start] <= high - low) ?? choices[2];
    return fits[start] < low ? fits[start] - low : Math.max(0, Math.min(fits[end] - high, fits[start] - low));
  };
  const within = (by, at, room) => Math.min(Math.max(at + by, 0), Math.max(room, 0)) - at;
  const canvas = svgOf(figure).parentElement;
  const behavior = calm.matches ? "auto" : "smooth";
  const { left, top } = canvas.getBoundingClientRect();
  const { clientWidth, clientHeight, scrollWidth, scrollHeight } = canvas;
  const across = within(way("left", "right", left + 12, left + clientWidth - 12), canvas.scrollLeft, scrollWidth - clientWidth);
  const down = within(way("top", "bottom", top + 12, top + clientHeight - 12), canvas.scrollTop, scrollHeight - clientHeight);
  canvas.scrollBy({ left: across, top: down, behavior });
  for (const box of choices) {
    box.top -= down;
    box.bottom -= down;
  }
  // Below stand the buttons, above a phone's bar.
  const full = document.fullscreenElement === figure;
  const foot = figure.querySelector(".drill[open]") ?? figure.querySelector(".runs");
  const by = way("top", "bottom", full ? 16 : 72, innerHeight - foot.offsetHeight - 16);
  (full ? figure : window).scrollBy({ top: by, behavior });
};

// What the buttons do, by their names.
const deeds = {};
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".drawing [data-do]");
  if (button) deeds[button.dataset.do](figureOf(button), button);
});

// Keys, where the focus is in a figure or a figure fills the screen. A deed that has nothing to do
// says so, and the key keeps its meaning.
const keys = {};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const figure = figureOf(event.target);
  if (figure && keys[event.key]?.(figure, event.target)) event.preventDefault();
});
