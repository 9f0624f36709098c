// What a reader's machine spends: `SEODANG=target/release/seodang node tests/browser/timings.mjs [COURSE [PAGE]]`
// prints the main-thread time of a page beside the same page in barer forms, and the time of queries at a CPU
// four times slower. Medians; the figures are for reading, nothing fails on them.
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { build, serve } from "./site.mjs";

const [course = "course", path = "week_05/day3/index.html"] = process.argv.slice(2);
const queries = ["스냅샷은", "데이터베이스를", "보안그룹", "쿠버네티스", "ㅋㅅ", "zotld", "failover", "t3.micro", "RDS 백업", "캐시를", "없는낱말"];
const rounds = 9;
const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];

const site = await build(course);
const server = await serve(site.folder);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });

/** Milliseconds of the main thread from an empty window to a page at rest. */
async function spent(address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const now = async () => {
    const { metrics } = await client.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
  const before = await now();
  await page.goto(address, { waitUntil: "networkidle" });
  const all = (await now()) - before;
  await context.close();
  return all;
}

const html = await readFile(`${site.folder}/${path}`, "utf8");
const article = html.slice(html.indexOf("<article"), html.indexOf("</article>") + 10);
const drawings = article.match(/<svg [^>]*class="diagram .*?<\/svg>/gs) ?? [];
const styles = (html.match(/<link rel="stylesheet"[^>]*>/g) ?? []).join("");
const bare = (body, head = "") => `<!doctype html><html lang="ko"><meta charset="utf-8"><title>x</title>${head}<body>${body}</body></html>`;
const beside = path.replace("index.html", "");
// A drawing needs its own styles, wherever it stands.
const looks = await readFile(new URL("../../themes/default/styles/diagram.css", import.meta.url), "utf8");
await writeFile(`${site.folder}/assets/drawing.css`, looks);
const sheet = html.match(/href="([^"]*assets\/)style\.[^"]*"/);
const plain = await readFile(join(site.folder, dirname(path), sheet[0].slice(6, -1)), "utf8");
await writeFile(`${site.folder}/assets/unfonted.css`, plain.replace(/@font-face \{[^}]*woff2[^}]*\}/g, ""));
const forms = {
  "the page": html,
  "without the fonts": html.replace(/ data-fonts="[^"]*"/, "").replace(sheet[0], `href="${sheet[1]}unfonted.css"`),
  "without scripts": html.replace(/<script.*?<\/script>/gs, ""),
  "its text and drawings with the styles of drawings": bare(article, `<link rel="stylesheet" href="${sheet[1]}drawing.css">`),
  "its text and drawings with the styles": bare(`<main>${article}</main>`, styles),
  "its text and drawings, no theme": bare(article),
  "its drawings alone": bare(drawings.join("\n")),
};
console.log(`${path}: ${drawings.length} drawings, main thread`);
const times = new Map(Object.keys(forms).map((name) => [name, []]));
for (const [at, [, text]] of Object.entries(forms).entries()) await writeFile(`${site.folder}/${beside}form${at}.html`, text);
for (let round = 0; round < rounds; round += 1) {
  for (const [at, name] of Object.keys(forms).entries()) times.get(name).push(await spent(`${server.origin}/${beside}form${at}.html`));
}
const shown = (value) => value.toFixed(1).padStart(8);
for (const [name, all] of times) console.log(`${shown(median(all))} ms, at least ${shown(Math.min(...all))}  ${name}`);

console.log("a query of an index that was just opened, and again, at a CPU four times slower");
for (const query of queries) {
  const first = [];
  const again = [];
  for (let round = 0; round < 2; round += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/${path}`);
    await page.keyboard.press("/");
    await page.waitForFunction(() => globalThis.seodangSearch);
    const client = await context.newCDPSession(page);
    await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const [one, two] = await page.evaluate(async (text) => {
      const dialog = document.getElementById("_search");
      const root = dialog.dataset.root;
      let folder = "";
      let waited = 0;
      let taken;
      globalThis.seodang_search = (name, data) => {
        if (name === "head") folder = data.folder;
        taken = data;
      };
      const fetched = new Map();
      // Pieces are at hand beforehand, so that the host is not measured; reading them is.
      const load = async (name) => {
        if (!fetched.has(name)) {
          const from = performance.now();
          const address = root + (name === "head" ? "search.js" : `${folder}${name}.js`);
          await new Promise((resolve, reject) => {
            const script = Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject });
            document.head.append(script);
          });
          fetched.set(name, taken);
          waited += performance.now() - from;
        }
        return fetched.get(name);
      };
      const alone = async (search) => {
        const from = performance.now();
        await search.find(text);
        return performance.now() - from;
      };
      await alone(globalThis.seodangSearch(load));
      // The slower processor stands still in turns, so that a single query says little.
      const times = [[], []];
      for (let once = 0; once < 15; once += 1) {
        const search = globalThis.seodangSearch(async (name) => fetched.get(name));
        for (const kind of times) kind.push(await alone(search));
        await new Promise((done) => setTimeout(done, 20));
      }
      return times;
    }, query);
    first.push(...one);
    again.push(...two);
    await context.close();
  }
  console.log(`${median(first).toFixed(1).padStart(8)} ${median(again).toFixed(1).padStart(6)} ms  ${query}`);
}

await browser.close();
server.close();
await site.remove();
