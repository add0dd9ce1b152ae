// What goes out: copied, saved, compared. In: web/dist, CHROME_PATH. Run: npm run build && npm test
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { barriers, beginWith, cards, checked, content, open, openFile, page, paste, PHRASE, takeAway, text, type } from "./chromium.mjs";

describe("what goes out: copied, saved, compared", () => {
  test("a download has the line ends that the file came with", async () => {
    await open();
    await openFile("job.md", "# Nurse\r\n\r\nCafé\r\n");
    await checked();
    const [download] = await Promise.all([page.waitForEvent("download"), takeAway("#save-text")]);
    assert.equal(download.suggestedFilename(), "job.md");
    const chunks = await (await download.createReadStream()).toArray();
    assert.equal(Buffer.concat(chunks).toString("utf8"), "# Nurse\r\n\r\nCafé\r\n");
  });

  test("all safe fixes are one step, and what was changed can be looked at", async () => {
    await open();
    await beginWith("A bad one");
    const before = await text();
    await page.locator("#fix-safe").click();
    await page.waitForFunction(() => !document.getElementById("editor").shadowRoot.querySelector(".cm-line").textContent.includes("🚀"));
    await takeAway("#show-changes");
    await page.locator("#changes[open]").waitFor();
    assert.equal(await page.locator("#changes-view del").first().textContent(), " 🚀");
    await page.locator("#changes-view").getByText("lines without a change").first().waitFor();
    assert.deepEqual(await barriers(), []);
    await page.locator("#changes-close").click();
    await content().click();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await text(), before);
    await checked();
    await takeAway("#show-changes");
    await page.locator("#notice").getByText("Nothing was changed").waitFor();
  });

  test("the posting is copied as rich text, plain text and HTML, and made into data", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await open();
    await type("---\njurisdiction: uk\n---\n# Nurse\n\n**Pay**: £30,000 a year <script>1</script>\n\n- One\n- Two [site](https://example.org/)\n\n<!-- jdlint-disable-file -->");
    await checked();
    await takeAway("#copy-rich");
    await page.locator("#take").getByText("Copied").waitFor();
    const clipboard = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const of = async (type) => (await item.getType(type)).text();
      return { html: await of("text/html"), plain: await of("text/plain") };
    });
    assert.match(clipboard.html, /<h1>Nurse<\/h1>.*<strong>Pay<\/strong>.*<li>One<\/li>/s);
    assert.ok(!clipboard.html.includes("<script>") && !clipboard.html.includes("jdlint") && !clipboard.html.includes("jurisdiction"));
    assert.equal(clipboard.plain, "Nurse\n\nPay: £30,000 a year <script>1</script>\n\n• One\n• Two site (https://example.org/)");
    await takeAway("#show-data");
    await page.locator("#data[open]").waitFor();
    const data = JSON.parse(await page.locator("#data-json").textContent());
    assert.equal(data["@type"], "JobPosting");
    assert.equal(data.title, "Nurse");
    assert.deepEqual(data.baseSalary, { "@type": "MonetaryAmount", currency: "GBP", value: { "@type": "QuantitativeValue", value: 30000, unitText: "YEAR" } });
    assert.match(await page.locator("#data-properties").textContent(), /– not said: hiringOrganization \(required\)/);
  });

  test("a Word document of the posting gives the same text when it is opened again", async () => {
    await open();
    const posting = `# Nurse & carer

**Pay**: £30,000 *a year*, see [our scale](https://example.org/pay?a=1&b=2)

## Duties

- Wash
  - Hands
  - Floors
- ${PHRASE}

## What you bring

1. A registration
2. Two years on a ward

| Shift | Hours |
| --- | --- |
| Early | **06:00** to 14:00 |

Apply by 1 March.`;
    await paste(posting);
    await cards("catch-all-duty").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), takeAway("#save-docx")]);
    assert.equal(download.suggestedFilename(), "job-posting.docx");
    const bytes = Buffer.concat(await (await download.createReadStream()).toArray());
    await page.locator("#clear").click();
    await page.locator("#beginnings").waitFor();
    await openFile("job-posting.docx", bytes);
    await cards("catch-all-duty").waitFor();
    assert.equal((await text()).trimEnd(), posting);
  });
});
