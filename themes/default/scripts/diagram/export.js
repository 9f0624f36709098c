// A drawing to take away: by day, whole, with its looks in every element, as programs without style
// sheets read them.
const looks = [
  "color", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap",
  "stroke-linejoin", "opacity", "visibility", "font-family", "font-size", "font-weight", "font-style", "text-anchor",
];
const initial = {
  "fill-opacity": "1", "stroke-opacity": "1", "stroke-dasharray": "none", "stroke-linecap": "butt",
  "stroke-linejoin": "miter", opacity: "1", visibility: "visible", "font-style": "normal",
};
const drawn = (figure, extra = "") => {
  const root = document.documentElement;
  const svg = svgOf(figure);
  const { theme } = root.dataset;
  const states = ["stepped", "drilled"].filter((state) => svg.classList.contains(state));
  const copy = svg.cloneNode(true);
  root.dataset.theme = "light";
  svg.classList.remove(...states);
  svg.classList.add("still");
  copy.querySelectorAll(".reroute").forEach((line) => line.remove());
  const copies = [copy, ...copy.querySelectorAll("*")];
  [svg, ...svg.querySelectorAll(":not(.reroute)")].forEach((element, at) => {
    const style = getComputedStyle(element);
    const above = at && getComputedStyle(element.parentElement);
    for (const name of looks) {
      const value = style.getPropertyValue(name);
      const inherited = name !== "opacity" && above && above.getPropertyValue(name) === value;
      if (inherited || (!above && initial[name] === value)) copies[at].removeAttribute(name);
      else if (name !== "opacity" || value !== "1") copies[at].setAttribute(name, value);
    }
    for (const name of ["class", "style", "tabindex", "role", "aria-label", "aria-description"]) copies[at].removeAttribute(name);
  });
  svg.classList.add(...states);
  svg.classList.remove("still");
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute("role", "img");
  copy.querySelector("title").insertAdjacentHTML("afterend", `${extra}<rect width="${width}" height="${height}" fill="#fff"/>`);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
};

const copied = async (text, button) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return;
  }
  const { textContent } = button;
  button.textContent = document.documentElement.dataset.copied;
  setTimeout(() => (button.textContent = textContent), 1500);
};

// The font of the page, as part of the drawing: an image may ask for nothing.
const font = async () => {
  const face = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules];
    } catch {
      return [];
    }
  }).find((rule) => rule instanceof CSSFontFaceRule && rule.cssText.includes("woff2"));
  if (!face) return "";
  const [, url] = face.cssText.match(/url\("?([^")]+)/);
  const blob = await (await fetch(new URL(url, face.parentStyleSheet.href))).blob();
  const data = await new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(blob);
  });
  return `<style>@font-face{font-family:${face.style.getPropertyValue("font-family")};font-weight:400 800;src:url(${data})}</style>`;
};

Object.assign(deeds, {
  source: (_, button) => copied(button.dataset.source, button),
  svg: (figure, button) => copied(drawn(figure).text, button),
  async png(figure) {
    // From a folder no font can be read; then the system's stands in.
    const face = await font().catch(() => "");
    const { text, width, height } = drawn(figure, face);
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    const zoom = Math.min(2, 8192 / Math.max(width, height));
    [canvas.width, canvas.height] = [width * zoom, height * zoom];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = `${svgOf(figure).querySelector("title").textContent.trim() || figure.id}.png`;
      link.click();
      setTimeout(URL.revokeObjectURL, 10000, link.href);
    });
  },
});
if (!navigator.clipboard) document.documentElement.classList.add("uncopied");
