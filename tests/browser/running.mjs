// Diagrams that run: stepped through, drilled, linked with costs, made larger and taken away.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { misfits } from "./faults.mjs";
import { frames, phone, stage } from "./stage.mjs";

const own = await stage("tests/browser/courses/running");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// The drawings of the page, by what they are.
const failover = "#_d1";
const second = "#_d2";
const flow = "#_d3";
const loose = "#_d4";
const services = "#_d5";

const press = (page, figure, name) => page.locator(`${figure} [data-do="${name}"]`).click();
const status = (page, figure) => page.locator(`${figure} .runs .now`).textContent();

/** What a figure shows: the steps that are dim and lit, and its status. Runs in the page. */
const shown = (figure) => {
  const numbers = (selector) => {
    const parts = [...document.querySelectorAll(`${figure} svg ${selector}`)];
    return [...new Set(parts.map((part) => Number(part.dataset.step)))].sort((a, b) => a - b);
  };
  return { lit: numbers(".lit"), dim: numbers(".future") };
};

const windows = {
  mouse: [{}, (page) => (selector) => page.locator(selector).click()],
  touch: [{ viewport: phone, hasTouch: true, isMobile: true }, (page) => (selector) => page.locator(selector).tap()],
  keyboard: [
    {},
    (page) => async (selector) => {
      await page.locator(selector).focus();
      await page.keyboard.press(selector.includes("summary") ? "Enter" : "Space");
    },
  ],
};

/** Opens the page of drawings and gives it to `use`; whatever is heard is a fault. */
const onPage = (options, use, hash = "") =>
  own.inWindow(options, async (page, heard) => {
    await page.goto(own.at(`index.html${hash}`));
    await use(page);
    assert.deepEqual(heard, []);
  });

for (const [way, [options, acting]] of Object.entries(windows)) {
  test(`by ${way} a sequence is stepped on, back and shown whole`, () =>
    onPage(options, async (page) => {
      const act = acting(page);
      const go = (name) => act(`${failover} [data-do="${name}"]`);
      assert.deepEqual(await page.evaluate(shown, failover), { lit: [], dim: [] });
      await go("next");
      assert.deepEqual(await page.evaluate(shown, failover), { lit: [1], dim: [2, 3, 4, 5, 6, 7] });
      assert.equal(await status(page, failover), "1/7 · 애플리케이션 → 주 DB: 질의");
      await go("next");
      await go("next");
      assert.deepEqual(await page.evaluate(shown, failover), { lit: [3], dim: [4, 5, 6, 7] });
      await go("back");
      assert.deepEqual(await page.evaluate(shown, failover), { lit: [2], dim: [3, 4, 5, 6, 7] });
      for (let times = 0; times < 9; times += 1) await go("next");
      assert.equal(await status(page, failover), "7/7 · 애플리케이션 → 예비 DB: 다시 연결");
      await go("all");
      assert.deepEqual(await page.evaluate(shown, failover), { lit: [], dim: [] });
      assert.equal(await status(page, failover), "");
      assert.equal(new URL(page.url()).hash, "");
    }));

  test(`by ${way} a service fails, its stand-in is promoted, and all is well again`, () =>
    onPage(options, async (page) => {
      const act = acting(page);
      const said = () => page.locator(`${services} .drill .now`).textContent();
      const cut = () =>
        page.evaluate((figure) => {
          const parts = [...document.querySelectorAll(`${figure} svg .cut[data-id]`)];
          return parts.map((part) => part.dataset.id).sort();
        }, services);
      await act(`${services} .drill summary`);
      await act(`${services} [data-fail="primary"]`);
      assert.deepEqual(await cut(), ["archive", "batch", "metrics", "standby"]);
      assert.equal(await said(), "RDS Primary 장애: RDS Standby, 배치, CloudWatch, 보관함에 닿을 수 없습니다");
      await act(`${services} .down [data-promote="standby"]`);
      assert.deepEqual(await cut(), ["batch"]);
      assert.equal(await said(), "RDS Primary 장애, RDS Standby 승격: 배치에는 아직 닿을 수 없습니다");
      assert.equal(await page.locator(`${services} svg .reroute.head`).count(), 1);
      await act(`${services} [data-fail="cache"]`);
      assert.deepEqual(await cut(), []);
      assert.equal(await said(), "ElastiCache Valkey 장애: 다른 서비스는 그대로입니다");
      assert.equal(await page.locator(`${services} svg .failed`).getAttribute("data-id"), "cache");
      await act(`${services} [data-fail="cache"]`);
      assert.equal(await page.locator(`${services} svg :is(.failed, .cut, .promoted, .reroute)`).count(), 0);
      assert.equal(await said(), "");
    }));

  test(`by ${way} a service and its row of the cost table light each other`, () =>
    onPage(options, async (page) => {
      const act = acting(page);
      const lit = () =>
        page.evaluate(() => {
          const rows = [...document.querySelectorAll("tr.costing")].map((row) => row.cells[0].textContent);
          const parts = [...document.querySelectorAll("svg .costing")].map((part) => part.dataset.id);
          return [...rows, ...parts];
        });
      assert.deepEqual(await lit(), []);
      await act(`${services} svg [data-id="api"]`);
      assert.deepEqual(await lit(), ["EC2 API 서버", "api"]);
      assert.match(await page.locator(`${services} .price`).textContent(), /EC2 API 서버 · t4g.micro .* \$0.02/);
      await page.keyboard.press("Escape");
      await act("tr:nth-child(2) .figure");
      assert.deepEqual(await lit(), ["RDS for PostgreSQL", "primary", "standby"]);
    }));
}

test("a pointer over a service or a row lights the other as long as it is there", () =>
  onPage({}, async (page) => {
    await page.locator(`${services} svg [data-id="cache"]`).hover();
    assert.equal(await page.locator("tr.costing td").first().textContent(), "ElastiCache for Valkey");
    await page.locator("tr.costing").hover();
    assert.equal(await page.locator("svg .costing").getAttribute("data-id"), "cache");
    await page.locator("h1").hover();
    assert.equal(await page.locator(".costing").count(), 0);
  }));

test("the arrows step where the focus is, and nowhere else", () =>
  onPage({}, async (page) => {
    await page.locator(`${second} [data-do="play"]`).focus();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowRight", "ArrowRight", "ArrowRight"]) {
      await page.keyboard.press(key);
    }
    assert.equal(await status(page, second), "3/3 · 웹 → 디비: 셋");
    assert.equal(await status(page, failover), "");
    await page.locator(`${second} .canvas`).click();
    await page.keyboard.press("ArrowLeft");
    assert.equal(await status(page, second), "2/3 · 디비 → 웹: 둘");
    await page.locator("h1").click();
    await page.keyboard.press("ArrowLeft");
    assert.equal(await status(page, second), "2/3 · 디비 → 웹: 둘");
  }));

test("played, a sequence takes its time for each step, stops at the last and begins anew", () =>
  own.inWindow({}, async (page) => {
    await page.clock.install();
    await page.goto(own.at("index.html"));
    await press(page, second, "play");
    const button = page.locator(`${second} [data-do="play"]`);
    assert.equal(await button.textContent(), "멈춤");
    assert.equal(await status(page, second), "1/3 · 웹 → 디비: 하나");
    await page.clock.fastForward(5_000);
    assert.equal(await status(page, second), "2/3 · 디비 → 웹: 둘");
    await press(page, second, "play");
    assert.equal(await button.textContent(), "재생");
    await page.clock.fastForward(60_000);
    assert.equal(await status(page, second), "2/3 · 디비 → 웹: 둘");
    await press(page, second, "play");
    assert.equal(await status(page, second), "3/3 · 웹 → 디비: 셋");
    await page.clock.fastForward(5_000);
    assert.equal(await button.textContent(), "재생");
    await press(page, second, "play");
    assert.equal(await status(page, second), "1/3 · 웹 → 디비: 하나");
    await press(page, second, "next");
    assert.equal(await button.textContent(), "재생", "who steps by hand plays no longer");
  }));

test("the address holds the step of every figure, and brings each back", () =>
  onPage({}, async (page) => {
    const hash = () => new URL(page.url()).hash;
    await press(page, failover, "next");
    assert.equal(hash(), "#_d1=1");
    await press(page, second, "next");
    await press(page, second, "next");
    assert.equal(hash(), "#_d1=1&_d2=2");
    assert.equal(await status(page, failover), "1/7 · 애플리케이션 → 주 DB: 질의");
    await page.reload();
    assert.deepEqual((await page.evaluate(shown, failover)).lit, [1]);
    assert.deepEqual((await page.evaluate(shown, second)).lit, [2]);
    await press(page, failover, "all");
    assert.equal(hash(), "#_d2=2");
    await page.evaluate(() => (location.hash = "#_d1=4"));
    await page.waitForFunction(() => document.querySelector("#_d1 .now").textContent.startsWith("4/7"));
    assert.deepEqual(await page.evaluate(shown, second), { lit: [], dim: [] });
    await page.evaluate(() => (location.hash = "#구성도"));
    await page.evaluate(frames);
    assert.deepEqual((await page.evaluate(shown, failover)).lit, [4], "a heading is no step");
  }));

test("a link to a step opens there, in sight, and a step that there is not is the last", () =>
  onPage(
    {},
    async (page) => {
      assert.match(await status(page, services), /^3\/3 · /);
      const { top, bottom } = await page.locator(services).evaluate((one) => one.getBoundingClientRect().toJSON());
      assert.ok(top < 800 && bottom > 0, "in sight");
    },
    "#_d5=99",
  ));

test("a flowchart with one beginning is stepped through, one without is not", () =>
  onPage({}, async (page) => {
    await press(page, flow, "next");
    await press(page, flow, "next");
    assert.equal(await status(page, flow), "2/4 · 준비 → 확인 · 확인 → 준비: 아니요");
    assert.deepEqual(await page.evaluate(shown, flow), { lit: [2], dim: [3, 4] });
    assert.equal(await page.locator(`${loose} .player`).count(), 0);
    assert.equal(await page.locator(`${loose} .said summary`).textContent(), "요소 4개, 연결 2개");
  }));

test("an order that the author gives steps through services; what is not named is always there", () =>
  onPage({}, async (page) => {
    await press(page, services, "next");
    const dim = await page.evaluate((figure) => {
      const parts = [...document.querySelectorAll(`${figure} svg .future[data-id]`)];
      return parts.map((part) => part.dataset.id);
    }, services);
    assert.deepEqual(dim, ["api", "primary"]);
  }));

test("what a sequence says is a list in order, and its steps mark their lines", () =>
  onPage({}, async (page) => {
    assert.equal(await page.locator(`${failover} .said summary`).textContent(), "단계 7개");
    const lines = await page.locator(`${failover} .said [data-step]`).allTextContents();
    assert.deepEqual(lines, [
      "애플리케이션 → 주 DB: 질의",
      "주 DB → 애플리케이션: 결과",
      "메모 (주 DB, 예비 DB): 동기식 복제",
      "주 DB → 예비 DB: 변경 전달",
      "주 DB → 애플리케이션: 연결 끊김",
      "메모 (예비 DB): 자동 승격",
      "애플리케이션 → 예비 DB: 다시 연결",
    ]);
    await page.locator(`${failover} .said summary`).click();
    await press(page, failover, "next");
    assert.equal(await page.locator(`${failover} .said [aria-current="step"]`).textContent(), lines[0]);
  }));

test("a drill shows just what its text says, service by service", () =>
  onPage({}, async (page) => {
    const labels = new Map(
      await page.locator(`${services} .said [data-id]`).evaluateAll((all) =>
        all.map((one) => [one.dataset.id, one.firstChild.textContent]),
      ),
    );
    await page.locator(`${services} .drill summary`).click();
    const ids = await page.locator(`${services} [data-fail]`).evaluateAll((all) => all.map((one) => one.dataset.fail));
    assert.equal(ids.length, 8);
    for (const id of ids) {
      // A click in the drawing is as good as one on the button.
      await page.locator(`${services} svg [data-id="${id}"]`).click();
      const text = await page.locator(`${services} .drill .now`).textContent();
      const cut = await page.locator(`${services} svg .cut[data-id]`).evaluateAll((all) => all.map((one) => one.dataset.id));
      const named = text.includes("닿을 수") ? text.slice(text.indexOf(": ") + 2, text.indexOf("에 닿을")).split(", ") : [];
      assert.deepEqual(cut.map((one) => labels.get(one)).sort(), named.sort(), id);
    }
    await page.locator(`${services} .drill summary`).click();
    // A drill that is closed is over.
    await page.waitForFunction((figure) => !document.querySelector(`${figure} svg :is(.failed, .cut)`), services);
  }));

test("a node of a drawing leads where the author says, within the site and out of it", () =>
  onPage({}, async (page) => {
    const link = page.locator(`${flow} svg a`).first();
    assert.equal(await link.locator("title").textContent(), "실행하는 방법");
    assert.equal(await page.locator(`${flow} svg a`).nth(1).getAttribute("href"), "https://example.com/clean");
    await link.click();
    await page.waitForURL(/next\/index\.html#/);
    assert.equal(await page.locator("h1").innerText(), "다음");
  }));

test("the source and the drawing are copied, the drawing by day, whole, with its looks in it", () =>
  onPage({ colorScheme: "dark", permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const source = readFileSync(fileURLToPath(new URL("courses/running/README.md", import.meta.url)), "utf8");
    await press(page, second, "next");
    await page.locator(`${second} [popovertarget]`).click();
    await press(page, second, "source");
    const copied = page.locator(`${second} [data-do="source"]`);
    await page.waitForFunction((one) => one.textContent === "복사함", await copied.elementHandle());
    assert.ok(source.includes(`\`\`\`mermaid\n${await clipboard()}\`\`\``));
    await press(page, second, "svg");
    await page.waitForFunction(() => document.querySelector('#_d2 [data-do="svg"]').textContent === "복사함");
    const svg = await clipboard();
    assert.ok(svg.startsWith("<svg ") && svg.includes(">하나</text>"));
    assert.ok(!svg.includes("class=") && !svg.includes("var(") && !svg.includes("opacity=\"0.14\""));
    assert.match(svg, /fill="rgb\(219, 231, 251\)"/, "the heads are light");
    assert.deepEqual((await page.evaluate(shown, second)).lit, [1], "what is shown stays as it is");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), undefined);
  }));

/** The size of a picture, and how many of its pixels are dark, from 0 to 1. Runs in the page. */
const measure = async (data) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.width, height: image.height });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
  let dark = 0;
  for (let at = 0; at < pixels.length; at += 4) dark += pixels[at] + pixels[at + 1] + pixels[at + 2] < 300;
  return { width: image.width, height: image.height, dark: (dark * 4) / pixels.length };
};

test("a drawing is saved as a picture twice its size, with the font of the page", () =>
  onPage({ acceptDownloads: true }, async (page) => {
    let fonts = 0;
    page.on("request", (request) => (fonts += request.resourceType() === "fetch" && request.url().endsWith(".woff2")));
    await page.locator(`${second} [popovertarget]`).click();
    const [download] = await Promise.all([page.waitForEvent("download"), press(page, second, "png")]);
    assert.equal(download.suggestedFilename(), "두 번째.png");
    const saved = readFileSync(await download.path()).toString("base64");
    const { width, height, dark } = await page.evaluate(measure, saved);
    const natural = await page.locator(`${second} svg.diagram`).evaluate(({ viewBox }) => viewBox.baseVal.width);
    assert.equal(width, Math.floor(natural * 2));
    assert.ok(height > 200 && dark > 0.001 && dark < 0.2, `${dark} of it is dark`);
    assert.equal(fonts, 1);
  }));

test("a drawing is made larger and smaller and fitted again, and nothing else moves", () =>
  onPage({}, async (page) => {
    const width = () => page.locator(`${services} svg.diagram`).evaluate((svg) => svg.getBoundingClientRect().width);
    const place = () => page.locator("#비용").evaluate((heading) => heading.getBoundingClientRect().top + scrollY);
    await press(page, services, "fit");
    const [before, below] = [await width(), await place()];
    await press(page, services, "larger");
    await press(page, services, "larger");
    assert.ok((await width()) > before * 1.5);
    assert.equal(await place(), below);
    await press(page, services, "smaller");
    await press(page, services, "fit");
    assert.equal(await width(), before);
    await page.locator(`${second} .canvas`).focus();
    assert.equal(await page.locator(`${second} [data-do="fit"]`).isVisible(), false);
    await page.keyboard.press("+");
    await press(page, second, "fit");
    await page.locator(`${services} .canvas`).focus();
    await page.keyboard.press("+");
    assert.ok((await width()) > before * 1.2);
    await page.keyboard.press("-");
    await page.keyboard.press("-");
    assert.ok((await width()) < before);
    await page.keyboard.press("0");
    assert.equal(await width(), before);
    await page.locator(`${services} .canvas`).hover();
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -200);
    await page.waitForFunction(() => document.querySelector("#_d5").classList.contains("zoomed"));
    await page.keyboard.up("Control");
    assert.ok((await width()) > before);
    const scrolled = () => page.locator(`${services} .canvas`).evaluate((box) => box.scrollLeft + box.scrollTop);
    const [box, from] = [await page.locator(`${services} .canvas`).boundingBox(), await scrolled()];
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 10, box.y + 5);
    await page.mouse.up();
    assert.equal(Math.round((await scrolled()) - from), 25);
    await page.mouse.move(box.x + 100, box.y + 50);
    assert.equal(Math.round((await scrolled()) - from), 25, "nothing is held any more");
  }));

test("two fingers make a drawing larger, one moves the page", () =>
  onPage({ viewport: phone, hasTouch: true, isMobile: true }, async (page) => {
    const canvas = page.locator(`${services} .canvas`);
    await canvas.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await canvas.boundingBox();
    const middle = { x: x + width / 2, y: Math.min(y + height / 2, 600) };
    const client = await page.context().newCDPSession(page);
    const fingers = (apart) => [
      { x: middle.x - apart, y: middle.y, id: 0 },
      { x: middle.x + apart, y: middle.y, id: 1 },
    ];
    const size = () => page.locator(`${services} svg.diagram`).evaluate((svg) => svg.getBoundingClientRect().width);
    const before = await size();
    await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(30) });
    for (const apart of [36, 45, 60]) {
      await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(apart) });
    }
    await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    assert.ok((await size()) > before * 1.5, `${before} became ${await size()}`);
    assert.equal(await page.evaluate(() => visualViewport.scale), 1, "the page keeps its size");
  }));

/** Waits until the button of a figure says so: then its screen is full, or is not any more. */
const screenIs = (page, figure, words) =>
  page.waitForFunction(([name, words]) => document.querySelector(name).textContent === words, [`${figure} [data-do="full"]`, words]);

test("on the whole screen the keys of a lecturer step, from wherever the focus is", () =>
  onPage({}, async (page) => {
    await press(page, failover, "full");
    await screenIs(page, failover, "전체 화면 끝내기");
    assert.equal(await page.evaluate(() => document.fullscreenElement?.id), "_d1");
    for (const key of ["PageDown", "ArrowRight", "PageDown", "PageUp"]) await page.keyboard.press(key);
    assert.match(await status(page, failover), /^2\/7/);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("End");
    assert.match(await status(page, failover), /^7\/7/);
    await page.keyboard.press("Home");
    assert.match(await status(page, failover), /^1\/7/);
    const { width, height } = await page.locator(`${failover} svg.diagram`).evaluate((svg) => svg.getBoundingClientRect().toJSON());
    assert.ok(width > 1000 && height < 800, "the drawing fills the screen");
    await page.keyboard.press("+");
    await press(page, failover, "full");
    await page.waitForFunction(() => !document.fullscreenElement && !document.querySelector(".zoomed"));
  }));

/** Which of the parts of a figure's drawing are whole in sight, in its box and in the window. Runs in the page. */
const seen = ([figure, selector]) => {
  const box = document.querySelector(`${figure} .canvas`).getBoundingClientRect();
  const foot = document.querySelector(`${figure} .drill[open]`)?.getBoundingClientRect().top ?? innerHeight;
  return [...document.querySelectorAll(`${figure} svg ${selector}`)].map((part) => {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    const inBox = left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom;
    return inBox && top >= 0 && bottom <= Math.min(innerHeight, foot);
  });
};

test("on a projector words are large enough, each step is in sight, and one press is one size", () =>
  onPage({ viewport: { width: 1280, height: 520 }, reducedMotion: "reduce" }, async (page) => {
    const size = () => page.locator(`${failover} svg.diagram`).evaluate((svg) => svg.getScreenCTM().a);
    const button = page.locator(`${failover} [data-do="full"]`);
    await button.click();
    await screenIs(page, failover, "전체 화면 끝내기");
    assert.ok(await page.evaluate(() => document.fullscreenElement.matches("#_d1.zoomed")));
    const letters = await page.locator(`${failover} svg text`).evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize)));
    assert.ok(Math.min(...letters) * (await size()) >= 16, `${Math.min(...letters) * (await size())} px`);
    for (let step = 1; step <= 7; step += 1) {
      await page.keyboard.press("PageDown");
      const parts = await page.evaluate(seen, [failover, ".lit"]);
      assert.ok(parts.length && parts.every(Boolean), `step ${step}`);
    }
    await press(page, failover, "fit");
    const whole = await size();
    for (const [name, factor] of [["larger", 1.25], ["smaller", 1], ["smaller", 0.8]]) {
      await press(page, failover, name);
      assert.ok(Math.abs((await size()) / whole - factor) < 0.01, `${name}: ${await size()} of ${whole}`);
    }
    await button.click();
    await screenIs(page, failover, "전체 화면");
    assert.ok(await page.evaluate(() => !document.fullscreenElement));
  }));

test("on a phone a service that fails is seen together with the buttons and what they tell", () =>
  onPage({ viewport: phone, hasTouch: true, isMobile: true, reducedMotion: "reduce" }, async (page) => {
    await page.locator(`${services} .drill summary`).tap();
    for (const id of ["net", "archive", "cache", "metrics"]) {
      await page.locator(`${services} [data-fail="${id}"]`).tap();
      assert.deepEqual(await page.evaluate(seen, [services, ".failed"]), [true], id);
      const { bottom } = await page.locator(`${services} .drill .now`).evaluate((one) => one.getBoundingClientRect().toJSON());
      assert.ok(bottom <= phone.height, "what is told is in sight");
    }
  }));

test("what a service costs stands in its figure, and not while a drill tells something else", () =>
  onPage({}, async (page) => {
    const tip = page.locator(`${services} .price`);
    for (const id of ["api", "cache", "primary"]) {
      await page.locator(`${services} svg [data-id="${id}"]`).hover();
      const inside = await tip.evaluate((one) => {
        const [inner, outer] = [one.getBoundingClientRect(), one.parentElement.getBoundingClientRect()];
        return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
      });
      assert.ok(inside, id);
    }
    await page.locator(`${services} .drill summary`).click();
    await page.locator(`${services} svg [data-id="api"]`).hover();
    assert.equal(await tip.count(), 0);
  }));

test("without scripts a drawing is whole, its text is there and no button is", () =>
  onPage(
    { javaScriptEnabled: false },
    async (page) => {
      assert.equal(await page.locator("main figure button:visible").count(), 0);
      const faint = await page.locator("svg [data-step]").evaluateAll((all) => all.filter((one) => getComputedStyle(one).opacity !== "1").length);
      assert.equal(faint, 0);
      await page.locator(`${failover} .said summary`).click();
      assert.ok(await page.locator(`${failover} .said`).getByText("메모 (예비 DB): 자동 승격").isVisible());
      await page.locator(`${services} .drill summary`).click();
      assert.ok(await page.getByText("RDS Primary 장애, RDS Standby 승격: 배치에는 아직 닿을 수 없습니다").isVisible());
    },
    "#_d1=3",
  ));

test("where storage and the address are kept from scripts everything runs all the same", () =>
  own.inWindow({}, async (page, heard) => {
    await page.addInitScript(() => {
      const get = () => {
        throw new DOMException("blocked", "SecurityError");
      };
      for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get });
      history.replaceState = get;
    });
    await page.goto(own.at("index.html"));
    await press(page, failover, "next");
    assert.match(await status(page, failover), /^1\/7/);
    assert.deepEqual(heard, []);
  }));

test("from a folder steps are told, kept in the address, and a picture is saved", () =>
  own.inWindow({ acceptDownloads: true }, async (page) => {
    await page.goto(`${pathToFileURL(own.folder).href}/index.html#_d2=2`);
    assert.equal(await status(page, second), "2/3 · 디비 → 웹: 둘");
    await press(page, second, "next");
    assert.equal(new URL(page.url()).hash, "#_d2=3");
    await page.locator(`${second} [popovertarget]`).click();
    const [download] = await Promise.all([page.waitForEvent("download"), press(page, second, "png")]);
    const { dark } = await page.evaluate(measure, readFileSync(await download.path()).toString("base64"));
    assert.ok(dark > 0.001);
  }));

test("who wants no motion gets none", async () => {
  for (const [reducedMotion, wanted] of [["reduce", "0s"], ["no-preference", "0.25s"]]) {
    await onPage({ reducedMotion }, async (page) => {
      const duration = await page.locator(`${failover} svg [data-step]`).first().evaluate((one) => getComputedStyle(one).transitionDuration);
      assert.equal(duration, wanted);
    });
  }
});

test("on paper all steps stand, dark on white, with the text and without buttons", () =>
  onPage(
    { colorScheme: "dark", viewport: { width: 680, height: 960 } },
    async (page) => {
      await page.locator(`${services} .drill summary`).click();
      await page.locator(`${services} [data-fail="primary"]`).click();
      await page.emulateMedia({ media: "print", reducedMotion: "reduce" });
      assert.equal(await page.locator("main figure button:visible").count(), 0);
      const seen = await page.evaluate(() =>
        [...document.querySelectorAll("svg [data-step], svg [data-id]")].map((one) => getComputedStyle(one).opacity),
      );
      assert.deepEqual(new Set(seen), new Set(["1"]));
      assert.ok(await page.locator(`${failover} .said li`).first().isVisible(), "what is closed on the screen is not on paper");
      assert.deepEqual(await page.evaluate(misfits), []);
    },
    "#_d1=3",
  ));

for (const colorScheme of ["light", "dark"]) {
  test(`running, ${colorScheme}, nothing is a barrier and everything fits a phone`, () =>
    onPage({ colorScheme, reducedMotion: "reduce" }, async (page) => {
      const found = [];
      await page.evaluate(axe);
      for (const size of [{ width: 1280, height: 800 }, phone]) {
        await page.setViewportSize(size);
        await page.evaluate(() => document.querySelectorAll("main details").forEach((one) => (one.open = true)));
        await press(page, failover, "next");
        await page.locator(`${services} [data-fail="batch"]`).click();
        await page.evaluate(frames);
        found.push(...(await page.evaluate(misfits)));
        const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
        for (const { id, impact, nodes } of violations) {
          if (impact === "serious" || impact === "critical") found.push(`${size.width}: ${id}: ${nodes[0].html.slice(0, 160)}`);
        }
      }
      assert.deepEqual(found, []);
    }));
}

test("on a phone every button is as large as a finger", () =>
  onPage({ viewport: phone, hasTouch: true, isMobile: true }, async (page) => {
    await page.locator(`${services} .drill summary`).click();
    const small = await page.locator("main figure :is(button, summary):visible").evaluateAll((all) =>
      all.filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width < 44 || height < 44;
      }).map((one) => one.textContent),
    );
    assert.deepEqual(small, []);
  }));

test("the buttons stay in sight while a long drawing is stepped through", () =>
  onPage({ viewport: { width: 1280, height: 420 } }, async (page) => {
    await press(page, failover, "next");
    await page.evaluate(frames);
    const inSight = (selector) =>
      page.locator(selector).first().evaluate((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector("#_d1 svg .lit.message").getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.ok(await inSight(`${failover} [data-do="next"]`));
    assert.ok(await inSight(`${failover} .now`));
  }));

test("what runs diagrams is at most 12 KB, and comes with a diagram or not at all", () => {
  const names = readdirSync(join(own.folder, "assets"));
  const script = (stem) => names.find((name) => name.startsWith(`${stem}.`) && name.endsWith(".js"));
  const read = (name) => readFileSync(join(own.folder, "assets", name));
  const [all, plain] = [read(script("diagram")), read(script("script"))];
  assert.ok(all.subarray(0, plain.length).equals(plain));
  const size = gzipSync(all.subarray(plain.length), { level: 9 }).length;
  assert.ok(size <= 12 * 1024, `${size} bytes`);
  const page = (path) => readFileSync(join(own.folder, path), "utf8");
  assert.ok(page("index.html").includes(script("diagram")) && !page("index.html").includes(script("script")));
  assert.ok(page("next/index.html").includes(script("script")) && !page("next/index.html").includes(script("diagram")));
});

test("nothing moves on a page of thirty diagrams, also where it opens at a step", async (context) => {
  const folder = mkdtempSync(join(tmpdir(), "seodang-many-"));
  const source = readFileSync(fileURLToPath(new URL("courses/running/README.md", import.meta.url)), "utf8");
  const page = Array.from({ length: 6 }, (_, at) => source.replaceAll("## ", `## ${at} `).replace("next.md#둘", "#"));
  writeFileSync(join(folder, "README.md"), page.join("\n\n").replace(/(?<=.)^# .*/gms, (line) => `#${line}`));
  const many = await stage(folder);
  rmSync(folder, { recursive: true });
  await many.inWindow({}, async (page, heard) => {
    await page.addInitScript(() => {
      globalThis.shift = 0;
      const add = (list) => list.getEntries().forEach((entry) => (globalThis.shift += entry.value));
      new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(many.at("index.html#_d1=2"), { waitUntil: "networkidle" });
    await page.evaluate(frames);
    assert.equal(await page.locator("figure.drawing").count(), 30);
    assert.equal(await page.evaluate(() => globalThis.shift), 0, "layout shift");
    assert.deepEqual(heard, []);
    // How long a machine takes is told, and no test.
    const client = await page.context().newCDPSession(page);
    await client.send("Performance.enable");
    await page.reload({ waitUntil: "networkidle" });
    const { metrics } = await client.send("Performance.getMetrics");
    const { ScriptDuration } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    context.diagnostic(`scripts of thirty diagrams: ${Math.round(ScriptDuration * 1000)} ms`);
  });
});

const seed = fileURLToPath(new URL("../../../shared/seed/", import.meta.url));
test("the first page of all is told, drilled and stepped", { skip: !existsSync(seed) }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "seodang-seed-"));
  writeFileSync(join(folder, "README.md"), readFileSync(join(seed, "week5-day3.md")));
  const first = await stage(folder);
  rmSync(folder, { recursive: true });
  await first.inWindow({}, async (page) => {
    await page.goto(first.at("index.html"));
    const sequence = page.locator("figure.sequence").first();
    assert.equal(await sequence.locator(".said summary").textContent(), "단계 12개");
    const lines = await sequence.locator(".said [data-step]").allTextContents();
    assert.equal(lines.filter((line) => line.includes(" → ")).length, 9);
    assert.equal(lines.filter((line) => line.startsWith("메모 (")).length, 3);
    const figure = page.locator("figure.architecture").first();
    await figure.locator(".drill summary").click();
    const cut = () => figure.locator("svg .cut[data-id]").evaluateAll((all) => all.map((one) => one.dataset.id));
    await figure.locator('[data-fail="rds_primary"]').click();
    assert.deepEqual(await cut(), ["rds_standby"]);
    await figure.locator('[data-promote="rds_standby"]').click();
    assert.deepEqual(await cut(), []);
  });
});
