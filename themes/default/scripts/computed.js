// Figures that were computed: Escape closes what is said of one.
(() => {
  "use strict";

  addEventListener("keydown", (event) => {
    const figure = document.activeElement;
    if (event.key === "Escape" && figure?.classList.contains("figure")) figure.blur();
  });
})();
