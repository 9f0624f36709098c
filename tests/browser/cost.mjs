// Figures that were computed, as a reader meets them.
import assert from "node:assert/strict";
import { test } from "node:test";

const day = "week_05/day3/index.html";

/** The tests; `at` gives addresses, `inWindow` a window, `phone` its size on a phone. */
export function figures({ at, inWindow, phone, schemes }) {
  /** What is said of the figure that has the focus, and whether it lies within the window. */
  const said = (page) =>
    page.evaluate(() => {
      const figure = document.activeElement;
      const bubble = getComputedStyle(figure, "::after");
      return { how: figure.dataset.how, content: bubble.content, visible: bubble.display !== "none" };
    });

  for (const scheme of schemes) {
    test(`with the keyboard a figure tells how it is computed, and Escape closes that, ${scheme}`, () =>
      inWindow({ colorScheme: scheme }, async (page, heard) => {
        await page.goto(at(day));
        const figure = page.locator(".table .figure.verified").first();
        await figure.focus();
        const { how, content } = await said(page);
        assert.match(how, /[×+] .+ [=≈] \$/);
        assert.equal(content, JSON.stringify(how));
        await page.keyboard.press("Escape");
        assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
        assert.deepEqual(heard, []);
      }));
  }

  test("on a phone a tap on a figure tells how it is computed, within the window", () =>
    inWindow({ viewport: phone, hasTouch: true, isMobile: true }, async (page) => {
      await page.goto(at(day));
      const figure = page.locator(".table .figure").last();
      await figure.scrollIntoViewIfNeeded();
      await figure.tap();
      const { how, content } = await said(page);
      assert.equal(content, JSON.stringify(how));
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    }));

  test("without scripts the computation of every figure of a table is in its list", () =>
    inWindow({ javaScriptEnabled: false }, async (page) => {
      await page.goto(at(day));
      const list = page.locator(".ledger").first();
      await list.locator("summary").click();
      const figures = await page.locator(".table:has(.figure)").first().locator(".figure").count();
      assert.ok(figures > 0);
      const rows = await list.locator("li").allTextContents();
      assert.ok(rows.length === figures && rows.every((row) => row.includes("$")), rows.join("\n"));
      assert.equal(await page.locator(".bill .size").isVisible(), false);
      assert.match(await page.locator(".bill").textContent(), /학생당\$0\.2740.*14명 합계\$3\.8360/);
    }));

  test("a class of another size has another bill, to the last digit", () =>
    inWindow({}, async (page, heard) => {
      await page.goto(at(day));
      const bill = page.locator(".bill").first();
      const field = bill.getByRole("spinbutton", { name: "인원" });
      const result = () => bill.locator("output").textContent();
      assert.equal(await result(), "$3.8360");
      await field.fill("30");
      assert.equal(await result(), "$8.2200");
      assert.match(await bill.textContent(), /30명 합계/);
      assert.match(await bill.textContent(), /학생당\$0\.2740/);
      await field.fill("");
      assert.equal(await field.getAttribute("aria-invalid"), "true");
      assert.equal(await result(), "$8.2200");
      const said = bill.locator("[role=status]");
      assert.equal(await said.isVisible(), true);
      await field.fill("30");
      assert.equal(await said.isVisible(), false);
      await field.fill("5000");
      await field.press("Tab");
      assert.equal(await said.textContent(), "1명부터 999명까지 계산합니다");
      assert.equal(await said.isVisible(), true);
      assert.equal(await field.inputValue(), "999");
      assert.equal(await result(), "$273.7260");
      await field.fill("1");
      await bill.getByRole("button", { name: "한 명 줄이기" }).click();
      assert.equal(await field.inputValue(), "1");
      await bill.getByRole("button", { name: "한 명 늘리기" }).press("Enter");
      assert.equal(await result(), "$0.5480");
      assert.deepEqual(heard, []);
    }));

  test("a bill that is shared is divided, half of the last digit up", () =>
    inWindow({}, async (page) => {
      // The markup that the program writes for a line such as `$20.00 ÷ 14명 = $1.43`.
      const shared = { how: "over", amount: "200000", digits: "2", scale: "2" };
      await page.route(at(day), async (route) => {
        const response = await route.fetch();
        let body = await response.text();
        for (const [name, value] of Object.entries(shared)) {
          body = body.replace(new RegExp(`(class="bill".*?) data-${name}="[^"]*"`, "s"), `$1 data-${name}="${value}"`);
        }
        await route.fulfill({ response, body });
      });
      await page.goto(at(day));
      const field = page.getByRole("spinbutton", { name: "인원" });
      await field.fill("14");
      assert.equal(await page.locator(".bill output").textContent(), "$142.86");
      await field.fill("1");
      assert.equal(await page.locator(".bill output").textContent(), "$2,000.00");
      await field.fill("16");
      assert.equal(await page.locator(".bill output").textContent(), "$125.00");
    }));

  for (const scheme of schemes) {
    test(`the controls of a bill are large enough for a finger and within a phone, ${scheme}`, () =>
      inWindow({ viewport: phone, colorScheme: scheme }, async (page) => {
        await page.goto(at(day));
        for (const control of await page.locator(".bill :is(input, button)").all()) {
          const { width, height, x } = await control.boundingBox();
          assert.ok(width >= 44 && height >= 44 && x >= 0 && x + width <= phone.width, `${width}×${height} at ${x}`);
        }
      }));
  }
}
