// What comes in from files. In: web/dist, CHROME_PATH. Run: npm run build && npm test
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { browser, cards, content, open, openFile, page, PHRASE, text, type } from "./chromium.mjs";

/** Prints that page to PDF, as a browser does for a reader who saves it. */
async function printed(html, options = {}) {
  const printer = await browser.newPage();
  await printer.setContent(html);
  const bytes = await printer.pdf({ format: "A4", ...options });
  await printer.close();
  return bytes;
}

/** Encrypted by a password that nobody knows. */
const LOCKED = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<${"1".repeat(64)}>/U<${"2".repeat(64)}>>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>
%%EOF`;
const LONG = "Lead a team of eight and plan their shifts, so that every van leaves before six in the morning on all working days of the week";
const POSTING = `<style>body { font: 11pt sans-serif } ul.plain { list-style: none; padding-left: 1em }</style>
<h1>Warehouse supervisor</h1><p>Sample Foods moves vegetables to restaurants all over the north of England, in forty vans, from one large building.</p>
<p>Location: Leeds<br>Hours: 37 a week</p><h2>Duties</h2>`;

/** A Word document, as a company's template has it. */
function wordDocument() {
  const run = (text, bold) => `<w:r>${bold ? "<w:rPr><w:b/></w:rPr>" : ""}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const paragraph = (style, ...runs) => `<w:p><w:pPr>${style}</w:pPr>${runs.join("")}</w:p>`;
  const bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
  const body = [
    paragraph('<w:pStyle w:val="Heading1"/>', run("Ward nurse")),
    paragraph("", run("Pay: ", true), run("£30,000 a year")),
    paragraph('<w:pStyle w:val="Heading2"/>', run("Duties")),
    paragraph(bullet, run("Wash")),
    paragraph(bullet, run(PHRASE)),
  ].join("");
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipSync({
    "[Content_Types].xml": strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
    "_rels/.rels": strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    "word/numbering.xml": strToU8(`<w:numbering ${space}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`),
    "word/_rels/document.xml.rels": strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'),
    "word/styles.xml": strToU8(`<w:styles ${space}>${[1, 2].map((level) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`).join("")}</w:styles>`),
    "word/document.xml": strToU8(`<w:document ${space}><w:body>${body}</w:body></w:document>`),
  });
}

describe("what comes in from files", () => {
  test("a file in another encoding is converted, and the page says so", async () => {
    await open();
    const windows = [...`# Caf\xe9 manager\r\n\r\n- ${PHRASE} \x80 5\r\n`].map((character) => character.charCodeAt(0));
    await openFile("cafe.txt", windows);
    await cards("catch-all-duty").waitFor();
    assert.ok((await text()).startsWith("# Café manager"));
    assert.ok((await text()).includes("€ 5"));
    assert.match(await page.locator("#notice").textContent(), /cafe\.txt was converted from windows-1252/);
    assert.equal(await page.locator("#file-name").textContent(), "cafe.txt");

    await openFile("wide.md", [0xff, 0xfe, ...Buffer.from("# Zoë 🚀", "utf16le")]);
    await page.waitForFunction(() => document.getElementById("editor").shadowRoot.querySelector(".cm-line").textContent === "# Zoë 🚀");
    assert.match(await page.locator("#notice").textContent(), /UTF-16/);

    await openFile("job.docx", [0x50, 0x4b, 0x03, 0x04, 0, 0]);
    await page.getByText("job.docx could not be opened").waitFor();
    assert.equal(await text(), "# Zoë 🚀", "what was there is kept");
  });

  test("a PDF that says what its lines are becomes headings, lists and paragraphs; undo brings back what was there", async () => {
    await open();
    await type("# Nurse");
    await openFile("job.pdf", await printed(`${POSTING}<ul><li>${LONG}<ul><li>Train two of them</li></ul></li><li>${PHRASE}</li></ul><ol><li>First</li><li>A full-time mind</li></ol>`, { tagged: true }));
    await cards("catch-all-duty").waitFor();
    assert.equal(
      await text(),
      `# Warehouse supervisor\n\nSample Foods moves vegetables to restaurants all over the north of England, in forty vans, from one large building.\n\nLocation: Leeds\nHours: 37 a week\n\n## Duties\n\n- ${LONG}\n  - Train two of them\n- ${PHRASE}\n1. First\n2. A full-time mind`,
    );
    assert.equal(await page.locator("#file-name").textContent(), "job.md");
    await content().click();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await text(), "# Nurse");
  });

  test("a PDF that says nothing of its lines is read by their places and sizes", async () => {
    await open();
    const item = (sign, left, words) => `<div style="margin-left: ${left}pt; padding-left: 12pt; text-indent: -12pt">${sign} ${words}</div>`;
    const pages = `<!doctype html><style>h1 { font-size: 22pt } h2 { font-size: 13pt } td { padding-right: 2em }</style>${POSTING.replace("Warehouse supervisor", "Warehouse supervisor for the northern distribution centre and its forty vans")}
${item("•", 0, LONG)}${item("o", 18, "Train two of them")}${item("•", 0, PHRASE)}
<h2>What you bring</h2>${item("1.", 0, "A licence")}${item("2.", 0, "Two years in a warehouse")}
<h2 style="break-before: page">How to apply</h2><p>Write to us by 1 March.</p>`;
    const footer = '<div style="font-size: 9px; width: 100%; text-align: center">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>';
    await openFile("job.PDF", await printed(pages, { tagged: false, displayHeaderFooter: true, headerTemplate: "<i></i>", footerTemplate: footer, margin: { top: "2cm", bottom: "2cm", left: "2cm", right: "2cm" } }));
    await cards("catch-all-duty").waitFor();
    assert.equal(
      await text(),
      `# Warehouse supervisor for the northern distribution centre and its forty vans\n\nSample Foods moves vegetables to restaurants all over the north of England, in forty vans, from one large building.\n\nLocation: Leeds\nHours: 37 a week\n\n## Duties\n\n- ${LONG}\n  - Train two of them\n- ${PHRASE}\n\n## What you bring\n\n1. A licence\n2. Two years in a warehouse\n\n## How to apply\n\nWrite to us by 1 March.`,
    );
  });

  test("a PDF without text, with a lock or broken is told in one sentence, and what was there is kept", async () => {
    await open();
    await type("# Nurse");
    const scan = await printed("<canvas width=300 height=100></canvas>");
    for (const [name, bytes, words] of [
      ["scan.pdf", scan, /scan\.pdf could not be opened\. Its pages are pictures and hold no text.*\(OCR\)/],
      ["locked.pdf", LOCKED, /locked\.pdf could not be opened\. It is locked with a password/],
      ["broken.pdf", Buffer.from("%PDF-1.7\nnothing more"), /broken\.pdf could not be opened\. It is not a whole PDF/],
    ]) {
      await openFile(name, bytes);
      await page.locator("#notice").getByText(name).waitFor();
      assert.match(await page.locator("#notice").textContent(), words);
      assert.equal(await text(), "# Nurse");
    }
  });

  test("a file can be dropped anywhere, and the draft before it brought back with its name", async () => {
    await open();
    await openFile("first.md", `# Nurse\n\n- ${PHRASE}\n`);
    await cards("catch-all-duty").waitFor();
    for (const place of [".reading", "#editor", ".top"]) {
      const dropped = await page.evaluateHandle((name) => {
        const data = new DataTransfer();
        data.items.add(new File(["# Baker of bread"], name, { type: "text/markdown" }));
        return data;
      }, "second.md");
      await page.dispatchEvent(place, "dragover", { dataTransfer: dropped });
      assert.equal(await page.locator(".drop").isVisible(), true);
      await page.dispatchEvent(place, "drop", { dataTransfer: dropped });
      await page.locator("#file-name").getByText("second.md").waitFor();
      assert.equal(await text(), "# Baker of bread");
      assert.equal(await page.locator(".drop").isVisible(), false);
      await page.getByRole("button", { name: "Bring back what was here" }).click();
      assert.equal(await text(), `# Nurse\n\n- ${PHRASE}\n`);
      assert.equal(await page.locator("#file-name").textContent(), "first.md");
    }
  });

  test("Word documents, web pages and JSON become Markdown, each told by its name or content", async () => {
    await open();
    const posting = `# Ward nurse\n\n**Pay:** £30,000 a year\n\n## Duties\n\n- Wash\n- ${PHRASE}`;
    const html = `<!doctype html><title>Ward nurse</title><h1>Ward nurse</h1><p><b>Pay:</b> £30,000 a year</p><h2>Duties</h2><ul><li>Wash<li>${PHRASE}</ul><script>globalThis.ran = true</script>`;
    const json = JSON.stringify({ "@type": "JobPosting", title: "Ward nurse", description: `<p><b>Pay:</b> £30,000 a year</p><h2>Duties</h2><ul><li>Wash</li><li>${PHRASE}</li></ul>` });
    for (const [name, bytes] of [["nurse.docx", wordDocument()], ["page.html", html], ["PAGE.HTM", html], ["posting.json", json]]) {
      await openFile(name, bytes);
      await page.locator("#file-name").getByText(name.replace(/\.\w+$/, ".md")).waitFor();
      await cards("catch-all-duty").waitFor();
      assert.equal((await text()).trimEnd(), posting, name);
      await page.locator("#clear").click();
      await page.locator("#beginnings").waitFor();
    }
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  });

  test("a file that holds no posting or is broken is told with the way out, and what was there is kept", async () => {
    await open();
    await type("# Nurse");
    for (const [name, bytes, words] of [
      ["data.json", "{}", /data\.json could not be opened\. It holds no JobPosting/],
      ["old.doc", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0], /old\.doc could not be opened\. .*Save it as \.docx/],
      ["broken.docx", "PK\u0003\u0004nothing", /broken\.docx could not be opened\. It cannot be read as a Word document/],
    ]) {
      await openFile(name, bytes);
      await page.locator("#notice").getByText(name).waitFor();
      assert.match(await page.locator("#notice").textContent(), words);
      assert.equal(await text(), "# Nurse");
    }
  });
});
