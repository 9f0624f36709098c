// What can be wrong with a page that is open, as lists of sentences: empty when all is well.

/**
 * Notes, from now on, all that `page` says in its console, every request that fails and every
 * request to a host that is not in `hosts`.
 */
export function listen(page, hosts) {
  const heard = [];
  page.on("console", (message) => heard.push(`the console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`a script failed: ${error.message}`));
  page.on("requestfailed", (request) => {
    const { errorText } = request.failure();
    // What a page that was left did not wait for did not fail.
    if (errorText !== "net::ERR_ABORTED") heard.push(`${request.url()} failed: ${errorText}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) heard.push(`${response.url()} is ${response.status()}`);
  });
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "data:" && !hosts.includes(host)) heard.push(`${request.url()} is asked for`);
  });
  return heard;
}

/** What does not fit the window, with every `<details>` of the text open. Runs in the page. */
export function misfits() {
  for (const details of document.querySelectorAll("main details")) details.open = true;
  const found = [];
  const name = (element) => {
    const classes = element.getAttribute("class");
    const dotted = classes ? `.${classes.trim().replaceAll(/\s+/g, ".")}` : "";
    return `${element.tagName.toLowerCase()}${dotted} “${element.textContent.trim().slice(0, 40)}”`;
  };
  const all = [...document.body.querySelectorAll("*")].filter((one) => one.checkVisibility());

  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = all.filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
    found.push(`the page scrolls sideways for ${name(wide.at(-1) ?? document.body)}`);
  }

  for (const one of all) {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = one;
    if (clientWidth < 2 || !(one instanceof HTMLElement)) continue;
    const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(one);
    // What ends in an ellipsis is whole in its tip.
    if (webkitLineClamp !== "none" && one.title === one.textContent) continue;
    const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
    const cut =
      (cuts(overflowX) && scrollWidth > clientWidth + 1) ||
      (cuts(overflowY) && scrollHeight > clientHeight + 1);
    if (cut && one.innerText.trim()) found.push(`the text of ${name(one)} is cut`);
  }

  for (const drawing of document.querySelectorAll(".drawing")) {
    const svg = drawing.querySelector("svg.diagram");
    const frame = svg?.getBoundingClientRect();
    if (!svg?.checkVisibility() || frame.width < 40 || frame.height < 20) {
      found.push(`${name(drawing)} shows no drawing`);
      continue;
    }
    for (const text of svg.querySelectorAll("text")) {
      const { left, right, top, bottom, width } = text.getBoundingClientRect();
      const inside =
        left >= frame.left - 1 && right <= frame.right + 1 && top >= frame.top - 1 && bottom <= frame.bottom + 1;
      if (width && !inside) found.push(`${name(text)} stands outside its drawing`);
    }
  }
  return found;
}
