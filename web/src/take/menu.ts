// Taking the posting away. In: what is being written. Out: the clipboard, files, a printed report, JobPosting data.
import { byId, element, say } from "../dom.ts";
import type { FileOutline } from "../engine/jdlint_wasm.js";

export interface Subject {
  text: string;
  fileName: string | null;
  outline: FileOutline<number> | null;
  /** The choices as the text of a settings file. */
  toml: string;
}

export interface Page {
  subject(): Subject;
  notify(message: string): void;
  /** Shows what was changed; false when nothing was. */
  compare(target: HTMLElement): Promise<boolean>;
}

const COPIED_MS = 1_500;

export class TakeAway {
  readonly #actions: Record<string, () => Promise<void> | void>;

  constructor(private readonly page: Page) {
    this.#actions = {
      "copy-rich": () => this.#copy(async (text) => (await import("./formats.ts")).copyRich(text)),
      "copy-markdown": () => this.#copy((text) => navigator.clipboard.writeText(text)),
      "copy-plain": () => this.#copy(async (text) => navigator.clipboard.writeText((await import("./formats.ts")).toPlainText(text))),
      "copy-html": () => this.#copy(async (text) => navigator.clipboard.writeText((await import("./formats.ts")).toHtml(text))),
      "save-text": () => this.#save(this.page.subject().fileName ?? "job-posting.md", this.page.subject().text, "text/plain"),
      "save-docx": async () => this.#saveBlob(`${this.#name()}.docx`, await (await import("./docx.ts")).toDocx(this.page.subject().text)),
      "save-html": async () => this.#save(`${this.#name()}.html`, await this.#htmlPage(), "text/html"),
      "save-settings": () => this.#save("jdlint.toml", this.page.subject().toml, "application/toml"),
      "print-report": () => window.print(),
      "show-changes": () => this.#showChanges(),
      "show-data": () => this.#showData(),
    };
    byId("changes-close").addEventListener("click", () => byId<HTMLDialogElement>("changes").close());
    byId("data-close").addEventListener("click", () => byId<HTMLDialogElement>("data").close());
    byId("data-copy").addEventListener("click", () => {
      void navigator.clipboard.writeText(byId("data-json").textContent ?? "").then(() => say(byId("data-copy"), "Copied"), () => this.#cannotCopy());
    });
  }

  /** Does what the button of that id in the menu says. */
  async act(id: string): Promise<void> {
    await this.#actions[id]?.();
  }

  async #copy(act: (text: string) => Promise<void>): Promise<void> {
    const opener = byId("take");
    try {
      await act(this.page.subject().text);
      say(opener, "Copied");
      window.setTimeout(() => say(opener, "Copy or save"), COPIED_MS);
    } catch {
      this.#cannotCopy();
    }
  }

  #cannotCopy(): void {
    this.page.notify("The browser does not let this page copy. Select the text and copy it yourself.");
  }

  /** What a saved file is called, without its ending: as the one that was opened. */
  #name(): string {
    return this.page.subject().fileName?.replace(/\.[^.]*$/, "") || "job-posting";
  }

  #save(name: string, text: string, type: string): void {
    this.#saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
  }

  #saveBlob(name: string, blob: Blob): void {
    const link = element("a", { download: name });
    link.href = URL.createObjectURL(blob);
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  async #htmlPage(): Promise<string> {
    const { text, outline } = this.page.subject();
    const { toHtml } = await import("./formats.ts");
    const title = element("title", {}, outline?.title?.text ?? "Job posting").outerHTML;
    return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n${title}\n${toHtml(text)}</html>\n`;
  }

  async #showChanges(): Promise<void> {
    if (await this.page.compare(byId("changes-view"))) byId<HTMLDialogElement>("changes").showModal();
    else this.page.notify("Nothing was changed since the text was pasted or opened.");
  }

  async #showData(): Promise<void> {
    const { text, outline } = this.page.subject();
    if (!outline) {
      this.page.notify("There is no posting to make data of yet.");
      return;
    }
    const [{ toHtml }, { jsonLd, properties }] = await Promise.all([import("./formats.ts"), import("./job-posting.ts")]);
    const found = properties(outline, toHtml(text), text);
    byId("data-properties").replaceChildren(
      ...found.map(({ name, need, value }) =>
        element("li", { "data-present": value === null ? "no" : "yes" }, `${value === null ? "– not said" : "✓ said"}: `, element("code", {}, name), ` (${need})`),
      ),
    );
    say(byId("data-json"), jsonLd(found));
    say(byId("data-copy"), "Copy");
    byId<HTMLDialogElement>("data").showModal();
  }
}
