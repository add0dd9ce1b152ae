// A paste into the editor. In: what the clipboard holds. Out: Markdown for rich text, null for what is plain anyway.

/** The converter comes with the first rich paste; a text is never sent anywhere to be converted. */
export function markdownOf(clipboard: DataTransfer): Promise<string | null> | null {
  const html = clipboard.getData("text/html");
  // An editor of code colours what is plain text.
  if (html.trim() === "" || clipboard.types.includes("vscode-editor-data")) return null;
  return import("./html-to-markdown.ts").then(({ htmlToMarkdown }) => htmlToMarkdown(html));
}
