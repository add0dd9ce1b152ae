// Without a network, and from a disk. In: web/dist, CHROME_PATH. Run: npm run build && npm test
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { preview } from "vite";
import { address, browser, content, open, ROOT } from "./chromium.mjs";

describe("without a network, and from a disk", () => {
  test("works with the server stopped, files that come later among it, and asks for nothing else", async () => {
    const own = await preview({ root: ROOT, configFile: false, logLevel: "error", build: { outDir: "dist" }, preview: { port: 0, host: "127.0.0.1" } });
    const there = `http://127.0.0.1:${own.httpServer.address().port}/`;
    const visitor = await browser.newContext();
    const visit = await visitor.newPage();
    const asked = [];
    visit.on("request", (request) => asked.push(request));
    await visit.goto(`${there}index.html`);
    await visit.evaluate(() => navigator.serviceWorker.ready);
    own.httpServer.closeAllConnections?.();
    await own.close();
    await visit.goto(there); // the folder's address will do, too
    await visit.locator("#examples button").first().click();
    await visit.locator(".finding").first().waitFor();
    await visit.locator("#editor .cm-content").click();
    await visit.keyboard.press("ControlOrMeta+End");
    await visit.keyboard.type(" secret words of a recruiter");
    await visit.locator("#take").click();
    await visit.locator("#show-data").click(); // a file that is loaded with its first use
    await visit.locator("#data[open]").waitFor();
    await visit.locator("#data-close").click();
    await visit.locator("#file").setInputFiles({ name: "job.html", mimeType: "text/html", buffer: Buffer.from("<h1>Secret baker</h1>") });
    await visit.locator("#file-name").getByText("job.md").waitFor();
    const printer = await browser.newPage();
    await printer.setContent("<h1>Secret waiter</h1>");
    const buffer = await printer.pdf();
    await printer.close();
    await visit.locator("#file").setInputFiles({ name: "waiter.pdf", mimeType: "application/pdf", buffer });
    await visit.locator("#file-name").getByText("waiter.md").waitFor();
    await visit.goto(`${there}rules.html`);
    await visit.locator(".list a").first().click();
    await visit.locator(".rule").waitFor();
    const others = asked.filter((request) => !request.url().startsWith(there) && !request.url().startsWith("blob:"));
    assert.deepEqual(others.map((request) => request.url()), []);
    assert.deepEqual(asked.filter((request) => request.method() !== "GET" || request.postData() || /secret|recruiter|waiter/i.test(request.url())), []);
    await visitor.close();
  });

  test("one file from a disk does the same", async () => {
    const visitor = await browser.newContext();
    const visit = await visitor.newPage();
    const others = [];
    visit.on("request", (request) => /^(file|blob|data):/.test(request.url()) || others.push(request.url()));
    visit.on("console", (message) => others.push(message.text()));
    visit.on("pageerror", (error) => others.push(String(error)));
    await visit.goto(pathToFileURL(`${ROOT}/dist/jdlint.html`).href);
    await visit.locator("#examples button").first().click();
    await visit.locator(".finding .fix").first().waitFor();
    await visit.locator("#take").click();
    await visit.locator("#show-data").click();
    await visit.locator("#data[open]").waitFor();
    await visit.locator("#data-close").click();
    // Its manual is inside: there is no page of the rule beside it to lead to.
    await visit.locator(".finding summary").first().click();
    await visit.locator(".finding .rule-link").first().click();
    await visit.locator("dialog .rule").getByText("Why it matters").waitFor();
    assert.equal(await visit.locator("dialog .rule .example.bad").first().isVisible(), true);
    await visit.keyboard.press("Escape");
    await visit.locator("dialog .rule").waitFor({ state: "detached" });
    await visit.locator("#rules-open").click();
    await visit.locator("dialog .list").getByRole("button", { name: "The posting gives no figure for the pay" }).click();
    await visit.locator("dialog .rule").getByText("Why it matters").waitFor();
    await visit.keyboard.press("Escape");
    await visit.keyboard.press("Escape");
    await visit.locator("#about-open").click();
    await visit.locator(".notices summary").click();
    assert.match(await visit.locator(".notices pre").textContent(), /pdfjs-dist[\s\S]*Apache License/);
    await visit.locator("#about-close").click();
    const leaves = await visit.locator("a[href]").evaluateAll((links) => links.map((link) => link.getAttribute("href")).filter((href) => !/^(#|https:)/.test(href)));
    assert.deepEqual(leaves, []);
    await visit.reload();
    await visit.locator(".finding").first().waitFor(); // the draft was kept
    // Files are read by what stands inside, too.
    await visit.locator("#file").setInputFiles({ name: "job.html", mimeType: "text/html", buffer: Buffer.from("<h1>Baker</h1><ul><li>Other duties as assigned</li></ul>") });
    await visit.locator("#file-name").getByText("job.md").waitFor();
    const printer = await visitor.newPage();
    await printer.setContent("<h1>Waiter</h1><p>Carries plates.</p>");
    const buffer = await printer.pdf();
    await visit.locator("#file").setInputFiles({ name: "waiter.pdf", mimeType: "application/pdf", buffer });
    await visit.locator("#file-name").getByText("waiter.md").waitFor();
    await visit.locator("#take").click();
    const [download] = await Promise.all([visit.waitForEvent("download"), visit.locator("#save-docx").click()]);
    assert.equal(download.suggestedFilename(), "waiter.docx");
    assert.deepEqual(others, []);
    await visitor.close();
  });
});
