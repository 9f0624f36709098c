// The README's pictures, taken from the built course: `node tests/browser/pictures.mjs`.
import { mkdirSync, statSync } from "node:fs";
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
await browser.close();
server.close();
await site.remove();
