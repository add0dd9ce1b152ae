// Lighthouse's scores of the built page. In: web/dist, CHROME_PATH. Out: a line for each category with what costs points;
// fails when one is under 98. Run: npm run measure:lighthouse
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serve } from "./serve.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices"];
const LEAST = 98;
/** The score of speed depends on what else the machine does: the middle of three. */
const RUNS = 3;
const PAGES = ["index.html", "rules.html"];

const host = await serve();
const chrome = await launch({
  chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  for (const page of PAGES) await measure(page);
} finally {
  await chrome.kill();
  await host.stop();
}

async function measure(page) {
  await fetch(host.address + page, { headers: { "accept-encoding": "br" } });
  const reports = [];
  for (let run = 0; run < RUNS; run += 1) {
    const result = await lighthouse(host.address + page, { port: chrome.port, output: "json", logLevel: "error", onlyCategories: CATEGORIES });
    if (result.lhr.runtimeError) throw new Error(result.lhr.runtimeError.message);
    reports.push(result.lhr);
  }
  for (const category of CATEGORIES) {
    const sorted = reports.toSorted((one, other) => one.categories[category].score - other.categories[category].score);
    const median = sorted[Math.floor(RUNS / 2)];
    const score = Math.round(median.categories[category].score * 100);
    console.log(`${page} ${category}: ${score}${costs(median, category)}`);
    if (score < LEAST) process.exitCode = 1;
  }
}

/** The audits that took points away. */
function costs(report, category) {
  const lost = report.categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && (report.audits[id].score ?? 1) < 1);
  return lost.map(({ id }) => `, ${id} ${report.audits[id].displayValue ?? "failed"}`).join("");
}
