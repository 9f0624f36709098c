// Step by step: what comes is dim, what is told now is lit. Step 0 shows everything.
const steps = new Map();
const timers = new Map();
const countOf = (figure) => Number(figure.dataset.steps ?? 0);

const show = (figure, step) => {
  const svg = svgOf(figure);
  const line = figure.querySelector(`.said [data-step="${step}"]`);
  const named = line?.dataset.at;
  for (const part of svg.querySelectorAll("[data-step]")) {
    const own = Number(part.dataset.step);
    part.classList.toggle("future", step > 0 && own > step);
    part.classList.toggle("lit", step > 0 && (own === step || (named !== undefined && part.dataset.id === named)));
  }
  for (const other of figure.querySelectorAll(".said [aria-current]")) other.removeAttribute("aria-current");
  line?.setAttribute("aria-current", "step");
  svg.classList.toggle("stepped", step > 0);
  figure.classList.toggle("running", step > 0);
  say(figure.querySelector(".now"), line ? `${step}/${countOf(figure)} · ${line.textContent}` : "");
  figure.querySelector('[data-do="all"]').setAttribute("aria-pressed", String(step === 0));
  if (step) steps.set(figure, step);
  else steps.delete(figure);
};

// `#_d2=7&_d5=1`: the steps of all figures that are not shown whole.
const named = () => {
  const parts = location.hash.slice(1).split("&").map((part) => part.match(/^([\w-]*_d\d+)=(\d+)$/));
  return parts.every(Boolean) ? parts.map(([, id, step]) => [id, Number(step)]) : [];
};
const remember = () => {
  const all = [...steps].map(([figure, step]) => `${figure.id}=${step}`).join("&");
  // The hash of a heading stays until there is a step to remember.
  if (!all && !named().length) return;
  try {
    history.replaceState(history.state, "", all ? `#${all}` : location.pathname + location.search);
  } catch {
    // Where addresses cannot be changed, or not so often, the step is shown all the same.
  }
};
const restore = () => {
  const wanted = new Map(named());
  if (!wanted.size) return;
  let first;
  for (const figure of document.querySelectorAll(".drawing[data-steps]")) {
    const step = Math.min(wanted.get(figure.id) ?? 0, countOf(figure));
    if (step) first ??= figure;
    if (step !== (steps.get(figure) ?? 0)) {
      stop(figure);
      show(figure, step);
    }
  }
  first?.scrollIntoView();
};

const stop = (figure) => {
  if (!timers.has(figure)) return;
  clearTimeout(timers.get(figure));
  timers.delete(figure);
  swap(figure.querySelector('[data-do="play"]'));
};
const swap = (button) => {
  [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
};

const go = (figure, step) => {
  show(figure, step);
  // Where a page opens at a step nothing moves; who steps needs the buttons more than the rest.
  figure.classList.toggle("stepping", step > 0);
  remember();
  reveal(figure, [...svgOf(figure).querySelectorAll(".lit")]);
};
const turn = (figure, by) => {
  const count = countOf(figure);
  const now = steps.get(figure) ?? 0;
  stop(figure);
  if (now) go(figure, Math.min(Math.max(now + by, 1), count));
  else go(figure, by > 0 ? 1 : count);
};
const tick = (figure) => {
  const now = steps.get(figure) ?? 0;
  if (now >= countOf(figure)) return stop(figure);
  go(figure, now + 1);
  // A second, and time to read.
  timers.set(figure, setTimeout(tick, 1000 + 40 * figure.querySelector(".now").textContent.length, figure));
};

Object.assign(deeds, {
  play(figure, button) {
    if (timers.has(figure)) return stop(figure);
    if (steps.get(figure) === countOf(figure)) steps.delete(figure);
    swap(button);
    tick(figure);
  },
  back: (figure) => turn(figure, -1),
  next: (figure) => turn(figure, 1),
  all(figure) {
    stop(figure);
    go(figure, 0);
  },
});

const filled = (figure) => document.fullscreenElement === figure;
const stepping = (by, always) => (figure, target) => {
  if (!countOf(figure) || !(always || filled(figure))) return false;
  // A drawing that is wider than its box is scrolled by the arrows.
  const scrolls = target.matches(".canvas") && target.scrollWidth > target.clientWidth + 1;
  if (scrolls && !filled(figure)) return false;
  turn(figure, by);
  return true;
};
Object.assign(keys, {
  ArrowRight: stepping(1, true),
  ArrowLeft: stepping(-1, true),
  // As the buttons of a presenter say it.
  PageDown: stepping(1),
  PageUp: stepping(-1),
  Home: (figure, target) => stepping(-Infinity)(figure, target),
  End: (figure, target) => stepping(Infinity)(figure, target),
});

addEventListener("hashchange", restore);
restore();
