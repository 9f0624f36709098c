// A service and its rows of the cost table light each other: under the pointer, with the focus, and
// for good when they are clicked.
const pairs = [];
for (const item of document.querySelectorAll(".said [data-cost]")) {
  const figure = figureOf(item);
  const part = partOf(figure, item.dataset.id);
  const rows = item.dataset.cost.split(" ").flatMap((id) => document.getElementById(id) ?? []);
  if (!part || !rows.length) continue;
  const words = (row) => [...row.cells].map((cell) => cell.textContent.trim()).filter(Boolean).join(" · ");
  const tip = rows.map(words).join("\n");
  // What can be focused is no part of an image.
  svgOf(figure).setAttribute("role", "graphics-document");
  const attributes = { tabindex: 0, role: "img", "aria-label": item.firstChild.textContent, "aria-description": tip };
  for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
  part.classList.add("priced");
  pairs.push({ figure, part, rows, tip });
}

// What a service costs stands beside it, within its figure; a drill has a sentence of its own.
const tip = document.createElement("p");
Object.assign(tip, { className: "price", ariaHidden: "true" });
const tell = ({ figure, part, tip: text }) => {
  if (figure.querySelector(".drill[open]")) return;
  tip.textContent = text;
  figure.append(tip);
  const [outer, inner] = [figure.getBoundingClientRect(), part.firstElementChild.getBoundingClientRect()];
  const foot = filled(figure) ? innerHeight : Math.min(innerHeight, outer.bottom);
  const below = inner.bottom + 8 + tip.offsetHeight <= foot;
  const left = Math.min(inner.left + inner.width / 2 - tip.offsetWidth / 2 - outer.left, outer.width - tip.offsetWidth);
  tip.style.left = `${Math.max(0, left)}px`;
  tip.style.top = `${(below ? inner.bottom + 8 : inner.top - 8 - tip.offsetHeight) - outer.top + figure.scrollTop}px`;
};
document.addEventListener("scroll", ({ target }) => target.matches?.(".canvas") && tip.remove(), true);

let pinned;
const light = (place) => {
  const row = place?.closest?.("tr[id]");
  const part = place?.closest?.(".priced");
  const lit = pairs.filter((pair) => pair.part === part || pair.rows.includes(row));
  tip.remove();
  for (const { part: other, rows } of pairs) {
    other.classList.remove("costing");
    rows.forEach((one) => one.classList.remove("costing"));
  }
  for (const pair of lit) {
    pair.part.classList.add("costing");
    for (const one of part ? pair.rows : [row]) one.classList.add("costing");
    if (part) tell(pair);
  }
  return lit.length > 0;
};
const pin = ({ target }) => {
  pinned = pinned?.contains(target) ? undefined : light(target) ? target.closest("tr, .priced") : undefined;
  light(pinned);
};
if (pairs.length) {
  document.addEventListener("pointerover", ({ target }) => light(target) || light(pinned));
  document.addEventListener("focusin", ({ target }) => light(target) || light(pinned));
  document.addEventListener("click", pin);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pinned) light((pinned = undefined));
    if (!["Enter", " "].includes(event.key) || !event.target.matches?.(".priced")) return;
    event.preventDefault();
    event.target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  });
}
