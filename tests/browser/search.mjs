// The search: what it finds, measured against the text of the pages, and how it is used in Chromium.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { misfits } from "./faults.mjs";
import { build, write } from "./site.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const script = readFileSync(`${root}themes/default/scripts/search/query.js`, "utf8");

/** The search of a built site, and what it has asked for. */
function searchOf(folder) {
  const context = createContext({});
  runInContext(script, context);
  let pieces = "";
  const asked = [];
  const load = async (name) => {
    const text = readFileSync(`${folder}/${name === "head" ? "search.js" : `${pieces}${name}.js`}`, "utf8");
    let handed;
    context.seodang_search = (_, data) => (handed = data);
    runInContext(text, context);
    if (name === "head") pieces = handed.folder;
    asked.push({ name, bytes: gzipSync(text).length });
    return handed;
  };
  return { search: context.seodangSearch(load), load, asked };
}

/** The text that a reader sees on a page, in small letters. */
function seen(html) {
  const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'", "#x2F": "/" };
  return html
    .slice(html.indexOf("<article"), html.indexOf("</article>"))
    .replace(/<nav class="crumbs".*?<\/nav>|<section class="children".*?<\/section>|<figcaption.*?<\/figcaption>/gs, " ")
    .replace(/<div class="runs".*?<\/figure>|<section class="bill".*?<\/section>/gs, " ")
    .replace(/<p class="kind">.*?<\/p>|<details class="ledger.*?<\/details>|<title[^>]*>.*?<\/title>|<section class="(?:links|addresses|paper)".*?<\/section>/gs, " ")
    .replace(/<\/?(?!a\b|b\b|i\b|em|strong|code|span|mark|del|s\b|kbd|sub\b|sup\b|small|u\b)[a-z][^>]*>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole)
    .normalize("NFC")
    .toLowerCase();
}

/** A course as the tests know it: the pages in the order of the index, and the names of things. */
async function readCourse(folder) {
  const { search, load } = searchOf(folder);
  const head = await load("head");
  const pages = head.pages.map(([group, path, label, title]) => {
    // What a page is called by its place in the course: `5주차 3일차 실습 1`.
    const way = head.groups[group].split(" · ").filter((name) => /^\d+(주차|일차)$/.test(name));
    const text = seen(readFileSync(`${folder}/${decodeURIComponent(path)}index.html`, "utf8"));
    return { path: decodeURIComponent(path), text: `${[...way, label].join(" ")}\n${title.toLowerCase()}\n${text}` };
  });
  const names = new Map();
  for (const group of head.aliases) {
    const all = group.split("|");
    for (const name of all) names.set(name, all);
  }
  return { search, head, pages, names };
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * The pages that hold a stem, or another name of it, at the start of a word. Words that belong together may be
 * written apart or as one.
 */
function relevant({ pages, names }, stem) {
  const spread = (name) => {
    // Numbers that belong together never stand as one: 10.0 is not 100.
    const joint = (before, after) => (/\d$/.test(before) && /^\d/.test(after) ? "[\\s._/:·-]" : "[\\s._/:·-]?");
    const words = name.split(/[ .]/);
    const end = words.length > 1 && /\d$/.test(name) ? "(?!\\d)" : "";
    const parts = words.map((word, at) => (at ? joint(words[at - 1], word) : "") + escaped(word)).join("") + end;
    if (!/^[가-힣]{3,}$/.test(name)) return parts;
    const apart = [...name].slice(1).map((_, at) => `${name.slice(0, at + 1)} ${name.slice(at + 1)}`);
    return [parts, ...apart].join("|");
  };
  const all = (names.get(stem) ?? [stem]).map(spread).join("|");
  const begins = new RegExp(`(?<![\\p{L}\\p{N}])(?:${all})`, "u");
  return new Set(pages.flatMap(({ text }, at) => (begins.test(text) ? [at] : [])));
}

const final = (word) => (/[가-힣]$/.test(word) ? (word.charCodeAt(word.length - 1) - 0xac00) % 28 : 0);
const either = (closed, open) => (word) => word + (final(word) ? closed : open);
const direction = (more) => (word) => word + (final(word) && final(word) !== 8 ? "으로" : "로") + more;
const plain = (particle) => (word) => word + particle;
/** Particles of one, two and three syllables. */
const particles = {
  none: [plain("")],
  one: [either("은", "는"), either("이", "가"), either("을", "를"), plain("의"), plain("에"), plain("도"), either("과", "와")],
  two: [plain("에서"), plain("까지"), plain("부터"), direction(""), plain("에는"), plain("보다"), either("이나", "나")],
  three: [plain("에서는"), plain("까지도"), direction("부터"), plain("에서도"), plain("입니다"), plain("만으로")],
};

/** Nouns of a course, those of the most pages first: they stand alone and with particles. */
function nounsOf({ pages }, most) {
  const counts = new Map();
  for (const { text } of pages) {
    for (const word of new Set(text.match(/[\p{L}\p{N}]+/gu))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const forms = [either("은", "는"), either("이", "가"), either("을", "를"), plain("의"), plain("에"), direction("")];
  const isNoun = (word) =>
    /^[가-힣]{2,}$/.test(word)
      ? !/(들|에|과|와|까지|부터|에서|으로|하게|한|된)$/.test(word) && forms.some((form) => counts.has(form(word)))
      : /^[a-z][a-z0-9]{2,}$/.test(word);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  const nouns = sorted.filter(isNoun);
  const hangul = nouns.filter((word) => /^[가-힣]/.test(word)).slice(0, most);
  return [...hangul, ...nouns.filter((word) => /^[a-z]/.test(word)).slice(0, 40)];
}

/** What is looked for, and the stem that it stands for. */
const table = [
  ["스냅샷은", "스냅샷"], ["스냅샷", "스냅샷"], ["스냅샷에서는", "스냅샷"], ["snapshot", "snapshot"],
  ["데이터베이스를", "데이터베이스"], ["데이터베이스", "데이터베이스"], ["데이터베이스로부터", "데이터베이스"],
  ["컨테이너에서", "컨테이너"], ["컨테이너", "컨테이너"], ["container", "container"],
  ["보안그룹", "보안 그룹"], ["보안 그룹", "보안 그룹"], ["보안그룹은", "보안 그룹"], ["보안그룹에서는", "보안 그룹"],
  ["Security Group", "security group"], ["security-group", "security group"],
  ["failover", "failover"], ["FAILOVER", "failover"], ["Failover를", "failover"], ["페일오버", "페일오버"],
  ["t3.micro", "t3.micro"], ["db.t3.micro", "db.t3.micro"], ["DB.T3.MICRO로", "db.t3.micro"], ["aws-cli", "aws cli"],
  ["10.0", "10.0"], ["5432", "5432"], ["6379", "6379"], ["443", "443"],
  ["쿠버네티스", "쿠버네티스"], ["쿠버네티스를", "쿠버네티스"], ["k8s", "k8s"], ["Kubernetes", "kubernetes"],
  ["도커", "도커"], ["docker", "docker"], ["레디스", "레디스"], ["레디스는", "레디스"], ["Redis를", "redis"],
  ["캐싱", "캐싱"], ["캐싱으로", "캐싱"], ["캐시", "캐시"], ["엘라스티캐시", "엘라스티캐시"], ["ElastiCache", "elasticache"],
  ["로드밸런싱", "로드 밸런싱"], ["로드 밸런서", "로드 밸런서"], ["오토스케일링", "오토 스케일링"], ["가용영역", "가용 영역"],
  ["가용 영역은", "가용 영역"], ["서브넷까지도", "서브넷"], ["복제본", "복제본"], ["읽기 복제본", "읽기 복제본"],
  ["백업", "백업"], ["백업을", "백업"], ["복구에서", "복구"], ["장애", "장애"], ["모니터링부터", "모니터링"],
  ["비용", "비용"], ["비용만으로", "비용"], ["정의", "정의"], ["정의를", "정의"], ["결과", "결과"], ["결과로", "결과"],
  ["속도", "속도"], ["효과", "효과"], ["값을", "값"], ["키는", "키"], ["ＲＤＳ", "rds"], ["rds에서의", "rds"],
  ["포스트그레스", "포스트그레스"], ["CloudWatch로", "cloudwatch"], ["클라우드워치", "클라우드워치"],
];

function difference(course, found, wanted) {
  const path = (at) => course.pages[at].path;
  const over = [...found].filter((at) => !wanted.has(at)).map(path);
  const missing = [...wanted].filter((at) => !found.has(at)).map(path);
  return { over, missing };
}

const pagesOf = async (course, query) => new Set((await course.search.find(query)).pages.map(({ page }) => page));

/** A course whose pages are as awkward as can be. */
const awkward = {
  "course/README.md": "# 제목 \"<&\\ `code`\n\n첫 <b>글</b>입니다. ＦＵＬＬ 폭, ㅋㅋ 그리고 É.\n",
  "course/이름 과 공백/README.md": "# 같은 제목\n\n보안 그룹과 S3버킷을 씁니다. `a_b-c.d`\n",
  "course/이름 과 공백/100% #1.md": `# 같은 제목\n\n## 긴 글\n\n${"아주 긴 글의 낱말 ".repeat(2500)}끝맺음낱말\n`,
  "course/이름 과 공백/빈.md": "",
};

/** Names `test`s for a course whose build is promised. */
function measured(name, promised) {
  test(`${name}: a first query takes at most 40 KB`, async () => {
    const { folder } = await promised;
    const program = readdirSync(`${folder}/assets`).find((file) => /^search\.\w+\.js$/.test(file));
    const own = gzipSync(readFileSync(`${folder}/assets/${program}`)).length;
    for (const query of ["스냅샷은", "보안그룹", "쿠버네티스", "ㅋㅅ", "failover", "t3.micro", "zotld", "없는낱말", "s"]) {
      const { search, asked } = searchOf(folder);
      const { pages, marks } = await search.find(query);
      // As many as the window of the search shows.
      for (const { sections } of pages.slice(0, 6)) await search.shown(sections[0].section, marks);
      const sum = asked.reduce((all, { bytes }) => all + bytes, own);
      assert.ok(sum <= 40_000, `${query}: ${sum} bytes`);
    }
  });

  test(`${name}: every query of the table finds the pages that hold its word and no others`, async () => {
    const course = await promised;
    const wrong = [];
    for (const [query, stem] of table) {
      const { over, missing } = difference(course, await pagesOf(course, query), relevant(course, stem));
      if (over.length || missing.length) wrong.push({ query, over, missing });
    }
    assert.deepEqual(wrong, []);
  });

  test(`${name}: nouns are found with every particle, and nothing else is`, async () => {
    const course = await promised;
    const nouns = nounsOf(course, 260);
    assert.ok(nouns.length >= 200, `${nouns.length} nouns`);
    const report = [];
    for (const [length, forms] of Object.entries(particles)) {
      const sums = { right: 0, over: 0, missing: 0 };
      const wrong = [];
      for (const noun of nouns) {
        const wanted = relevant(course, noun);
        for (const form of forms) {
          const found = await pagesOf(course, form(noun));
          const { over, missing } = difference(course, found, wanted);
          sums.right += found.size - over.length;
          sums.over += over.length;
          sums.missing += missing.length;
          if (over.length || missing.length) wrong.push(`${form(noun)} +${over.length} -${missing.length}`);
        }
      }
      const recall = sums.right / (sums.right + sums.missing);
      const precision = sums.right / (sums.right + sums.over);
      report.push(`${length}: recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}; ${wrong.slice(0, 30).join(", ")}`);
      assert.ok(recall >= 0.9995 && precision >= 0.99, report.at(-1));
    }
    if (process.env.REPORT) console.log(`${name}, ${nouns.length} nouns\n${report.join("\n")}`);
  });

  test(`${name}: every word that a page shows finds the page`, async () => {
    const course = await promised;
    const lost = [];
    const pages = course.pages.length > 20 ? course.pages.slice(0, 3) : course.pages;
    for (const [at, { text, path }] of pages.entries()) {
      for (const word of new Set(text.match(/[\p{Alphabetic}\p{N}]+/gu))) {
        if (/^[ㄱ-ㅎ]+$/.test(word)) continue;
        const answer = await course.search.find(word);
        const found = [...answer.pages, ...(await answer.apart())].some(({ page }) => page === at);
        if (!found) lost.push(`${path}: ${word}`);
      }
    }
    assert.deepEqual(lost, []);
  });

  test(`${name}: the browser reads the words that the index was made of`, async () => {
    const course = await promised;
    const { load } = searchOf(course.folder);
    const head = await load("head");
    const indexed = new Set();
    for (let at = 0; at < head.words.length; at += 1) {
      let before = "";
      for (const one of (await load(`w${at}`))[0].split(/(?=[A-Z])/)) {
        before = before.slice(0, one.charCodeAt(0) - 65) + one.slice(1);
        indexed.add(before);
      }
    }
    const sections = head.pages.reduce((sum, page) => sum + page[4], 0);
    const unknown = new Set();
    for (let at = 0, read = 0; read < sections; at += 1) {
      for (const [heading, , text] of await load(`t${at}`)) {
        read += 1;
        const words = course.search.fold(`${heading}\n${text}`).match(course.search.words) ?? [];
        for (const word of words) {
          const kept = [...word].slice(0, head.longest).join("");
          if (!indexed.has(kept)) unknown.add(kept);
        }
      }
    }
    assert.deepEqual([...unknown], []);
  });
}

/** Tests for the bundled course, in `site`, and for others; windows are of `run.mjs`. */
export function searchTests({ site, at, inWindow, axe }) {
  const known = async (folder) => ({ ...(await readCourse(folder)), folder });
  const bundled = known(site.folder);
  measured("the bundled course", bundled);
  const real = `${root}../shared/real-course`;
  if (existsSync(real)) {
    const promised = build(real);
    measured("a real course", promised.then(({ folder }) => known(folder)));
    test("a real course is put away", async () => (await promised).remove());
  }

  const paths = async (query) => {
    const { search } = await bundled;
    const answer = await search.find(query);
    return { ...answer, paths: answer.pages.map(({ folder }) => folder) };
  };
  const day3 = "week_05/day3/";

  test("the first consonants of a word find it, and so do some of its letters", async () => {
    for (const query of ["ㅋㅅ", "캐ㅅ", "ㅋ싱"]) assert.ok((await paths(query)).paths.includes(day3), query);
    assert.equal((await paths("ㅋ")).pages.length, 0, "one consonant says nothing yet");
    const words = (await paths("ㅅㄴㅅ")).marks.map(({ letters }) => letters);
    assert.ok(words.includes("스냅샷"), words.join());
  });

  test("a syllable that is not finished finds the word", async () => {
    const found = new Set((await paths("스냅샤")).paths);
    assert.ok(found.has(day3));
    const whole = (await paths("스냅샷")).paths;
    assert.deepEqual([...found].filter((path) => !whole.includes(path)), []);
  });

  test("what was typed on the other keyboard is understood", async () => {
    for (const [typed, meant] of [["zotld", "캐싱"], ["tmsoqtit", "스냅샷"], ["ㄱㅇㄴ", "rds"], ["ㄹ먀ㅣㅐㅍㄷㄱ", "failover"]]) {
      const answer = await paths(typed);
      const said = answer.instead ?? answer.near[0];
      assert.equal(said, meant, typed);
    }
    assert.deepEqual((await paths("zotld")).paths, (await paths("캐싱")).paths);
  });

  test("a word that is not there is answered with the nearest ones", async () => {
    for (const [typed, meant] of [["스넵샷", "스냅샷"], ["데이타베이스", "데이터베이스"], ["faillover", "failover"], ["쿠버네티즈", "쿠버네티스"]]) {
      const answer = await paths(typed);
      assert.equal(answer.pages.length, 0, typed);
      assert.ok(answer.near.includes(meant), `${typed}: ${answer.near.join()}`);
    }
    const { pages, near } = await paths("쀍쀍쀍");
    assert.deepEqual([pages.length, near.length], [0, 0]);
  });

  test("a page is found by what the course calls it, and comes first", async () => {
    for (const [query, path] of [["3일차", day3], ["5주차 3일차", day3], ["3일차 실습 1", `${day3}lab_1/`], ["챌린지", `${day3}challenge_1/`]]) {
      assert.equal((await paths(query)).paths[0], path, query);
    }
  });

  test("the first consonants of another name find what it names", async () => {
    const answer = await paths("ㄹㄷㅅ");
    assert.equal(answer.instead, undefined);
    assert.ok(answer.marks.some(({ letters }) => letters === "redis"));
    assert.ok(answer.pages.length > 0);
  });

  test("several words are found one after the other first, then apart", async () => {
    const { pages, ...answer } = await paths("RDS 백업");
    const apart = await answer.apart();
    const seen = new Set(pages.map(({ page }) => page));
    assert.ok(pages.length && apart.length);
    assert.ok(apart.every(({ page }) => !seen.has(page)));
  });

  test("any text is a query", async () => {
    const { search } = await bundled;
    const texts = ["", " ", "\"<&\\", "(.*+?^${}", "\u{1f3af}", "ㅏㅏ", "a".repeat(500), "가".repeat(300), "ㄱ가", "0", "은", "__proto__", "😀가나", "\ud800", "들은", "constructor"];
    for (const text of texts) assert.ok(Array.isArray((await search.find(text)).pages), text);
  });


  // ── In a window ────────────────────────────────────────────────────────────────────────────────────────────────

  const session = "week_05/day3/session_1/index.html";
  const phone = { viewport: { width: 360, height: 740 } };
  const field = (page) => page.locator("#_search input");
  const results = (page) => page.locator("#_search .hit");
  /** Types a query and waits for its answer. */
  const look = async (page, query) => {
    await field(page).fill(query);
    await page.locator("#_search .found:not([aria-busy])").waitFor({ state: "attached" });
  };

  test("nothing of the search is asked for before its first use", () =>
    inWindow({}, async (page, heard) => {
      const asked = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(at(session), { waitUntil: "networkidle" });
      const early = asked.filter((path) => /search/.test(path));
      assert.deepEqual(early, []);
      await page.keyboard.press("/");
      await look(page, "스냅샷은");
      assert.ok(asked.some((path) => path === "/search.js"));
      assert.deepEqual(heard, []);
    }));

  for (const key of ["/", "Control+k"]) {
    test(`${key} opens the search, arrows choose, Enter opens the page`, () =>
      inWindow({}, async (page, heard) => {
        await page.goto(at(session));
        await page.keyboard.press(key);
        assert.ok(await field(page).evaluate((input) => input === document.activeElement));
        await page.keyboard.type("failover");
        await results(page).first().locator(".hit-line mark").first().waitFor();
        await page.keyboard.press("ArrowDown");
        const first = await results(page).first().getAttribute("href");
        assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), first);
        await page.keyboard.press("ArrowUp");
        assert.ok(await field(page).evaluate((input) => input === document.activeElement));
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
        await page.waitForURL(new URL(first, at(session)).href);
        assert.equal(await page.locator("#_search").isVisible(), false);
        assert.deepEqual(heard, []);
      }));
  }

  test("Enter in the field opens the best page, Escape closes the search, and the field is remembered", () =>
    inWindow({}, async (page) => {
      await page.goto(at(session));
      await page.keyboard.press("/");
      await look(page, "캐싱");
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("#_search").isVisible(), false);
      await page.keyboard.press("/");
      assert.equal(await field(page).inputValue(), "캐싱");
      // The place on the page is known a moment after the page.
      const best = new URL(await results(page).first().getAttribute("href"), at(session)).pathname;
      assert.notEqual(best, new URL(page.url()).pathname);
      await page.keyboard.press("Enter");
      await page.waitForURL(({ pathname }) => pathname === best);
      await page.keyboard.press("Control+k");
      await results(page).first().waitFor();
      assert.equal(await field(page).inputValue(), "캐싱");
    }));

  test("a search that was just closed is opened again by its key, before anything else is focused", () =>
    inWindow({}, async (page) => {
      await page.goto(at(session));
      await page.keyboard.press("/");
      await field(page).evaluate((input) => {
        document.querySelector("#_search").close();
        input.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true }));
      });
      assert.equal(await page.locator("#_search").isVisible(), true);
    }));

  test("a result names its heading and the line that was hit, and stands under its day", () =>
    inWindow({}, async (page) => {
      await page.goto(at("index.html"));
      await page.keyboard.press("/");
      await look(page, "보안그룹은");
      const hits = page.locator("#_search .hit mark");
      await hits.first().waitFor();
      for (const hit of await hits.allInnerTexts()) assert.match(hit, /^(보안 ?그룹|security[ -]?group)$/i);
      assert.match(await page.locator("#_search .group h2").first().innerText(), /주차 · \d일차/);
      assert.match(await page.locator("#_search .said").innerText(), /^보안그룹 · \d+쪽에서 찾았습니다$/);
      const more = page.locator("#_search .more").first();
      const before = await results(page).count();
      await more.click();
      assert.ok((await results(page).count()) > before);
    }));

  test("nothing found is said, with what was looked for and what is near it", () =>
    inWindow({}, async (page) => {
      await page.goto(at("index.html"));
      await page.keyboard.press("/");
      await look(page, "스넵샷");
      assert.match(await page.locator("#_search .said").innerText(), /‘스넵샷’ 검색 결과가 없습니다/);
      await page.locator("#_search .near button", { hasText: /^스냅샷$/ }).click();
      await results(page).first().waitFor();
      assert.equal(await field(page).inputValue(), "스냅샷");
    }));

  test("letters of the other keyboard are answered with what was meant", () =>
    inWindow({}, async (page) => {
      await page.goto(at("index.html"));
      await page.keyboard.press("/");
      await look(page, "zotld");
      assert.match(await page.locator("#_search .said").innerText(), /^‘캐싱’ 검색 결과를 보여 줍니다/);
    }));

  test("from a folder, without a server, the search leads to the heading that was found", () =>
    inWindow({}, async (page, heard) => {
      await page.goto(pathToFileURL(`${site.folder}/${session}`).href);
      await page.keyboard.press("/");
      await look(page, "스냅샷은");
      const hit = results(page).filter({ has: page.locator(".hit-heading mark") }).first();
      await hit.waitFor();
      await hit.click();
      await page.waitForURL(/^file:.*index\.html#/);
      const target = await page.evaluate(() => document.querySelector(":target")?.innerText);
      assert.match(target, /스냅샷|snapshot/i);
      assert.deepEqual(heard, []);
    }));

  test("a page that is not there can search too, below any address", () =>
    inWindow({}, async (page) => {
      await page.goto(at("no/such/page/", "/repo/"));
      await page.keyboard.press("/");
      await look(page, "캐싱");
      await results(page).first().click();
      await page.waitForURL(/\/repo\/week_05\//);
      assert.ok(await page.locator("article").isVisible());
    }));

  test("the search works where storage is blocked", () =>
    inWindow({}, async (page, heard) => {
      await page.addInitScript(() => {
        const get = () => {
          throw new DOMException("blocked", "SecurityError");
        };
        for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get });
      });
      await page.goto(at(session));
      await page.keyboard.press("/");
      await look(page, "스냅샷");
      assert.ok(await results(page).count());
      assert.deepEqual(heard, []);
    }));

  test("without scripts there is no button for a search", () =>
    inWindow({ javaScriptEnabled: false }, async (page) => {
      await page.goto(at(session));
      assert.equal(await page.locator("[data-search]:visible").count(), 0);
      assert.equal(await page.locator("#_search").isVisible(), false);
    }));

  test("on a phone the search fills the window, is used by touch, and nothing of it is cut", () =>
    inWindow({ ...phone, hasTouch: true, isMobile: true }, async (page) => {
      await page.goto(at(session));
      await page.locator("[data-search]:visible").first().tap();
      await look(page, "보안그룹");
      await results(page).first().locator(".hit-line").waitFor();
      const box = await page.locator("#_search").boundingBox();
      assert.deepEqual([box.x, box.y, box.width, box.height], [0, 0, 360, 740]);
      const small = await page.locator("#_search :is(a, button):visible").evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 36).map((one) => one.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(small, []);
      assert.deepEqual((await page.evaluate(misfits)).filter((one) => /hit|said|near|ask|sideways/.test(one)), []);
      // The place on the page is known a moment after the page.
      const best = new URL(await results(page).first().getAttribute("href"), at(session)).pathname;
      await results(page).first().tap();
      await page.waitForURL(({ pathname }) => pathname === best);
    }));

  test("the search has no serious barrier for anyone, by day and by night", () =>
    inWindow({}, async (page) => {
      await page.goto(at(session));
      await page.evaluate(axe);
      await page.keyboard.press("/");
      for (const [colorScheme, width, query] of [["light", 1280, "캐싱"], ["dark", 360, "캐싱"], ["light", 360, "스넵샷"], ["dark", 1280, "RDS 백업"]]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await look(page, query);
        if (query === "캐싱") await page.locator("#_search .hit-line mark").first().waitFor();
        const { violations } = await page.evaluate(() => globalThis.axe.run("#_search", { resultTypes: ["violations"] }));
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        assert.deepEqual(serious.map(({ id, nodes }) => `${colorScheme} ${width} ${id}: ${nodes[0].html.slice(0, 160)}`), []);
      }
    }));

  test("an index that was built anew while the page was open is found again", () =>
    inWindow({}, async (page) => {
      await page.goto(at(session));
      await page.keyboard.press("/");
      await look(page, "캐싱");
      // The old pieces are gone; the head that is asked for again names the new ones.
      let gone = true;
      await page.route(/assets\/search\.[0-9a-f]+\/w/, (route) => (gone ? route.fulfill({ status: 404 }) : route.continue()));
      await page.route(/\/search\.js\?/, (route) => {
        gone = false;
        return route.continue();
      });
      await look(page, "데이터베이스");
      assert.ok(await results(page).count());
    }));

  test("an index that does not come is said so", () =>
    inWindow({}, async (page) => {
      await page.route(/\/search\.js/, (route) => route.fulfill({ status: 404 }));
      await page.goto(at(session));
      await page.keyboard.press("/");
      await field(page).fill("캐싱");
      await page.locator("#_search .said", { hasText: "검색 색인을 읽지 못했습니다" }).waitFor();
    }));

  test("awkward names, titles and lengths are searched like any other", async () => {
    const course = await write(awkward);
    const built = await build(course.folder);
    try {
      const { search, pages } = await readCourse(built.folder);
      const found = async (query) => Array.from((await search.find(query)).pages, ({ page }) => pages[page].path);
      assert.deepEqual(await found("끝맺음낱말"), ["이름 과 공백/100% #1/"]);
      assert.deepEqual((await found("같은 제목")).sort(), ["이름 과 공백/", "이름 과 공백/100% #1/"]);
      assert.deepEqual(await found("버킷"), ["이름 과 공백/"]);
      assert.deepEqual(await found("full"), [""]);
      assert.deepEqual(await found("a_b-c.d"), ["이름 과 공백/"]);
      await inWindow({}, async (page, heard) => {
        await page.goto(pathToFileURL(`${built.folder}/index.html`).href);
        await page.keyboard.press("/");
        await look(page, "끝맺음낱말");
        await results(page).first().locator(".hit-line mark").waitFor();
        await results(page).first().click();
        await page.waitForURL(/100%25%20%231\/index\.html#/);
        assert.match(await page.locator("h2").first().innerText(), /긴 글/);
        await page.keyboard.press("/");
        await look(page, "제목");
        await page.locator("#_search .hit-page", { hasText: '제목 "<&\\' }).first().waitFor();
        assert.deepEqual(heard, []);
      });
    } finally {
      await built.remove();
      await course.remove();
    }
  });
}
