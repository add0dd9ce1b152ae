// Keeps the page for use without a network. In: the list of its files, written in when the page is built. Out: the
// page from the cache. It asks for nothing that is not in the list, and nothing that a person writes passes through it.
const VERSION = "__VERSION__";
const FILES = __FILES__;
const CACHE = `jdlint ${VERSION}`;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const forgetOthers = (names) => names.filter((name) => name.startsWith("jdlint ") && name !== CACHE).map((name) => caches.delete(name));
  event.waitUntil(caches.keys().then((names) => Promise.all(forgetOthers(names))));
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  // A folder's address stands for the page in it, as it does with a server.
  const wanted = event.request.mode === "navigate" && new URL(event.request.url).pathname.endsWith("/") ? new URL("index.html", event.request.url) : event.request;
  const fromCache = caches.open(CACHE).then((cache) => cache.match(wanted, { ignoreSearch: true, ignoreVary: true }));
  event.respondWith(fromCache.then((found) => found ?? fetch(event.request)));
});
