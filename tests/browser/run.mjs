// The site of the bundled course in Chromium: every page, then what a reader does with them.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { figures } from "./cost.mjs";
import { misfits } from "./faults.mjs";
import "./colours.mjs";
import "./running.mjs";
import { searchTests } from "./search.mjs";
import { base } from "./site.mjs";
import { frames, lastly, phone, stage } from "./stage.mjs";

const site = await stage();
const { at, openWindow, inWindow } = site;
const schemes = ["light", "dark"];
const widths = [1280, 768, 360];
const pages = readdirSync(site.folder, { recursive: true })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".html"))
  .sort();
const session = "week_05/day3/session_1/index.html";

const [reader, heard] = await openWindow({});
for (const path of pages) {
  test(`${path} opens in silence and fits every window, by day and by night`, async () => {
    heard.length = 0;
    for (const scheme of schemes) {
      await reader.emulateMedia({ colorScheme: scheme });
      await reader.goto(at(path, scheme === "light" ? "/" : base));
      for (const width of widths) {
        await reader.setViewportSize({ width, height: 800 });
        heard.push(...(await reader.evaluate(misfits)).map((one) => `${scheme}, ${width}: ${one}`));
      }
    }
    assert.deepEqual(heard, []);
  });
}

test("what does not fit is found", () =>
  inWindow({}, async (page) => {
    const faulty = `
      <p style="width: 9999px">넓은 문단</p>
      <p style="width: 3em; overflow: hidden; white-space: nowrap">잘린 문단입니다</p>
      <div class="drawing">그림 없음</div>
      <div class="drawing"><svg class="diagram" viewBox="0 0 90 90" width="90" height="90">
        <text x="80" y="40">밖으로 나간 글</text></svg></div>`;
    await page.setContent(faulty);
    assert.deepEqual(await page.evaluate(misfits), [
      "the page scrolls sideways for p “넓은 문단”",
      "the text of p “잘린 문단입니다” is cut",
      "div.drawing “그림 없음” shows no drawing",
      "text “밖으로 나간 글” stands outside its drawing",
    ]);
  }));

const kinds = {
  "the home": "index.html",
  "a week": "week_05/index.html",
  "a day": "week_05/day3/index.html",
  "a session": session,
  "a lab": "week_05/day3/lab_1/index.html",
  "a source": "week_05/day3/templates/rds.yaml.html",
  "a page that is not there": "404.html",
};
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
for (const [kind, path] of Object.entries(kinds)) {
  test(`${kind} has no serious barrier for anyone`, async () => {
    const found = [];
    await reader.goto(at(path));
    await reader.evaluate(axe);
    for (const [colorScheme, width] of [["light", 1280], ["dark", 360]]) {
      await reader.emulateMedia({ colorScheme });
      await reader.setViewportSize({ width, height: 800 });
      await reader.evaluate(frames);
      const { violations } = await reader.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
      for (const { id, impact, nodes } of violations) {
        if (impact !== "serious" && impact !== "critical") continue;
        found.push(`${colorScheme}: ${id}, ${nodes.length} times: ${nodes[0].html.slice(0, 160)}`);
      }
    }
    assert.deepEqual(found, []);
  });
}

for (const [width, height] of [[1280, 800], [1920, 1080], [768, 1024], [360, 740]]) {
  test(`a page takes at most six requests and 70 KB without its fonts, and nothing on it moves, ${width} px wide`, () =>
    inWindow({ viewport: { width, height } }, coldly));
}

async function coldly(page) {
  await page.addInitScript(() => {
    globalThis.shift = 0;
    const add = (list) => list.getEntries().forEach((entry) => (globalThis.shift += entry.value));
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  });
  const sizes = { font: 0, script: 0, rest: 0 };
  let requests = 0;
  page.on("response", async (response) => {
    const type = response.request().resourceType();
    const body = await response.body();
    if (type !== "font") requests += 1;
    if (type === "font") sizes.font += body.length;
    else sizes[type === "script" ? "script" : "rest"] += gzipSync(body).length;
  });
  await page.route("**/*.woff2", async (route) => {
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
    await route.continue();
  });
  await page.goto(at(session), { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(frames);
  assert.ok(requests <= 6, `${requests} requests`);
  assert.ok(sizes.script <= 20_000, `${sizes.script} bytes of script`);
  assert.ok(sizes.script + sizes.rest <= 70_000, `${sizes.script + sizes.rest} bytes`);
  assert.ok(sizes.font > 0 && sizes.font <= 250_000, `${sizes.font} bytes of font`);
  assert.equal(await page.evaluate(() => globalThis.shift), 0, "layout shift");
  assert.ok(await page.evaluate(() => [...document.querySelectorAll(".drawing svg")].every((svg) => svg.checkVisibility())));
}

test("from a folder, without a server, the outline leads from page to page", () =>
  inWindow({}, async (page, heard) => {
    await page.goto(pathToFileURL(`${site.folder}/index.html`).href);
    await page.locator(".side a:visible").filter({ hasText: "데이터베이스와 캐싱" }).click();
    await page.waitForURL(/week_05\/day3\/index\.html$/);
    await page.locator(".children li a").first().click();
    await page.waitForURL(/week_05\/day3\/session_1\/index\.html$/);
    assert.ok(await page.locator(".drawing svg").first().isVisible());
    assert.deepEqual(heard, []);
  }));

test("without scripts every word and every drawing is there", () =>
  inWindow({ javaScriptEnabled: false }, async (page) => {
    const read = () => ({
      words: [...document.querySelectorAll("main, .side, .contents")].map((part) => {
        const copy = part.cloneNode(true);
        copy.querySelectorAll("button").forEach((button) => button.remove());
        return copy.textContent;
      }),
      drawings: [...document.querySelectorAll(".drawing svg")].map((svg) => svg.checkVisibility()),
    });
    for (const path of pages) {
      await Promise.all([page.goto(at(path)), reader.goto(at(path))]);
      assert.deepEqual(await page.evaluate(read), await reader.evaluate(read), path);
    }
  }));

test("without scripts a phone opens the outline too", () =>
  inWindow({ javaScriptEnabled: false, viewport: phone }, async (page) => {
    await page.goto(at(session));
    const outline = page.locator(".side");
    assert.equal(await outline.isVisible(), false);
    await page.locator("button.menu").click();
    assert.equal(await outline.isVisible(), true);
    await outline.getByRole("button", { name: "닫기" }).click();
    assert.equal(await outline.isVisible(), false);
    await page.locator("button.menu").click();
    await outline.getByText("EBS와 S3").click();
  }));

test("for fingers whatever opens, closes or leads on is high enough, but for links in the text", () =>
  inWindow({ viewport: phone, hasTouch: true, isMobile: true }, async (page) => {
    await page.goto(at("week_05/day3/lab_1/index.html"));
    const low = () =>
      page.evaluate(() => {
        const all = document.querySelectorAll("button, summary, .crumbs a, .side a, .contents a, .foot a, .brand");
        const shown = [...all].filter((one) => one.checkVisibility());
        return shown.filter((one) => one.getBoundingClientRect().height < 40).map((one) => one.outerHTML.slice(0, 90));
      });
    assert.deepEqual(await low(), []);
    for (const name of ["menu", "contents-button"]) {
      await page.locator(`button.${name}`).tap();
      assert.deepEqual(await low(), []);
      await page.locator(":popover-open").getByRole("button", { name: "닫기" }).tap();
      assert.equal(await page.locator(":popover-open").count(), 0);
    }
  }));

test("a table that scrolls on a phone leaves texts their room, and amounts stay in sight", () =>
  inWindow({ viewport: phone, hasTouch: true, isMobile: true }, async (page) => {
    let amounts = 0;
    for (const path of pages.filter((path) => path.startsWith("week_05/day3/"))) {
      await page.goto(at(path));
      const found = await page.evaluate(() => {
        const narrow = [];
        let amounts = 0;
        for (const table of document.querySelectorAll(".table")) {
          if (table.scrollWidth <= table.clientWidth + 1) continue;
          for (const cell of table.querySelectorAll("td:not(:first-child)")) {
            const lines = cell.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight);
            if (cell.clientWidth < 130 && lines > 2.9 && cell.textContent.length > 16) narrow.push(cell.textContent);
          }
          const { right } = table.getBoundingClientRect();
          for (const figure of table.querySelectorAll("td:last-child .figure")) {
            amounts += 1;
            if (figure.getBoundingClientRect().right > right) narrow.push(`${figure.textContent} is out of sight`);
          }
        }
        return { narrow, amounts };
      });
      assert.deepEqual(found.narrow, [], path);
      amounts += found.amounts;
    }
    assert.ok(amounts > 5);
  }));

test("a particle stays on the line of the code before it", () =>
  inWindow({}, async (page) => {
    for (const path of pages.filter((path) => path.startsWith("week_05/day3/"))) {
      await page.goto(at(path));
      for (const width of [1280, 768, 390, 360]) {
        await page.setViewportSize({ width, height: 800 });
        const torn = await page.evaluate(() =>
          [...document.querySelectorAll("main :not(pre) > code")].flatMap((code) => {
            const next = code.nextSibling;
            if (next?.nodeType !== Node.TEXT_NODE || !/^[가-힣]/.test(next.data) || !/\w$/.test(code.textContent)) return [];
            const range = document.createRange();
            range.setStart(next, 0);
            range.setEnd(next, 1);
            const last = [...code.getClientRects()].at(-1);
            return range.getBoundingClientRect().top > last.bottom - 4 ? [code.textContent + next.data.slice(0, 2)] : [];
          }),
        );
        assert.deepEqual(torn, [], `${path}, ${width}`);
      }
    }
  }));

test("tasks are ticked off and stay so, on their page and where all of the day stands", () =>
  inWindow({}, async (page, heard) => {
    const lab = "week_05/day3/lab_1/index.html";
    const ticked = (within) =>
      page.locator(`${within} [data-task]`).evaluateAll((all) => all.map((one) => one.checked));
    await page.goto(at(lab));
    const box = page.getByRole("checkbox", { name: /MultiAZ/ });
    await box.check();
    // The words are as good as the box.
    await page.locator("li.task").nth(2).click();
    assert.deepEqual(await ticked("article"), [true, false, true, false, false]);
    await page.reload();
    assert.deepEqual(await ticked("article"), [true, false, true, false, false]);
    await page.goto(at("week_05/day3/all/index.html"));
    const article = 'article[data-path="week_05/day3/lab_1/"]';
    assert.deepEqual(await ticked(article), [true, false, true, false, false]);
    await page.locator(`${article} li.task`).nth(2).click();
    await page.goto(at(lab));
    assert.deepEqual(await ticked("article"), [true, false, false, false, false]);
    await page.goto(at("week_05/day3/challenge_1/index.html"));
    assert.ok((await ticked("article")).every((one) => !one), "another page has its own");
    assert.deepEqual(heard, []);
  }));

test("tasks can be ticked off where storage is blocked, and not without scripts", async () => {
  const lab = at("week_05/day3/lab_1/index.html");
  await inWindow({}, async (page, heard) => {
    await page.addInitScript(() => {
      const get = () => {
        throw new DOMException("blocked", "SecurityError");
      };
      for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get });
    });
    await page.goto(lab);
    await page.locator("[data-task]").first().check();
    assert.deepEqual(heard, []);
  });
  await inWindow({ javaScriptEnabled: false }, async (page) => {
    await page.goto(lab);
    assert.ok(await page.locator("[data-task]").first().isDisabled());
  });
});

test("on a phone the outline opens over the page, fits it, and closes with Escape", () =>
  inWindow({ viewport: phone }, async (page) => {
    await page.goto(at(session));
    const outline = page.locator(".side");
    await page.locator("button.menu").click();
    assert.equal(await outline.isVisible(), true);
    assert.deepEqual(await page.evaluate(misfits), []);
    await outline.locator("button.mode").click();
    assert.notEqual(await page.evaluate(() => document.documentElement.dataset.theme), undefined);
    await page.keyboard.press("Escape");
    assert.equal(await outline.isVisible(), false);
  }));

test("light or dark is chosen once, and set before the next page is painted", () =>
  inWindow({ colorScheme: "light" }, async (page) => {
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.goto(at("index.html"));
    const day = await paper();
    const button = page.locator("button.mode:visible");
    const says = () => button.getAttribute("aria-label");
    // The system's setting, the other one, the same for good, and the system's again.
    for (const [label, next] of [["어두운 화면으로", "dark"], ["밝은 화면으로", "light"], ["기기 설정대로", undefined]]) {
      assert.equal(await says(), label);
      await button.click();
      assert.equal(await theme(), next);
    }
    await page.reload();
    assert.equal(await theme(), undefined);
    await button.click();
    const night = await paper();
    assert.notEqual(night, day);

    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        globalThis.atFirst = document.documentElement.dataset.theme;
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(at(session));
    assert.equal(await page.evaluate(() => globalThis.atFirst), "dark");
    assert.equal(await paper(), night);
  }));

test("light or dark can be chosen where storage is blocked", () =>
  inWindow({ colorScheme: "light" }, async (page, heard) => {
    await page.addInitScript(() => {
      const get = () => {
        throw new DOMException("blocked", "SecurityError");
      };
      for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get });
    });
    await page.goto(at(session));
    await page.locator("button.mode:visible").click();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    assert.deepEqual(heard, []);
  }));

test("the keyboard alone reaches everything that a click reaches, and shows where it is", () =>
  inWindow({}, async (page) => {
    await page.goto(at(session));
    const wanted = await page.evaluate(() => {
      const all = document.querySelectorAll("a[href], button, summary, input, select, textarea");
      const shown = [...all].filter((one) => one.checkVisibility());
      shown.forEach((one, index) => (one.dataset.stop = index));
      return shown.length;
    });
    const reached = new Set();
    const unseen = [];
    for (let presses = 0; presses < 3 * wanted && reached.size < wanted; presses += 1) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const one = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        const seen = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
        return { index: one.dataset.stop, seen, html: one.outerHTML.slice(0, 80) };
      });
      if (stop.index) reached.add(stop.index);
      if (!stop.seen) unseen.push(stop.html);
    }
    assert.equal(reached.size, wanted);
    assert.deepEqual(unseen, []);
  }));

test("a day on paper is its text and its drawings, whole and dark on white", () =>
  inWindow({ colorScheme: "dark", viewport: { width: 680, height: 960 } }, async (page) => {
    for (const path of ["week_05/day3/index.html", session, "week_05/day3/lab_1/index.html"]) {
      await page.goto(at(path));
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      for (const part of [".bar", ".side", ".contents", ".crumbs", ".foot", ".copy", ".skip"]) {
        assert.equal(await page.locator(`${part}:visible`).count(), 0, `${part} of ${path}`);
      }
      const found = await page.evaluate(misfits);
      found.push(
        ...(await page.evaluate(() =>
          [...document.querySelectorAll("main .table, main .canvas, main pre")]
            .filter((box) => box.scrollWidth > box.clientWidth + 1)
            .map((box) => `${box.className || box.tagName} is cut: ${box.textContent.trim().slice(0, 60)}`),
        )),
      );
      assert.deepEqual(found, [], path);
      const [ink] = (await page.evaluate(() => getComputedStyle(document.body).color)).match(/\d+/g);
      assert.ok(ink < 100, `the ink of ${path} is dark`);
    }
  }));

figures({ at, inWindow, phone, schemes });

test("a page that is not there is told so, with the outline, wherever it was looked for", () =>
  inWindow({}, async (page) => {
    const answer = await page.goto(at("no/such/page/", base));
    assert.equal(answer.status(), 404);
    assert.match(await page.locator("h1").innerText(), /페이지를 찾을 수 없습니다/);
    await page.locator("main a").first().click();
    await page.waitForURL(at("index.html", base));
  }));

test("a step is called by the number that the picture shows", () =>
  inWindow({}, async (page) => {
    await page.goto(at(`${session}#_d2=8`));
    const drawn = await page.locator("#_d2 svg .lit").allTextContents();
    const said = await page.locator("#_d2 .now").first().innerText();
    const [, number] = said.match(/^8\/14 · (\d+)\. /);
    assert.ok(drawn.some((text) => text.trim() === number), `${number} is not in ${drawn.join()}`);
    const items = await page.locator("#_d2 .said li").allTextContents();
    assert.ok(items.some((text) => text.startsWith("메모")), "a note has no number");
  }));

test("every link on every page leads to a page of the site, and its anchor to a place on it", async () => {
  const broken = [];
  const read = (path) => readFileSync(`${site.folder}/${path}`, "utf8");
  const ids = new Map();
  const idsOf = (path) => {
    if (!ids.has(path)) ids.set(path, new Set([...read(path).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)));
    return ids.get(path);
  };
  const files = new Set(readdirSync(site.folder, { recursive: true }).map((path) => path.replaceAll("\\", "/")));
  for (const path of pages) {
    for (const [, href] of read(path).matchAll(/ (?:href|src)="([^"]+)"/g)) {
      if (/^[a-z]+:/.test(href)) continue;
      const target = new URL(href.replaceAll("&amp;", "&"), `${site.origin}${base}${path}`);
      const file = decodeURIComponent(target.pathname.slice(base.length));
      const anchor = decodeURIComponent(target.hash.slice(1));
      if (!files.has(file) || (anchor && !idsOf(file).has(anchor))) broken.push(`${path} → ${href}`);
    }
  }
  assert.deepEqual(broken, []);
});

searchTests({ site, at, inWindow, axe });
lastly();
