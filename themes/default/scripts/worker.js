// Keeps a course that was visited: pages come from the network while there is one, else from here.
"use strict";
// Every file that is kept, with a hash of its bytes: what did not change is not asked for again.
const files = {/* files */};
const cacheName = "seodang";
const first = [/* first */];
const key = (path) => new URL(`${path}?${files[path]}`, registration.scope).href;
const asked = (url) => {
  const path = decodeURI(new URL(url).pathname).slice(decodeURI(new URL(registration.scope).pathname).length);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
};

async function keep(path) {
  const cache = await caches.open(cacheName);
  if (await cache.match(key(path))) return;
  const answer = await fetch(new URL(encodeURI(path), registration.scope), { cache: "no-cache" });
  if (answer.ok) await cache.put(key(path), answer);
}

/** Keeps what is not kept yet, one after another: whoever reads is served before. */
let filling;
function fill() {
  filling ??= (async () => {
    for (const path of Object.keys(files)) await keep(path);
  })().catch(() => {
    filling = undefined;
  });
  return filling;
}

async function answer(request, path) {
  const cache = await caches.open(cacheName);
  // A name with a hash is never another file.
  const named = path.startsWith("assets/") && (await cache.match(key(path)));
  if (named) return named;
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await cache.match(key(path));
    if (kept) return kept;
    const lost = request.mode === "navigate" && (await cache.match(key("404.html")));
    if (lost) return lost;
    throw error;
  }
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(Promise.all(first.map(keep)));
});
addEventListener("activate", (event) => {
  const clean = async () => {
    const cache = await caches.open(cacheName);
    const current = new Set(Object.keys(files).map(key));
    for (const request of await cache.keys()) {
      if (request.url.startsWith(registration.scope) && !current.has(request.url)) await cache.delete(request);
    }
    await clients.claim();
  };
  event.waitUntil(clean().then(fill));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const path = asked(request.url);
  if (!(path in files) && request.mode !== "navigate") return;
  event.respondWith(answer(request, path));
  event.waitUntil(fill());
});
