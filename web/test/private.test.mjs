// Nothing leaves the browser. In: a whole sitting, through a proxy that every request of the browser must pass: the page's,
// the workers', the service worker's. Out: only the page's own files were asked for, and no request carries a word of it.
// And: the page can be installed.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, request as ask } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { FLAGS, PHRASE, ROOT, serve, Visit } from "./visit.mjs";

/** Words that stand in the posting, the settings and the file's name, and nowhere in the page. */
const SECRETS = ["Zanzibar", "quokka", "marzipan"];

/**
 * Domains of Chromium's maker. It asks there for itself whatever page is open (updates, accounts, messages, kinds of form
 * fields), at hosts that change with its version and hours that nobody sets: a list of hosts would fail on the next one.
 */
const OF_THE_BROWSER = ["google.com", "googleapis.com", "gstatic.com", "gvt1.com"];

let served;
let proxy;
let context;
let profile;

before(async () => {
  served = await serve();
  proxy = await listen(served.address);
  profile = await mkdtemp(join(tmpdir(), "jdlint-profile-"));
  // A profile of its own, since a window that keeps nothing cannot be installed from.
  context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    args: [...FLAGS, "--proxy-bypass-list=<-loopback>"],
    proxy: { server: proxy.address },
    viewport: { width: 1280, height: 800 },
  });
});
after(async () => {
  await context?.close();
  await proxy?.stop();
  await served?.stop();
  await rm(profile, { recursive: true, force: true });
});

/** A proxy that notes what passes, and lets nothing through but what is for the page's own host. */
async function listen(allowed) {
  const passed = [];
  const server = createServer(async (incoming, outgoing) => {
    // What was asked for is noted though the browser hung up over it.
    const body = Buffer.concat(await incoming.toArray().catch(() => []));
    if (!isOfTheBrowser(incoming.url)) passed.push({ method: incoming.method, url: incoming.url, headers: JSON.stringify(incoming.rawHeaders), body: body.toString() });
    if (!incoming.url.startsWith(allowed)) return outgoing.writeHead(403).end();
    const { pathname, search } = new URL(incoming.url);
    const forward = ask(allowed, { path: pathname + search, method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    forward.on("error", () => outgoing.writeHead(502).end());
    forward.end(body);
  });
  // What is encrypted comes as CONNECT: never for this page.
  server.on("connect", ({ url }, socket) => {
    if (!isOfTheBrowser(`https://${url}`)) passed.push({ method: "CONNECT", url, headers: "", body: "" });
    socket.on("error", () => {}); // a browser that hangs up first has its answer all the same, and Node would end the test
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { passed, stop, address: `http://127.0.0.1:${server.address().port}` };
}

function isOfTheBrowser(url) {
  const { hostname } = new URL(url);
  return OF_THE_BROWSER.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}

describe("private", () => {
  test("a whole sitting asks for the page's own files and for nothing else", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const visit = await Visit.follow(await context.newPage(), served.address);
    const { page } = visit;
    await visit.open();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await visit.paste(`<h1>Guard of ${SECRETS[0]}</h1><ul><li>${PHRASE}</li><li>Feed the ${SECRETS[1]}</li></ul><img src="https://pixel.example/${SECRETS[1]}.gif">`);
    await visit.cards("catch-all-duty").locator(".fix").first().click();
    await visit.cards("catch-all-duty").waitFor({ state: "detached" });
    await page.locator(".choices summary").click();
    await page.locator("#place").selectOption("us-co");
    await page.locator("#settings").fill(`[rules]\n# ${SECRETS[2]}\nmissing-pay = "error"\n`);
    await visit.checked();
    for (const id of ["#copy-rich", "#copy-markdown", "#copy-plain", "#copy-html"]) await visit.takeAway(id);
    for (const id of ["#save-text", "#save-html", "#save-settings"]) await visit.saved(id);
    await visit.takeAway("#show-data");
    await page.locator("#data-close").click();
    await page.locator("#file").setInputFiles({ name: `${SECRETS[2]}.md`, mimeType: "text/plain", buffer: Buffer.from(`# Guard of ${SECRETS[0]}\n\n- Feed the ${SECRETS[1]}\n`) });
    await page.locator("#file-name").getByText(SECRETS[2]).waitFor();
    await visit.checked();
    await page.reload();
    await visit.checked();
    assert.match(await visit.text(), /Zanzibar/);
    await visit.open("rules.html");

    const files = (await readdir(`${ROOT}/dist`, { recursive: true })).map((name) => `${served.address}${name.replaceAll("\\", "/")}`);
    assert.deepEqual(proxy.passed.filter(({ url }) => !files.includes(url)), [], "only files of the page, without a query");
    assert.deepEqual(proxy.passed.filter(({ method, body }) => method !== "GET" || body !== ""), []);
    const telling = proxy.passed.filter((one) => SECRETS.some((word) => JSON.stringify(one).toLowerCase().includes(word.toLowerCase())));
    assert.deepEqual(telling, []);
    assert.ok(proxy.passed.length > 8, "the proxy saw the page's own requests");
    assert.equal(proxy.passed.filter(({ url }) => url.endsWith("sw.js")).length > 0, true, "and the service worker's");
    await visit.isFine();
    await page.close();
  });

  test("no file of the page names a domain that the browser is let alone with", async () => {
    const entries = await readdir(`${ROOT}/dist`, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const named = await Promise.all(
      files.map(async (file) => {
        const bytes = await readFile(file, "latin1");
        return OF_THE_BROWSER.filter((domain) => bytes.includes(domain)).map((domain) => `${file}: ${domain}`);
      }),
    );
    assert.ok(files.length > 8);
    assert.deepEqual(named.flat(), []);
  });

  test("the page can be installed", async () => {
    const page = await context.newPage();
    await page.goto(`${served.address}index.html`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const devtools = await context.newCDPSession(page);
    assert.deepEqual((await devtools.send("Page.getInstallabilityErrors")).installabilityErrors, []);
    assert.deepEqual((await devtools.send("Page.getAppManifest")).errors, []);
    const { icons } = JSON.parse(await readFile(`${ROOT}/dist/manifest.webmanifest`, "utf8"));
    for (const { src, sizes } of icons.filter(({ type }) => type === "image/png")) {
      const [width, height] = await page.evaluate(async (src) => {
        const { width, height } = await createImageBitmap(await (await fetch(src)).blob());
        return [width, height];
      }, src);
      assert.equal(`${width}x${height}`, sizes, src);
    }
    assert.deepEqual(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`), ["any any", "192x192 any", "512x512 any", "512x512 maskable"]);
    await page.close();
  });
});
