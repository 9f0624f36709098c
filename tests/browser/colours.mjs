// The colours of diagrams, the author's and the theme's: every text can be read on what it stands on.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { present } from "./stage.mjs";
import { buildOf } from "./site.mjs";

const fills = ["#ffffff", "#fff3e0", "#e8f5e8", "#ffeb3b", "#ff9800", "#4caf50", "#2196f3", "#9c27b0", "#f44336", "#607d8b", "#123", "#000"];
const painted = (kind, join) =>
  [kind, ...fills.map((fill, at) => join(`n${at}`, `fill:${fill}`)), ...fills.map((fill, at) => join(`t${at}`, `fill:${fill},color:#777,stroke:${fill}`))].join("\n");
const diagrams = [
  painted("flowchart LR", (id, looks) => `${id}["글 <b>굵게</b> ${id}"]\nstyle ${id} ${looks}`) +
    "\nsubgraph g[묶음]\nn0 -->|글| t0\nend\nsubgraph h[묶음]\nn1 ==>|글| t1\nend\n" +
    "style g fill:#222\nstyle h fill:#ffffe0,color:#ff0\nlinkStyle 0 stroke:#ff0,color:#ff0",
  painted("stateDiagram-v2", (id, looks) => `${id} : 글\nclassDef c${id} ${looks}\nclass ${id} c${id}`) + "\nn0 --> t0 : 글\nnote right of n0 : 글",
  painted("classDiagram", (id, looks) => `class ${id} {\n+글 a\n+b() 글\n}\nstyle ${id} ${looks}`) + "\nn0 --> t0 : 글",
  ["sequenceDiagram", "box rgb(255,255,200) 글", "participant A", "end", "box #123 글", "participant B", "end",
    ...["rgb(232, 245, 232)", "rgb(20, 30, 90)", "rgba(255, 0, 0, 0.1)", "rgb(128,128,128)"].flatMap((fill) =>
      [`rect ${fill}`, "A->>B: 글", "Note over A,B: 글", "alt 글", "B->>A: 글", "end", "end"])].join("\n"),
  "quadrantChart\nx-axis 글 --> 글\ny-axis 글 --> 글\nquadrant-1 글\nquadrant-2 글\nquadrant-3 글\nquadrant-4 글\n" +
    "하나: [0.2, 0.2] color: #ff0\n둘: [0.8, 0.8] radius: 30, color: #000",
  "pie showData\ntitle 글\n" + fills.map((_, at) => `"글 ${at}" : ${at + 5}`).join("\n"),
  "gantt\ntitle 글\ndateFormat YYYY-MM-DD\nsection 글\n가 :done, a, 2025-01-01, 9d\n나 :active, b, after a, 9d\n다 :crit, c, after b, 9d\n라 :milestone, after c, 0d",
  "timeline\ntitle 글\n" + fills.map((_, at) => `20${at + 10} : 글 : 글`).join("\n"),
  "mindmap\nroot((글))\n" + fills.map((_, at) => `  가지 ${at}\n    글 ${at}`).join("\n"),
  "xychart-beta\ntitle \"글\"\nx-axis [a, b]\ny-axis \"글\" 0 --> 9\nbar [3, 8]\nline [1, 7]",
  "erDiagram\nA ||--o{ B : 글\nA {\nint id PK \"글\"\n}",
  "journey\ntitle 글\nsection 글\n가: 5: 나\n다: 1: 라",
  "gitGraph\ncommit id: \"a\"\nbranch b\ncommit tag: \"v1\"\ncheckout main\nmerge b",
  "kanban\n가[글]\n나[글]@{ priority: 'High', assigned: '글' }",
  "architecture-beta\ngroup g(cloud)[글]\nservice a(database)[글] in g\nservice b(disk)[글]\na:R -[글]-> L:b",
];

/** The texts of diagrams whose contrast with what they stand on is below 4.5. Runs in the page. */
function pale() {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  /** Red, green, blue and alpha, from 0 to 1. */
  const colour = (css) => {
    if (!known.has(css)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = css;
      context.fillRect(0, 0, 1, 1);
      known.set(css, [...context.getImageData(0, 0, 1, 1).data].map((part) => part / 255));
    }
    return known.get(css);
  };
  const over = ([r, g, b, a], strength, below) => [r, g, b].map((part, at) => part * a * strength + below[at] * (1 - a * strength));
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const opacity = (one, root) => {
    let all = 1;
    for (let at = one; at !== root.parentElement; at = at.parentElement) all *= getComputedStyle(at).opacity;
    return all;
  };
  const found = [];
  let texts = 0;
  for (const svg of document.querySelectorAll("svg.diagram")) {
    const ancestors = [];
    for (let at = svg; at; at = at.parentElement) ancestors.unshift(colour(getComputedStyle(at).backgroundColor));
    const ground = ancestors.reduce((below, colour) => over(colour, 1, below), [1, 1, 1]);
    const below = [];
    for (const one of svg.querySelectorAll("rect, circle, ellipse, polygon, path, text")) {
      if (one.closest("defs, symbol, marker") || !one.checkVisibility()) continue;
      if (one.tagName !== "text") {
        const { fill, fillOpacity, stroke, strokeOpacity } = getComputedStyle(one);
        const [toShape, all] = [one.getScreenCTM().inverse(), opacity(one, svg)];
        if (fill !== "none") below.push([(at) => one.isPointInFill(at), toShape, colour(fill), fillOpacity * all]);
        if (stroke !== "none") below.push([(at) => one.isPointInStroke(at), toShape, colour(stroke), strokeOpacity * all]);
        continue;
      }
      const toScreen = one.getScreenCTM();
      const count = one.getNumberOfChars();
      for (const at of new Set([0, Math.floor(count / 2), count - 1])) {
        if (at < 0 || !one.textContent[at]?.trim()) continue;
        const { x, y, width, height } = one.getExtentOfChar(at);
        const point = new DOMPoint(x + width / 2, y + height / 2).matrixTransform(toScreen);
        let stands = ground;
        for (const [covers, toShape, colour, strength] of below) {
          if (covers(point.matrixTransform(toShape))) stands = over(colour, strength, stands);
        }
        const { fill, fillOpacity } = getComputedStyle(one);
        const ink = over(colour(fill), fillOpacity * opacity(one, svg), stands);
        const [low, high] = [light(stands), light(ink)].sort((a, b) => a - b);
        const contrast = (high + 0.05) / (low + 0.05);
        texts += 1;
        if (contrast < 4.5) {
          const hex = (parts) => parts.map((part) => Math.round(part * 255).toString(16).padStart(2, "0")).join("");
          found.push(`${svg.classList[1]}: “${one.textContent.slice(0, 20)}” #${hex(ink)} on #${hex(stands)} is ${contrast.toFixed(2)}`);
          break;
        }
      }
    }
  }
  return { texts, found };
}

const fence = (text) => `\`\`\`mermaid\n${text}\n\`\`\`\n`;
const site = await present(await buildOf({ "README.md": `# 색\n\n${diagrams.map(fence).join("\n")}` }, []));

for (const colorScheme of ["light", "dark"]) {
  test(`every text of a diagram can be read on what it stands on, ${colorScheme}`, () =>
    site.inWindow({ colorScheme }, async (page) => {
      await page.goto(site.at("index.html"));
      assert.equal(await page.locator("svg.diagram").count(), diagrams.length);
      const { texts, found } = await page.evaluate(pale);
      assert.ok(texts > 500, `${texts} places were looked at`);
      assert.deepEqual(found, []);
    }));
}

test("a text that cannot be read on what it stands on is found", () =>
  site.inWindow({}, async (page) => {
    await page.setContent(`<body style="background:#fff"><svg class="diagram none" viewBox="0 0 90 90" width="90" height="90">
      <rect width="90" height="90" fill="#000" fill-opacity=".5"/><text x="9" y="40" fill="#777">글</text></svg>`);
    assert.deepEqual((await page.evaluate(pale)).found, ["none: “글” #777777 on #808080 is 1.13"]);
  }));
