// A class of another size has another bill.
(() => {
  "use strict";

  /** `12345` in units of four digits behind the point as `1.2345`, with commas. */
  const written = (units, scale) => {
    const digits = units.toString().padStart(scale + 1, "0");
    const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, ",");
    return scale ? `${whole}.${digits.slice(-scale)}` : whole;
  };

  for (const bill of document.querySelectorAll(".bill")) {
    const { amount, digits, scale, before, after, how } = bill.dataset;
    const field = bill.querySelector("input");
    const result = bill.querySelector("output");
    const counts = bill.querySelectorAll("[data-count]");
    const note = bill.querySelector("[role=status]");
    const [least, most] = [BigInt(field.min), BigInt(field.max)];
    const show = (count) => {
      // Whole units of the last digit, half of one up: the machine's own fractions would be off.
      const [times, over] = how === "times" ? [count, 1n] : [1n, count];
      const top = BigInt(amount) * times * 10n ** BigInt(scale);
      const bottom = over * 10n ** BigInt(digits);
      const units = (2n * top + bottom) / (2n * bottom);
      result.value = before + written(units, Number(scale)) + after;
      for (const place of counts) place.textContent = count;
    };
    const read = () => (/^\d{1,4}$/.test(field.value) ? BigInt(field.value) : 0n);
    field.addEventListener("input", () => {
      const count = read();
      const fits = least <= count && count <= most;
      field.setAttribute("aria-invalid", !fits);
      note.hidden = fits;
      if (fits) show(count);
    });
    field.addEventListener("change", () => {
      const count = read();
      const kept = count < least ? least : count > most ? most : count;
      note.hidden = kept === count;
      field.value = kept;
      field.removeAttribute("aria-invalid");
      show(kept);
    });
    for (const button of bill.querySelectorAll("button")) {
      button.addEventListener("click", () => {
        field.value = read() + BigInt(button.dataset.step);
        field.dispatchEvent(new Event("change"));
      });
    }
    bill.querySelector("[hidden]").hidden = false;
  }
})();
