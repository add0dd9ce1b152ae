// The posting in other forms. In: its Markdown. Out: HTML, rich text and plain text. Loaded with the first use.
import { Marked, type TokensList } from "marked";

const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    // What stands in the text as HTML is shown as text: the page never passes on markup that it was given.
    html: ({ text }) => escape(text),
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      return /^(https?|mailto|tel):/i.test(href) ? `<a href="${escape(href)}">${words}</a>` : words;
    },
    image: ({ text }) => escape(text),
  },
});

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The settings of a posting in its first lines, and comments to jdlint, are not for applicants. */
export function forApplicants(markdown: string): string {
  return markdown
    .replace(/\r\n?/g, "\n")
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .replace(/<!--[\s\S]*?-->\n?/g, "")
    .trim();
}

/** The posting as Markdown is built up. */
export function tokensOf(markdown: string): TokensList {
  return marked.lexer(markdown);
}

/** HTML without style, which takes on the looks of where it is put. */
export function toHtml(markdown: string): string {
  return String(marked.parse(forApplicants(markdown)));
}

/** Words without marks of Markdown; lists keep a bullet. */
export function toPlainText(markdown: string): string {
  return forApplicants(markdown)
    .split("\n")
    .map((line) =>
      line
        .replace(/^#{1,6}\s+(.*?)\s*#*$/, "$1")
        .replace(/^(\s*)[-*+]\s+/, "$1• ")
        .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "$2")
        .replace(/(?<![\w*])[*_](?=\S)([^*_]+?)(?<=\S)[*_](?![\w*])/g, "$1")
        .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, "$1 ($2)"),
    )
    .join("\n");
}

/** Both forms on the clipboard: Word and LinkedIn take the first, a plain field the second. */
export async function copyRich(markdown: string): Promise<void> {
  const blob = (words: string, type: string): Blob => new Blob([words], { type });
  await navigator.clipboard.write([
    new ClipboardItem({
      "text/html": blob(toHtml(markdown), "text/html"),
      "text/plain": blob(toPlainText(markdown), "text/plain"),
    }),
  ]);
}
