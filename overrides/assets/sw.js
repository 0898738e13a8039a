// The service worker: keeps the pages of a language on the device once somebody asked for that, and shows them without a network.
// Pages send { code, fresh } to load some files more, answered by { left, total }, and { code, gone } to forget a language.
(() => {
  "use strict";
  const BASE = new URL(registration.scope).pathname, NAME = `portal ${BASE}`;  // a cache for each language: `portal /base/de`
  let last = Promise.resolve();
  const inTurn = (job) => (last = last.then(job, job));
  // What is there and what should be, path by path with keys; kept in the place of the list that it began with.
  const list = (code) => `${BASE}${code}/offline.json`;
  const state = async (code) => (await caches.match(list(code)))?.json();
  const languages = async () => (await caches.keys()).filter((name) => name.startsWith(NAME)).map((name) => name.slice(NAME.length));

  const keep = async (code, fresh) => {
    const asking = (path) => new Request(path, { cache: "no-cache" });
    const now = (await state(code)) ?? { files: {} };
    if (fresh) Object.assign(now, { want: await (await fetch(asking(list(code)))).json(), asked: Date.now() });
    const cache = await caches.open(NAME + code), { files, want } = now, wanted = Object.keys(want.files);
    const missing = wanted.filter((path) => files[path] !== want.files[path]);
    const failed = (await Promise.allSettled(missing.splice(0, 24).map(async (path) => {
      await cache.add(asking(BASE + path));
      files[path] = want.files[path];
    }))).find(({ reason }) => reason);
    now.whole = !failed && !missing.length;
    if (now.whole) {
      now.note = want.note;
      for (const path in files) if (!(path in want.files)) { await cache.delete(BASE + path); delete files[path]; }
    }
    await cache.put(list(code), new Response(JSON.stringify(now)));
    if (failed) throw failed.reason;
    return { left: missing.length, total: wanted.length };
  };
  const forget = async (code) => {
    await caches.delete(NAME + code);
    if (!(await languages()).length) registration.unregister();
    return {};
  };
  // With a network, once a day at most: what has changed since. A list that nobody loaded to its end has no note and stays as it is.
  const update = async (code) => {
    const { note, whole, asked } = (await state(code)) ?? {}, isOld = Date.now() - asked > 864e5;
    if (!note || navigator.connection?.saveData || (whole && !isOld)) return;
    for (let fresh = isOld, left = 1; left; fresh = false) ({ left } = await inTurn(() => keep(code, fresh)));
  };

  const answer = async (event, path) => {
    const { request } = event, isPage = request.mode === "navigate", code = path.slice(BASE.length).split("/")[0], network = fetch(request);
    try {
      const found = await Promise.race([network, new Promise((_, reject) => setTimeout(reject, 4000))]);
      if (isPage) event.waitUntil(update(code).catch(() => {}));
      return found;
    } catch { /* no network, or a very slow one */ }
    const found = await caches.match(path);
    if (found && isPage) {
      const { note = "" } = (await state(code)) ?? {};
      return new Response((await found.text()).replace("<main", `<p class="kept-note" role="status">${note}</p><main`), found);
    }
    if (found || !isPage) return found ?? network;
    return network.catch(async () => {
      const codes = await languages(), own = codes.includes(code) ? code : codes[0];
      return code ? caches.match(`${BASE}${own}/offline/not-kept/`) : Response.redirect(`${BASE}${own}/`);
    });
  };

  addEventListener("install", skipWaiting);
  addEventListener("activate", (event) => event.waitUntil(clients.claim()));
  addEventListener("message", (event) => {
    const { code, fresh, gone } = event.data, say = (found) => event.ports[0].postMessage(found);
    event.waitUntil(inTurn(() => gone ? forget(code) : keep(code, fresh)).then(say, ({ name }) => say({ error: name })));
  });
  addEventListener("fetch", (event) => {
    const { request } = event, { pathname } = new URL(request.url);
    if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
    // a name with a hash never means anything else
    event.respondWith(/\.[0-9a-f]{10}\./.test(pathname) ? caches.match(pathname).then((found) => found ?? fetch(request)) : answer(event, pathname));
  });
})();
