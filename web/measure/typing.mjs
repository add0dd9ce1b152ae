// How soon squiggles follow a keystroke. In: web/dist, CHROME_PATH, posting.md. Out: JSON and a line for each of two
// machines; fails when the goals are missed. Run: npm run measure:typing -- [--profile FILE] [--rate N]
//
// Chromium slows the page's thread to a quarter, as the tools for developers do, and leaves workers at full speed: that is
// the first machine. The second has a slow worker, too: it is made to wait three times as long as each check took before it
// answers. A machine that does other work as well makes every figure larger.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const GOAL_MS = 50;
const KEYS = 100;
/** A fast typist: 500 characters a minute. */
const BETWEEN_KEYS_MS = 120;
const WORDS = "Answers every rockstar customer, other duties as assigned, and improves delivery speed as needed each week";

/** What a profile holds, to be opened in the browser's tools for developers. */
const TRACED = ["devtools.timeline", "disabled-by-default-devtools.timeline", "disabled-by-default-v8.cpu_profiler", "blink.user_timing", "toplevel"];

const { values: wanted } = parseArgs({ options: { profile: { type: "string" }, rate: { type: "string", default: "4" } } });
const rate = Number(wanted.rate);

const host = await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
try {
  report(await measure(1));
  report(await measure(rate));
} finally {
  await browser.close();
  await host.stop();
}

async function measure(workerRate) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.route(/engine\.worker/, (route) => slowWorker(route, workerRate));
  await page.addInitScript(watch);
  await page.goto(`${host.address}index.html`);
  const text = await readFile(new URL("posting.md", import.meta.url), "utf8");
  await page.locator("#file").setInputFiles({ name: "posting.md", mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.waitForFunction(() => document.body.dataset.state === "checked" && document.querySelectorAll(".finding").length > 10);
  await page.locator('.finding[data-rule="catch-all-duty"] .where').first().click(); // into the middle of the text
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");

  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate });
  await page.waitForTimeout(1_000);
  if (wanted.profile) await browser.startTracing(page, { path: wanted.profile, categories: TRACED });
  await page.evaluate(() => globalThis.measured.begin());
  for (const character of WORDS.slice(0, KEYS)) {
    const next = Date.now() + BETWEEN_KEYS_MS;
    await page.keyboard.type(character);
    await page.waitForTimeout(Math.max(0, next - Date.now()));
  }
  await page.waitForFunction(() => document.body.dataset.state === "checked");
  await page.waitForTimeout(500);
  if (wanted.profile) await browser.stopTracing();
  const found = await page.evaluate(() => globalThis.measured.end());
  const findings = await page.locator(".finding").count();
  await context.close();
  return { slowed: { page: rate, worker: workerRate }, bytes: Buffer.byteLength(text), findings, ...found };
}

/** The worker as built, with a wait of its own and the time of the check told to nobody but this. */
async function slowWorker(route, workerRate) {
  const built = await (await route.fetch()).text();
  const wait = `
    { const tell = self.postMessage.bind(self); let began = 0;
      self.addEventListener("message", () => { began = performance.now(); });
      self.postMessage = (reply, ...more) => {
        if (reply.kind !== "result") return tell(reply, ...more);
        const took = performance.now() - began;
        while (performance.now() < began + ${workerRate} * took);
        reply.took = took;
        tell(reply, ...more);
      }; }`;
  await route.fulfill({ body: `${wait}\n${built}`, contentType: "text/javascript" });
}

/** In the page: when keys came, when what they changed was checked and painted, and what kept the thread busy. */
function watch() {
  let keys = [];
  let painted = [];
  let handled = [];
  let engine = [];
  let sent = [];
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask" });
  addEventListener("keydown", (event) => keys.push(event.timeStamp), { capture: true });
  document.addEventListener("DOMContentLoaded", () => {
    // "underlined" and "checked" stand only while the squiggles are about the text as it is; the list follows a frame later.
    const isCurrent = () => ["underlined", "checked"].includes(document.body.dataset.state);
    new MutationObserver(() => {
      if (document.body.dataset.state !== "underlined") return;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => isCurrent() && painted.push(performance.now());
        port2.postMessage(null); // behind the painting of this frame
      });
    }).observe(document.body, { attributeFilter: ["data-state"] });
  });
  const property = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
  Object.defineProperty(Worker.prototype, "onmessage", {
    ...property,
    set(listener) {
      property.set.call(this, (event) => {
        const began = performance.now();
        if (event.data.took) engine.push(event.data.took);
        listener.call(this, event);
        handled.push(performance.now() - began);
      });
    },
  });
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...all) {
    sent.push(performance.now());
    return post.apply(this, all);
  };
  globalThis.measured = {
    begin() {
      [keys, painted, handled, engine, sent] = [[], [], [], [], []];
      tasks.length = 0;
    },
    end() {
      const behind = (time, times) => times.find((one) => one >= time) - time;
      return {
        latencies: keys.map((key) => behind(key, painted)),
        toSent: keys.map((key) => behind(key, sent)),
        checks: sent.length,
        handled,
        engine,
        longTasks: tasks.map((task) => task.duration),
      };
    },
  };
}

function report({ latencies, toSent, handled, engine, longTasks, ...rest }) {
  const figures = {
    ...rest,
    keys: latencies.length,
    keyToPaint: spread(latencies),
    keyToWorker: spread(toSent),
    engine: spread(engine),
    handling: spread(handled),
    longTasks: longTasks.map(Math.round),
  };
  console.log(JSON.stringify(figures, null, 2));
  const { p50, p95 } = figures.keyToPaint;
  const longest = Math.max(0, ...longTasks, ...handled);
  const met = p95 <= GOAL_MS && longest <= GOAL_MS;
  const { page, worker } = rest.slowed;
  console.log(`page ${page}x slower, worker ${worker}x: key to squiggles p50 ${p50} ms, p95 ${p95} ms (goal ${GOAL_MS}); longest task ${Math.round(longest)} ms (goal ${GOAL_MS}): ${met ? "met" : "MISSED"}`);
  if (!met) process.exitCode = 1;
}

/** Milliseconds, to a tenth. */
function spread(times) {
  const sorted = times.filter(Number.isFinite).toSorted((one, other) => one - other);
  const at = (share) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}
