// Keeps the course for when there is no network, where its settings ask for that.
(() => {
  "use strict";
  const { offline } = document.documentElement.dataset;
  if (!offline || !("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  addEventListener("load", () => {
    // A browser may forbid it, in a private window say: the site is as it was.
    navigator.serviceWorker.register(offline, { updateViaCache: "none" }).catch(() => {});
  });
})();
