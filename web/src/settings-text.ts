// The text of a jdlint.toml, changed line by line so that a person's own lines and comments stay. In: the text and a
// wish. Out: the new text.

/** The same settings with a rule switched off. */
export function withRuleOff(toml: string, rule: string): string {
  const lines = toml.split("\n");
  const [start, end] = table(lines, "rules");
  const off = `${rule} = "off"`;
  if (start < 0) return [toml.trimEnd(), `[rules]\n${off}\n`].filter((part) => part !== "").join("\n\n");
  const key = new RegExp(`^\\s*"?${rule}"?\\s*=`);
  const at = lines.findIndex((line, index) => index > start && index < end && key.test(line));
  if (at >= 0) lines[at] = off;
  else lines.splice(start + 1, 0, off);
  return lines.join("\n");
}

/** The same settings with keys of the page above them, unless the text has them itself. */
export function withKeys(toml: string, keys: readonly (readonly [string, string | number | readonly string[]])[]): string {
  const lines = toml.split("\n");
  const first = lines.findIndex((line) => line.trimStart().startsWith("["));
  const head = first < 0 ? lines : lines.slice(0, first);
  const missing = keys.filter(([key]) => !head.some((line) => new RegExp(`^\\s*"?${key}"?\\s*=`).test(line)));
  const made = missing.map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
  return [...made, toml].join("\n").trimEnd() + "\n";
}

/** The lines of a table: its heading and the line behind its end; -1 when there is none. */
function table(lines: readonly string[], name: string): [number, number] {
  const start = lines.findIndex((line) => line.trim().replace(/\s*#.*/, "") === `[${name}]`);
  const next = lines.findIndex((line, index) => index > start && line.trimStart().startsWith("["));
  return [start, next < 0 ? lines.length : next];
}
