// A built course on a local host with a browser in front of it, until the last test is done.
import { after } from "node:test";
import { chromium } from "playwright-core";
import { listen } from "./faults.mjs";
import { build, serve } from "./site.mjs";

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
const closers = [() => browser.close()];

/** To be called when all tests have names: closes everything after the last. An `after` from before the first would
 *  run while courses are still being built. */
export const lastly = () =>
  after(async () => {
    for (const close of closers) await close();
  });

/** Waits until what the last change caused is painted. Runs in the page. */
export const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

export const phone = { width: 360, height: 740 };

/** Builds and serves a course; the bundled one unless told otherwise. */
export const stage = async (course) => present(await build(course));

/** Serves a built site. */
export async function present(site) {
  const server = await serve(site.folder);
  closers.push(async () => {
    server.close();
    await site.remove();
  });
  const { origin } = server;
  const host = new URL(origin).host;

  /** The address of a page of the site: at the top of the host, or below `base`. */
  const at = (path, folder = "/") => origin + folder + path;

  /** A page of its own in a window with `options`, and what is heard from it. */
  async function openWindow(options) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    return [page, listen(page, [host, ""])];
  }

  /** Gives a window to `use` and closes it afterwards. */
  async function inWindow(options, use) {
    const [page, heard] = await openWindow(options);
    try {
      await use(page, heard);
    } finally {
      await page.context().close();
    }
  }

  return { folder: site.folder, origin, at, openWindow, inWindow };
}
