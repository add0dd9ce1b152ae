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
    const html = "<h1>Nurse</h1>\n<p><strong>Pay</strong>: £30,000 a year &#60;script&#62;1&#60;/script&#62;</p>\n<ul>\n<li>One</li>\n<li>Two <a href=\"https://example.org/\">site</a></li>\n</ul>";
    for (const [button, copied] of [["#copy-plain", clipboard.plain], ["#copy-html", html]]) {
      await page.evaluate(() => navigator.clipboard.writeText("something else"));
      await page.locator("#take").getByText("Copy or save").waitFor();
      await takeAway(button);
      await page.locator("#take").getByText("Copied").waitFor();
      assert.equal((await page.evaluate(() => navigator.clipboard.readText())).trim(), copied, button);
    }
    await takeAway("#show-data");
    await page.locator("#data[open]").waitFor();
    const data = JSON.parse(await page.locator("#data-json").textContent());
    assert.ok(!(await page.locator("#data-json").textContent()).includes("<"), "a page holds it in an element `script`");
    assert.equal(data["@type"], "JobPosting");
    assert.equal(data.title, "Nurse");
    assert.deepEqual(data.baseSalary, { "@type": "MonetaryAmount", currency: "GBP", value: { "@type": "QuantitativeValue", value: 30000, unitText: "YEAR" } });
    assert.match(await page.locator("#data-properties").textContent(), /– not said: hiringOrganization \(required\)/);
  });

  /** The data of a posting, and what the page says of each property. */
  async function dataOf(posting) {
    await open();
    await paste(posting);
    await checked();
    await takeAway("#show-data");
    await page.locator("#data[open]").waitFor();
    const said = await page.locator("#data-properties li").allTextContents();
    return { data: JSON.parse(await page.locator("#data-json").textContent()), said };
  }

  test("the data of a remote job say where it may be done from, and name no place of work", async () => {
    const { data, said } = await dataOf("# Translator\n\n**Location:** Remote, United States\n**Job ID:** TR-17/4\n\n## What you will do\n\n- Translate 20 pages a day\n\n## How to apply\n\nApply at https://jobs.example/17\n");
    assert.equal(data.jobLocationType, "TELECOMMUTE");
    assert.deepEqual(data.applicantLocationRequirements, { "@type": "Country", name: "US" });
    assert.equal(data.jobLocation, undefined);
    assert.deepEqual(data.identifier, { "@type": "PropertyValue", value: "TR-17/4" });
    assert.equal(data.directApply, true);
    for (const present of ["jobLocationType (required)", "applicantLocationRequirements (required)", "identifier (recommended)", "directApply (recommended)"]) {
      assert.ok(said.includes(`✓ said: ${present}`), present);
    }
    assert.ok(!said.some((line) => line.includes("jobLocation (")));
  });

  test("a remote job that names no country lacks it in the data", async () => {
    const { data, said } = await dataOf("# Translator\n\n**Location:** Remote\n\n## What you will do\n\n- Translate 20 pages a day\n\nApply by mail to jobs@example.org\n");
    assert.equal(data.jobLocationType, "TELECOMMUTE");
    assert.equal("applicantLocationRequirements" in data, false);
    assert.ok(said.includes("– not said: applicantLocationRequirements (required)"));
    assert.ok(said.includes("– not said: identifier (recommended)"));
  });

  test("the data name every place of work, with its country where it is said", async () => {
    const { data, said } = await dataOf("# Baker\n\n**Location:** London, UK or Berlin, Germany\n\n## What you will do\n\n- Bake 200 loaves a day\n");
    const address = (town, country) => ({ "@type": "Place", address: { "@type": "PostalAddress", addressLocality: town, addressCountry: country } });
    assert.deepEqual(data.jobLocation, [address("London", "GB"), address("Berlin", "DE")]);
    assert.ok(said.includes("✓ said: jobLocation.address.addressCountry (required)"));
    assert.equal("jobLocationType" in data, false);
  });

  test("the data of a job paid in dollars have its state, its employer, its number, its last day as a calendar writes it", async () => {
    const { data } = await dataOf("# Baker\n\n**Location:** Denver, CO\n**Salary:** $40,000 to $50,000 a year\n**Employer:** Sample Loaves Ltd\n**Closing date:** 14 March 2027\n**Reference:** B-7\n\n## What you will do\n\n- Bake 200 loaves a day\n\n## How to apply\n\nWrite to jobs@example.org\n");
    assert.deepEqual(data.jobLocation.address, { "@type": "PostalAddress", addressLocality: "Denver", addressRegion: "CO", addressCountry: "US" });
    assert.deepEqual(data.identifier, { "@type": "PropertyValue", name: "Sample Loaves Ltd", value: "B-7" });
    assert.equal(data.validThrough, "2027-03-14");
    assert.equal(data.directApply, false, "by mail alone");
  });

  test("the data of a job whose country is not said lack it, and keep the town", async () => {
    const { data, said } = await dataOf("# Baker\n\n**Location:** Leeds\n\n## What you will do\n\n- Bake 200 loaves a day\n");
    assert.deepEqual(data.jobLocation, { "@type": "Place", address: { "@type": "PostalAddress", addressLocality: "Leeds" } });
    assert.ok(said.includes("– not said: jobLocation.address.addressCountry (required)"));
  });

  test("the report on paper has the findings, the tables and the text, and nothing to click", async () => {
    await page.addInitScript(() => (globalThis.print = () => (globalThis.printed = dispatchEvent(new Event("beforeprint")))));
    await open();
    await beginWith("A bad one");
    await cards("catch-all-duty").waitFor();
    await page.locator("#facts summary").first().waitFor();
    await takeAway("#print-report");
    await page.waitForFunction(() => globalThis.printed);
    await page.emulateMedia({ media: "print" });
    for (const shown of ["#score", "#outline .kinds", ".results table", ".demands table", "#printed"]) assert.ok(await page.locator(shown).isVisible(), shown);
    assert.ok(await cards("catch-all-duty").locator(".message").isVisible());
    for (const hidden of [".writing", ".top nav", "#findings .actions >> nth=0", ".reading .tools"]) assert.equal(await page.locator(hidden).isVisible(), false, hidden);
    assert.equal((await page.locator("#printed").textContent()).trim(), (await text()).trim());
    const [list, paper] = await page.evaluate(() => ["#findings", "#printed"].map((part) => document.querySelector(part).getBoundingClientRect().bottom));
    assert.ok(list < paper && paper <= (await page.evaluate(() => document.documentElement.scrollHeight)) + 1, "nothing is cut off by a scrolling box");
    await page.emulateMedia({ media: "screen" });
    assert.equal(await page.locator("#printed").isVisible(), false);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator("#printed").textContent(), "");
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
