// What the scripts of diagrams share.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const svgOf = (figure) => figure.querySelector("svg.diagram");
const figureOf = (node) => node.closest?.(".drawing[id]") ?? document.fullscreenElement?.closest(".drawing[id]");
const partOf = (figure, id) => svgOf(figure).querySelector(`[data-id="${CSS.escape(id)}"]`);

const say = (place, text) => {
  // What is told twice would be read aloud twice.
  if (place.textContent !== text) place.textContent = text;
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
