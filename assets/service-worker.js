// Holds one whole build on the device, so that the page opens without a network.
//
// - A build is stored whole or not at all, every file with the digest that this script knows. Each build has a cache
//   of its own; files that did not change are taken from the one before.
// - What is answered: the page itself, and files whose names carry a hash of their content. So a page of an older
//   build goes on with its own files, and no page ever gets a file of another build. Everything else goes to the server.
// - It never takes over by itself. A page asks for it ("activate") when the person wants the new version; caches that
//   no open page was built from are deleted then, and only then.

const BUILD = "{{build}}";
const FILES = {{held}};
const PREFIX = "greenmine-";
const CACHE = PREFIX + BUILD;
const PAGE = "index.html";
/** Whether a name carries a hash, and so stands for one content for ever. */
const isHashed = (file) => /\.[0-9a-f]{12}\.\w+$/.test(file);

self.addEventListener("install", (event) => event.waitUntil(store()));
self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
  // What the browser threw away of a stored build is fetched again, if it can be.
  else if (event.data === "state") event.waitUntil(fill().catch(() => {}).then((stored) => event.source.postMessage({ build: BUILD, stored: stored ?? 0, of: FILES.length, answer: true })));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const file = url.pathname.startsWith(folder) ? url.pathname.slice(folder.length) : null;
  if (file === "" || file === PAGE) {
    if (request.mode === "navigate") event.respondWith(ours(PAGE, request));
  } else if (file && isHashed(file)) {
    event.respondWith(anyBuild(file, request));
  } else if (FILES.some((held) => held.file === file)) {
    event.respondWith(ours(file, request));
  }
});

/** Where this program lives, `/` or a folder. */
const folder = new URL("./", self.location.href).pathname;
/** Stores the whole build, or nothing. What fails here leaves the build before in its place. */
async function store() {
  try {
    await fill();
  } catch (error) {
    await caches.delete(CACHE);
    const why = error.name === "QuotaExceededError" ? "full" : error.name === "MixedBuild" ? "mixed" : "network";
    await tell({ build: BUILD, failed: why });
    throw error;
  }
}

/** Stores what is missing of this build, and says how far it is; how many files are stored. */
async function fill() {
  const cache = await caches.open(CACHE);
  let stored = 0;
  for (const { file, integrity } of FILES) {
    if (!(await cache.match(file))) {
      await tell({ build: BUILD, stored, of: FILES.length });
      await cache.put(file, (await held(file)) ?? (await fetched(file, integrity)));
    }
    stored += 1;
  }
  await tell({ build: BUILD, stored, of: FILES.length });
  return stored;
}

/** A file with a hash in its name from the cache of an earlier build. */
async function held(file) {
  return isHashed(file) ? caches.match(file) : undefined;
}

/** A file from the server, if it is the one that belongs to this build. */
async function fetched(file, integrity) {
  const request = new Request(file, { cache: file === PAGE ? "no-store" : "no-cache" });
  const response = await fetch(request);
  if (!response.ok || response.redirected) throw new Error(`${file}: ${response.status}`);
  const bytes = await response.clone().arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (`sha256-${btoa(String.fromCharCode(...digest))}` !== integrity) {
    throw Object.assign(new Error(`${file} is of another build`), { name: "MixedBuild" });
  }
  return response;
}

/** A file of this build; the server's when the browser threw ours away. */
async function ours(file, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}

/** A file that only one content can have, from whichever build holds it. */
async function anyBuild(file, request) {
  return (await caches.match(file)) ?? fetch(request);
}

/** Deletes the caches of builds that no open page was built from. */
async function tidy() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  if (!names.length) return;
  const builds = await Promise.all((await windows()).map(buildOf));
  // A page that does not answer may be asleep: nothing is deleted this time.
  if (builds.includes(null)) return;
  for (const name of names) if (!builds.includes(name.slice(PREFIX.length))) await caches.delete(name);
}

/** The build that a page came from, as the page says; null when it says nothing within two seconds. */
function buildOf(client) {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    setTimeout(() => done(null), 2000);
    client.postMessage({ which: true }, [port2]);
  });
}

const windows = () => self.clients.matchAll({ type: "window", includeUncontrolled: true });
async function tell(what) {
  for (const client of await windows()) client.postMessage(what);
}
