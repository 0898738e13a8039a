// The page about reading without a network: asks the service worker to keep this language, piece by piece, or to forget it.
(() => {
  "use strict";
  const page = document.querySelector(".offline"), workers = navigator.serviceWorker, say = page.dataset, code = document.documentElement.lang;
  if (!workers) return;
  const bar = page.querySelector("progress"), status = page.querySelector("[role=status]"), [keep, stop, remove] = page.querySelectorAll("button");
  let isStopped;

  // What is on the device: the worker's own notes, in the place of the list of files.
  const show = async (sentence) => {
    const state = await (await caches.match(say.worker.replace("sw.js", `${code}/offline.json`)))?.json();
    bar.hidden = stop.hidden = true;
    keep.hidden = state?.whole;
    remove.hidden = !state;
    status.textContent = sentence ?? (state ? state.whole ? say.done : say.partly : "");
    return state;
  };
  const ask = async (message) => {
    const { active } = await workers.ready, { port1, port2 } = new MessageChannel();
    const answer = await new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
      active.postMessage({ code, ...message }, [port2]);
      setTimeout(resolve, 12e4, { error: "late" });
    });
    if (answer.error) throw answer.error;
    return answer;
  };
  const forget = async (sentence) => { await ask({ gone: true }); await show(sentence); };
  keep.addEventListener("click", async () => {
    let sentence;
    isStopped = stop.hidden = bar.hidden = false;
    keep.hidden = remove.hidden = true;
    status.textContent = "";
    bar.value = 0;
    try {
      await workers.register(say.worker);
      for (let fresh = true, left = 1, total; left && !isStopped; fresh = false) {
        ({ left, total } = await ask({ fresh }));
        bar.value = 100 - 100 * left / total;
      }
      if (isStopped) sentence = say.stopped;
    } catch (error) { sentence = error === "QuotaExceededError" ? say.full : say.failed; }
    if (!await show(sentence)) await forget(sentence);  // nothing came: nothing stays
  });
  stop.addEventListener("click", () => { isStopped = true; });
  remove.addEventListener("click", () => forget(say.removed));
  page.querySelector(".offline__cannot").hidden = true;
  page.querySelector(".offline__panel").hidden = false;
  show();
})();
