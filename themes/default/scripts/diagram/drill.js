// Failure drills: the page has worked out what each failure cuts off; here it is shown.
const mark = (figure, failed, promoted, cut) => {
  const svg = svgOf(figure);
  const down = new Set(failed === undefined ? [] : [failed, ...cut]);
  svg.classList.toggle("drilled", failed !== undefined);
  for (const part of svg.querySelectorAll("[data-id], [data-from]")) {
    const { id, from, to } = part.dataset;
    part.classList.toggle("failed", id !== undefined && id === failed);
    part.classList.toggle("promoted", id !== undefined && id === promoted);
    part.classList.toggle("cut", cut.includes(id) || down.has(from) || down.has(to));
  }
};

// What led to the failed service leads to the one that takes over: a line from box to box, around what failed.
const reroute = (figure, { promote, ledBy }) => {
  const svg = svgOf(figure);
  svg.querySelectorAll(".reroute").forEach((line) => line.remove());
  for (const id of promote ? ledBy.split(" ").filter(Boolean) : []) {
    const boxes = [id, promote].map((end) => partOf(figure, end).firstElementChild.getBBox());
    const [from, to] = boxes.map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);
    const way = [to[0] - from[0], to[1] - from[1]];
    // Bent, so that it passes by what stands in between.
    const bend = [(from[0] + to[0]) / 2 + way[1] * 0.4, (from[1] + to[1]) / 2 - way[0] * 0.4];
    // Where the line from the middle of a box to the bend leaves the box.
    const border = ([x, y], { width, height }) => {
      const out = [bend[0] - x, bend[1] - y];
      const share = Math.min(width / 2 / Math.abs(out[0]), height / 2 / Math.abs(out[1]), 1);
      return [x + out[0] * share, y + out[1] * share];
    };
    const tip = border(to, boxes[1]);
    const back = [bend[0] - tip[0], bend[1] - tip[1]];
    const length = Math.hypot(...back) || 1;
    const neck = [tip[0] + (back[0] / length) * 10, tip[1] + (back[1] / length) * 10];
    const side = [(-back[1] / length) * 5, (back[0] / length) * 5];
    const corner = (sign) => [neck[0] + sign * side[0], neck[1] + sign * side[1]];
    const line = document.createElementNS(svg.namespaceURI, "path");
    line.setAttribute("class", "reroute");
    line.setAttribute("d", `M${border(from, boxes[0])}Q${bend} ${neck}`);
    const head = document.createElementNS(svg.namespaceURI, "path");
    head.setAttribute("class", "reroute head");
    head.setAttribute("d", `M${tip}L${corner(1)}L${corner(-1)}Z`);
    svg.append(line, head);
  }
};

const drill = (button) => {
  const panel = button.closest(".drill");
  const item = button.closest("li");
  const wasPressed = button.getAttribute("aria-pressed") === "true";
  const fails = item.querySelector("[data-fail]");
  // A stand-in that is sent back leaves the failure as it was.
  const chosen = wasPressed ? (button === fails ? undefined : fails) : button;
  for (const other of panel.querySelectorAll("button")) {
    other.setAttribute("aria-pressed", String(other === chosen || (chosen !== undefined && other === fails)));
  }
  for (const other of panel.querySelectorAll("li")) {
    other.classList.toggle("down", other === item && chosen !== undefined);
  }
  say(panel.querySelector(".now"), chosen?.nextElementSibling.textContent ?? "");
  const cut = chosen?.dataset.cut.split(" ").filter(Boolean) ?? [];
  reroute(figureOf(panel), chosen?.dataset ?? {});
  mark(figureOf(panel), chosen && fails.dataset.fail, chosen?.dataset.promote, cut);
  // What takes over comes into sight with what failed.
  reveal(figureOf(panel), [...svgOf(figureOf(panel)).querySelectorAll(".failed, .promoted")]);
};

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".drill button");
  if (button) return drill(button);
  // While the drill is open, services fail where they are drawn.
  const service = target.closest?.(".drawing:has(.drill[open]) .canvas [data-id]");
  const panel = service && figureOf(service).querySelector(".drill");
  const fails = panel?.querySelector(`[data-fail="${CSS.escape(service.dataset.id)}"]`);
  if (fails) drill(fails);
});
document.addEventListener(
  "toggle",
  ({ target }) => {
    const pressed = target.matches(".drill:not([open])") && target.querySelector('[data-fail][aria-pressed="true"]');
    if (pressed) drill(pressed);
  },
  true,
);
