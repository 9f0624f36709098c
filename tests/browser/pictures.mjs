// The README's pictures, taken from the built course: `node tests/browser/pictures.mjs`.
import { mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build, serve } from "./site.mjs";

const desk = { width: 1280, height: 800 };
const pictures = {
  home: { path: "index.html" },
  day: { path: "week_05/day3/index.html" },
  session: { path: "week_05/day3/session_1/index.html", to: ".drawing.sequence" },
  costs: { path: "week_05/day3/lab_1/index.html", to: "table" },
  dark: { path: "week_05/day3/index.html", to: ".drawing.architecture", colorScheme: "dark" },
  search: { path: "week_05/day3/index.html", find: "캐시를" },
  phone: { path: "week_05/day3/session_1/index.html", viewport: { width: 390, height: 800 } },
};
// Diagrams that run: the same figure after each press.
const failover = { path: "week_05/day3/session_1/index.html", of: ".drawing.sequence" };
const drill = { path: "week_05/day3/index.html", of: ".drawing.architecture" };
const films = {
  failover: { ...failover, presses: [5, 7, 9, 14].map((step) => ({ hash: `#_d2=${step}` })) },
  drill: { ...drill, presses: [".drill summary", '[data-fail="primary"]', '[data-promote="standby"]'] },
};
const folder = fileURLToPath(new URL("../ref/pictures/", import.meta.url));

mkdirSync(folder, { recursive: true });
const site = await build();
const server = await serve(site.folder);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
const context = await browser.newContext({ reducedMotion: "reduce" });
const page = await context.newPage();
for (const [name, { path, to, find, colorScheme = "light", viewport = desk }] of Object.entries(pictures)) {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(viewport);
  await page.goto(`${server.origin}/${path}`);
  // The font is optional: what was drawn without it is drawn again once it is kept.
  await page.evaluate(() => document.fonts.ready);
  await page.reload();
  if (to) await page.locator(to).first().evaluate((part) => part.scrollIntoView({ block: "center" }));
  if (find) {
    await page.keyboard.press("/");
    await page.locator("#_search input").fill(find);
    await page.locator("#_search .hit").first().waitFor();
  }
  await page.screenshot({ path: folder + name + ".png" });
  console.log(`${name}.png ${statSync(folder + name + ".png").size} bytes`);
}
await page.emulateMedia({ colorScheme: "light" });
await page.setViewportSize({ width: 760, height: 1200 });
for (const [name, { path, of, presses }] of Object.entries(films)) {
  await page.goto(`${server.origin}/${path}`);
  const figure = page.locator(of).first();
  for (const [at, press] of presses.entries()) {
    if (press.hash) await page.goto(`${server.origin}/${path}${press.hash}`);
    else await figure.locator(press).first().click();
    await page.mouse.move(0, 0);
    const file = `${folder}${name}-${at + 1}.png`;
    await figure.screenshot({ path: file });
    console.log(`${name}-${at + 1}.png ${statSync(file).size} bytes`);
  }
}
await page.emulateMedia({ colorScheme: "light" });
await page.setViewportSize({ width: 1280, height: 800 });
await contactSheet("diagrams", server.origin, ["", "session_1/", "session_2/", "lab_1/"].map((part) => `week_05/day3/${part}index.html`));
// The diagrams of another course, as `node tests/browser/pictures.mjs FOLDER` names it: those of its first page that has some.
const other = process.argv[2] && (await build(process.argv[2]));
if (other) {
  const host = await serve(other.folder);
  const pages = readdirSync(other.folder, { recursive: true }).filter((path) => path.endsWith("index.html"));
  const drawn = pages.find((path) => readFileSync(`${other.folder}/${path}`, "utf8").includes('class="drawing'));
  await contactSheet("seed", host.origin, [drawn]);
  host.close();
  await other.remove();
}
await browser.close();
server.close();
await site.remove();

/** A contact sheet: the diagrams of some pages, in columns. */
async function contactSheet(name, origin, paths) {
  const drawings = [];
  for (const path of paths) {
    await page.goto(`${origin}/${path}`);
    drawings.push(...(await page.locator(".drawing svg.diagram").evaluateAll((all) => all.map((one) => one.outerHTML))));
  }
  await page.evaluate((drawings) => {
    const columns = [0, 1, 2].map(() => ({ height: 0, box: document.createElement("div") }));
    for (const drawing of drawings) {
      const column = columns.reduce((a, b) => (b.height < a.height ? b : a));
      const cell = document.createElement("div");
      cell.innerHTML = drawing;
      const { width, height } = cell.firstChild.viewBox.baseVal;
      const scale = Math.min(1, 400 / width);
      column.height += height * scale + 28;
      Object.assign(cell.firstChild.style, { width: `${width * scale}px`, minWidth: 0, margin: "0 auto", display: "block" });
      Object.assign(cell.style, { marginBottom: "28px" });
      column.box.append(cell);
    }
    for (const { box } of columns) box.className = "drawing";
    document.body.replaceChildren(...columns.map(({ box }) => box));
    for (const { box } of columns) Object.assign(box.style, { width: "400px" });
    Object.assign(document.body.style, { display: "flex", gap: "20px", padding: "20px", width: "1240px", background: "#fff" });
  }, drawings);
  await page.evaluate(() => document.fonts.ready);
  await page.locator("body").screenshot({ path: `${folder}${name}.png` });
  console.log(`${name}.png ${statSync(`${folder}${name}.png`).size} bytes`);
}
