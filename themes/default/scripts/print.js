// On paper nothing can be opened: every text is, and is as it was afterwards.
(() => {
  "use strict";
  for (const button of document.querySelectorAll("button.print")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open], .ledger, .said, .drill)")];
    for (const details of opened) details.open = true;
    // A picture further down may not have been asked for yet.
    for (const picture of document.querySelectorAll("main img[loading]")) picture.loading = "eager";
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
})();
