// The text of a jdlint.toml, changed line by line so that a person's own lines and comments stay. In: the text and a
// wish. Out: the new text.

/** `off`, `info`, `warning` or `error`: what `[rules]` says of a rule; null where it says nothing of it. */
export function levelOf(toml: string, rule: string): string | null {
  const lines = toml.split("\n");
  const at = severityLine(lines, rule);
  return SEVERITY.exec(lines[at] ?? "")?.[3] ?? null;
}

/** The same settings with that level for a rule; options and comments beside it stay. */
export function withLevel(toml: string, rule: string, level: string): string {
  const lines = toml.split("\n");
  const [start] = table(lines, "rules");
  const [own] = table(lines, `rules.${rule}`);
  const at = severityLine(lines, rule);
  const line = lines[at] ?? "";
  if (SEVERITY.test(line)) lines[at] = line.replace(SEVERITY, `$1$2${level}$2`);
  else if (line.includes("{")) lines[at] = line.replace(/\{\s*/, line.includes("=", line.indexOf("{")) ? `{ severity = "${level}", ` : `{ severity = "${level}" `);
  else if (at >= 0) lines[at] = `${rule} = "${level}"`;
  else if (own >= 0) lines.splice(own + 1, 0, `severity = "${level}"`);
  else if (start >= 0) lines.splice(start + 1, 0, `${rule} = "${level}"`);
  else return [toml.trimEnd(), `[rules]\n${rule} = "${level}"\n`].filter((part) => part !== "").join("\n\n");
  return lines.join("\n");
}

/** The same settings without a level for a rule, which then is as it is by itself; options and comments stay. */
export function withoutLevel(toml: string, rule: string): string {
  const lines = toml.split("\n");
  const at = severityLine(lines, rule);
  const line = lines[at] ?? "";
  const comment = /#.*/.exec(line)?.[0];
  if (line.includes("{")) lines[at] = line.replace(/\s*severity\s*=\s*(["'])[^"']*\1\s*,?/, "").replace(/,\s*\}/, " }");
  else if (comment) lines[at] = comment;
  else if (at >= 0) lines.splice(at, 1);
  return lines.join("\n");
}

/** The first word in quotes that is a severity: of the rule itself, or within its table. */
const SEVERITY = /^(\s*"?[\w-]+"?\s*=\s*(?:\{(?:[^#]*[{,\s])?severity\s*=\s*)?)(["'])([^"']*)\2/;

/** The line that gives a rule's level, or its options in braces; -1 when there is none. */
function severityLine(lines: readonly string[], rule: string): number {
  const within = ([start, end]: [number, number], key: string): number =>
    start < 0 ? -1 : lines.findIndex((line, at) => at > start && at < end && new RegExp(`^\\s*"?${key}"?\\s*=`).test(line));
  return Math.max(within(table(lines, "rules"), rule), within(table(lines, `rules.${rule}`), "severity"));
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
