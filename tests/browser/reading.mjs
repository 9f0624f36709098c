// What makes a course good to read, and courses as nobody would wish for, in Chromium.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { misfits } from "./faults.mjs";
import { base, buildOf } from "./site.mjs";
import { frames, lastly, phone, present } from "./stage.mjs";

/** Builds and serves a course of `files`; gives the address of a path of its site. */
async function course(files, address) {
  const site = await present(await buildOf(files, address));
  const pages = readdirSync(site.folder, { recursive: true })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".html"));
  const url = (path, folder) => site.at(path.split("/").map(encodeURIComponent).join("/"), folder);
  return { ...site, url, pages };
}

const sections = Array.from({ length: 60 }, (_, at) => `## 제목 ${at + 1}\n\n${"글입니다. ".repeat(60)}\n`);
const reading = await course({
  "course.toml": "[site]\ntitle = \"읽기\"\noffline = true\n",
  "README.md": `# 읽기

[밖](https://example.com/a) 글입니다. \`코드 조각\` *힘준 말*

\`\`\`
┌─────────────┬──────────┐
│ 사용자 요청 │ GET /    │
├─────────────┼──────────┤
│ 캐시 적중   │ 95% ✓    │
└─────────────┴──────────┘
\`\`\`

<!-- highlight: 2-3 -->
\`\`\`yaml:deploy/app.yaml
# 설정
replicas: 2
image: "redis:7"
\`\`\`

![넓은 그림](wide.svg)

<details><summary>더 보기</summary>

접힌 글입니다.

</details>

${sections.join("\n")}`,
  "wide.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="400"><rect width="1600" height="400" fill="teal"/></svg>',
  "day1/README.md": "# 1일차\n\n## 목표\n\n[세션](session_1.md#목표)\n",
  "day1/session_1.md": "# 세션 하나\n\n## 목표\n\n[밖](https://example.com/b)\n",
  "day1/session_2.md": "# 세션 둘\n\n## 목표\n\n글[^1]\n\n[^1]: 각주\n",
});

const { inWindow } = reading;

test("a box drawn with Hangul closes: its lines end at one column", () =>
  inWindow({}, async (page) => {
    await page.goto(reading.url("index.html"), { waitUntil: "networkidle" });
    // The font is optional: a late one is used from the next page on.
    await page.reload();
    const ends = await page.evaluate(() => {
      const text = document.querySelector(".code.boxes code").firstChild;
      const end = (at) => {
        const range = document.createRange();
        range.setStart(text, at - 1);
        range.setEnd(text, at);
        return Math.round(range.getBoundingClientRect().right * 2) / 2;
      };
      return [...text.data.matchAll(/\n/g)].map(({ index }) => end(index));
    });
    assert.equal(ends.length, 5);
    assert.equal(new Set(ends).size, 1, ends.join(" "));
  }));

test("code shows its file and the lines that matter, and is copied whole", () =>
  inWindow({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.goto(reading.url("index.html"));
    const box = page.locator(".code", { hasText: "deploy/app.yaml" });
    assert.deepEqual(await box.locator("mark").allInnerTexts(), ["replicas: 2\n", 'image: "redis:7"\n']);
    await box.getByRole("button").click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '# 설정\nreplicas: 2\nimage: "redis:7"\n');
    assert.equal(await box.getByRole("button").innerText(), "복사함");
  }));

test("a picture opens large by keyboard, is zoomed and moved by keys, and gives the focus back", () =>
  inWindow({}, async (page) => {
    await page.goto(reading.url("index.html"));
    const image = page.getByRole("button", { name: "크게 보기: 넓은 그림" });
    await image.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "넓은 그림" });
    await dialog.waitFor();
    const room = () => dialog.locator("img").evaluate((one) => one.getBoundingClientRect().toJSON());
    const whole = await room();
    assert.ok(whole.width <= 1280 && whole.height <= 800);
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    const near = await room();
    assert.ok(near.width > whole.width * 1.5, `${near.width}`);
    await page.keyboard.press("ArrowRight");
    assert.ok((await room()).left < near.left, "what lies to the right comes into sight");
    await page.keyboard.press("0");
    assert.deepEqual(await room(), whole);
    await page.keyboard.press("Escape");
    assert.equal(await dialog.isVisible(), false);
    assert.ok(await image.evaluate((one) => document.activeElement === one));
  }));

test("two fingers zoom a picture", () =>
  inWindow({ hasTouch: true, viewport: phone }, async (page) => {
    const context = page.context();
    await page.goto(reading.url("index.html"));
    await page.getByRole("button", { name: /넓은 그림/ }).tap();
    const image = page.locator("dialog.zoom img");
    const width = () => image.evaluate((one) => one.getBoundingClientRect().width);
    const before = await width();
    const session = await context.newCDPSession(page);
    const touch = (type, apart) =>
      session.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: apart ? [{ x: 180 - apart, y: 370, id: 1 }, { x: 180 + apart, y: 370, id: 2 }] : [],
      });
    await touch("touchStart", 40);
    await touch("touchMove", 80);
    await touch("touchMove", 120);
    await touch("touchEnd");
    assert.ok((await width()) > before * 2, `${before} → ${await width()}`);
  }));

test("a picture that comes late moves nothing", () =>
  inWindow({}, async (page) => {
    await page.addInitScript(() => {
      globalThis.shift = 0;
      const add = (list) => list.getEntries().forEach((entry) => (globalThis.shift += entry.value));
      new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    });
    await page.route("**/wide.svg", async (route) => {
      await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
      await route.continue();
    });
    await page.goto(reading.url("index.html"), { waitUntil: "networkidle" });
    await page.evaluate(frames);
    assert.equal(await page.evaluate(() => globalThis.shift), 0);
  }));

test("the contents follow the text, and a link leads back to the top", () =>
  inWindow({}, async (page) => {
    await page.goto(reading.url("index.html"));
    assert.equal(await page.locator(".to-top").isVisible(), false);
    await page.getByRole("heading", { name: "제목 50" }).evaluate((one) => one.scrollIntoView());
    await page.evaluate(frames);
    const now = page.locator(".contents [aria-current]");
    assert.equal(await now.innerText(), "제목 50");
    const inSight = await now.evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.ok(inSight, "the list scrolls along");
    const above = await page.locator(".contents").evaluate((list) => {
      const { top } = list.querySelector(".drawer-head").getBoundingClientRect();
      const seen = (x, y) => document.elementFromPoint(x, y)?.closest(".contents a");
      const { left, width } = list.getBoundingClientRect();
      return Array.from({ length: Math.max(0, Math.floor(top)) }, (_, y) => seen(left + width / 2, y)).filter(Boolean).length;
    });
    assert.equal(above, 0, "nothing of the list shows above its head");
    assert.equal(await page.locator(".to-top").isVisible(), false);
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, -200);
    await page.locator(".to-top").waitFor();
    await page.locator(".to-top").click();
    await page.waitForFunction(() => scrollY === 0);
  }));

const far = Array.from({ length: 30 }, (_, at) => `## 절 ${at + 1}\n\n- 하나\n- 둘\n  - 셋\n\n| 가 | 나 |\n|---|---|\n| ${at} | 값 |\n`);
const faraway = await course({ "README.md": `# 긴 글\n\n${far.join("\n")}\n- 맨 끝에 있는 낱말\n` });

test("what is far below the window waits, and is found, led to and printed all the same", () =>
  faraway.inWindow({}, async (page) => {
    const last = page.locator(".prose > ul").last();
    const waits = async () => {
      await page.evaluate(frames);
      return last.evaluate((list) => !list.firstElementChild.checkVisibility({ contentVisibilityAuto: true }));
    };
    await page.goto(faraway.url("index.html"));
    assert.ok(await waits());
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await waits()), "on paper everything is there");
    await page.emulateMedia({ media: "screen" });
    assert.ok(await waits());
    assert.ok(await page.evaluate(() => window.find("맨 끝에 있는 낱말")));
    await page.evaluate(frames);
    assert.ok(await last.evaluate((list) => list.getBoundingClientRect().top < innerHeight));

    // Who comes for a place on the page gets all of it at once, and nothing moves.
    await page.goto("about:blank");
    await page.addInitScript(() => {
      globalThis.shift = 0;
      const add = (list) => list.getEntries().forEach((entry) => (globalThis.shift += entry.value));
      new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(`${faraway.url("index.html")}#절-20`, { waitUntil: "networkidle" });
    assert.ok(!(await waits()));
    const top = () => page.locator("h2").nth(19).evaluate((heading) => Math.round(heading.getBoundingClientRect().top));
    assert.ok((await top()) < 60, `${await top()}`);
    assert.equal(await page.evaluate(() => globalThis.shift), 0);
  }));

test("a box of its own, far away, takes the room that it has in the text", () =>
  inWindow({ bypassCSP: true }, async (page) => {
    await page.goto(faraway.url("index.html"));
    const tops = (style) =>
      page.evaluate((style) => {
        const sheet = document.head.appendChild(document.createElement("style"));
        sheet.textContent = `.prose > :is(ul, ol, .table, .code, .drawing) { content-visibility: visible !important; ${style} }`;
        const all = [...document.querySelectorAll("main :is(h2, li, td)")].map((one) => Math.round(one.getBoundingClientRect().top));
        sheet.remove();
        return all;
      }, style);
    assert.deepEqual(await tops("contain: layout style paint"), await tops(""));
  }));

test("all of a day stands on one page: each text once, its links within it, no id twice", () =>
  inWindow({}, async (page) => {
    await page.goto(reading.url("day1/index.html"));
    await page.getByRole("link", { name: "하루 전체를 한 페이지로" }).click();
    await page.waitForURL(/day1\/all\/index\.html$/);
    assert.deepEqual(await page.locator("article h1").allInnerTexts(), ["1일차", "세션 하나", "세션 둘"]);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map((one) => one.id));
    assert.equal(new Set(ids).size, ids.length);
    await page.locator("article a", { hasText: "세션" }).click();
    assert.match(decodeURI(page.url()), /#u2-목표$/);
    assert.ok(await page.evaluate(() => document.querySelector(":target").textContent.startsWith("목표")));
  }));

test("on paper nothing is folded and links have numbers, whose addresses stand at the end", () =>
  inWindow({ viewport: { width: 680, height: 960 } }, async (page) => {
    for (const path of ["index.html", "day1/all/index.html"]) {
      await page.goto(reading.url(path));
      await page.emulateMedia({ media: "print" });
      const number = await page
        .locator("main a[data-address]")
        .first()
        .evaluate((link) => getComputedStyle(link, "::after").content);
      assert.equal(number, '"[1]"');
      assert.match(await page.locator(".addresses:visible li").first().innerText(), /^https:\/\/example\.com\//);
      assert.deepEqual(await page.evaluate(misfits), [], path);
    }
    await page.goto(reading.url("index.html"));
    assert.ok(await page.getByText("접힌 글입니다.").isVisible());
  }));

test("a course that was visited is there without a network, all of it", () =>
  inWindow({}, async (page) => {
    const context = page.context();
    await page.goto(reading.url("index.html", base));
    const kept = readdirSync(reading.folder, { recursive: true, withFileTypes: true });
    const count = kept.filter((one) => one.isFile() && !/^(\.|worker\.js$)/.test(one.name)).length;
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.evaluate(async (count) => {
      const cache = await caches.open("seodang");
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      while ((await cache.keys()).length < count) await frame();
    }, count);
    await context.setOffline(true);
    await page.goto(reading.url("day1/session_2/index.html", base));
    assert.equal(await page.locator("h1").innerText(), "세션 둘");
    await page.goto(reading.url("day1/", base));
    assert.equal(await page.locator("h1").innerText(), "1일차");
    await page.goto(reading.url("no/such/", base));
    assert.match(await page.locator("h1").innerText(), /페이지를 찾을 수 없습니다/);
  }));

const headings = Array.from({ length: 3000 }, (_, at) => `## 제목 ${at}\n\n글\n`).join("\n");
const courses = {
  "a course of one page": { "글.md": "# 혼자 있는 글\n\n글입니다.\n" },
  "a course of no weeks": { "README.md": "# 과정\n\n[둘](b.md)\n", "a.md": "# 하나\n", "b.md": "# 둘\n\n[하나](a.md)\n" },
  "a course without a page": { "notes.txt": "글" },
  "a page of 3,000 headings": { "README.md": `# 긴 글\n\n${headings}` },
  "a title with signs of HTML": { "README.md": '# "<b>&\'</b>" & <제목>\n', "a.md": '# "<&\n\n## "<& 둘\n' },
  "names with spaces and Hangul": {
    "1주차/첫 날/실습 하나 #1.md": "# 실습\n\n[둘](../../2주차/100%25%20글.md)\n",
    "2주차/100% 글.md": "# 둘\n\n[하나](<../1주차/첫 날/실습 하나 %231.md>)\n",
  },
  "two pages of one name": { "lab.md": "# 하나\n", "lab/README.md": "# 둘\n\n[하나](../lab.md)\n", "LAB.md": "# 셋\n" },
  "a title as long as a page": { "README.md": `# ${"매우긴제목".repeat(60)}\n\n${"가".repeat(900)}\n\n${"x".repeat(900)}\n` },
};
for (const [name, files] of Object.entries(courses)) {
  test(`${name} is built, fits and is linked right`, async () => {
    const { url, pages, folder, inWindow } = await course(files, []);
    const read = (path) => readFileSync(`${folder}/${path}`, "utf8");
    const all = new Set(readdirSync(folder, { recursive: true }).map((path) => path.replaceAll("\\", "/")));
    const found = [];
    await inWindow({}, async (page, heard) => {
      for (const path of pages) {
        await page.goto(url(path));
        for (const width of [1280, 360]) {
          await page.setViewportSize({ width, height: 800 });
          found.push(...(await page.evaluate(misfits)).map((one) => `${path}, ${width}: ${one}`));
        }
        if (path === "404.html") continue;
        const hrefs = read(path).matchAll(/ (?:href|src)="([^"#]+)[^"]*"/g);
        for (const [, href] of hrefs) {
          if (/^[a-z]+:/.test(href)) continue;
          const from = `http://x/${path.split("/").map(encodeURIComponent).join("/")}`;
          const file = decodeURIComponent(new URL(href.replaceAll("&amp;", "&"), from).pathname.slice(1));
          if (!all.has(file)) found.push(`${path} → ${href}`);
        }
      }
      found.push(...heard);
    });
    assert.deepEqual(found, []);
  });
}

test("a long name of a course takes two lines at most", () =>
  inWindow({}, async (page) => {
    const title = "클라우드 기초부터 운영까지 한 학기 동안 배우는 아마존 웹 서비스 실무 입문 과정".repeat(3);
    const { url } = await course({ "course.toml": `[site]\ntitle = "${title}"\n`, "README.md": "# 처음\n" }, []);
    await page.goto(url("index.html"));
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      const name = page.locator(".brand span");
      const lines = await name.evaluate((one) => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight));
      assert.ok(lines < 2.1, `${lines} lines at ${width}`);
      assert.equal(await name.getAttribute("title"), title);
    }
  }));

test("in code Hangul is as large as in the text, but where columns are drawn with it", () =>
  inWindow({}, async (page) => {
    await page.goto(reading.url("index.html"), { waitUntil: "networkidle" });
    await page.reload();
    const widths = await page.evaluate(() => {
      const width = (text, word) => {
        const range = document.createRange();
        const at = text.data.indexOf(word);
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().width / parseFloat(getComputedStyle(text.parentElement).fontSize);
      };
      const walk = (root, word) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) if (walker.currentNode.data.includes(word)) return walker.currentNode;
      };
      const [boxes, plain] = [".code.boxes code", ".code:not(.grid) code"].map((one) => document.querySelector(one));
      return [width(walk(boxes, "사"), "사"), width(walk(plain, "설"), "설")];
    });
    assert.ok(Math.abs(widths[0] - 1) < 0.02 && Math.abs(widths[1] - 0.864) < 0.02, widths.join(" "));
  }));

test("a reader who is lost at any depth finds home, also when the site's address is not known", () =>
  inWindow({}, async (page) => {
    const { url } = await course({ "README.md": "# 과정\n", "week1/a.md": "# 하나\n" }, []);
    for (const folder of ["/", base]) {
      await page.goto(url("no/such/page/", folder));
      assert.match(await page.locator("h1").innerText(), /페이지를 찾을 수 없습니다/);
      const paper = await page.evaluate(() => getComputedStyle(document.querySelector(".rail")).position);
      assert.equal(paper, "sticky", "it has its styles");
      await page.locator("main a").first().click();
      await page.waitForURL(url("index.html", folder));
    }
  }));

lastly();
