// The snippets. In: snippets/ and the engine's table of KPIs, with blanks in braces. Out: VS Code's JSON, with tab stops.
import { readFile } from 'node:fs/promises';

const KPIS = new URL('../../crates/jdlint-core/data/en/kpis.tsv', import.meta.url);

/** A posting, its sections, and a line for each KPI that the engine knows. */
export async function snippets() {
  const read = (name) => readFile(new URL(`snippets/${name}`, import.meta.url), 'utf8');
  return {
    'Job posting': snippet('jd-posting', 'A whole posting to fill in', await read('posting.md')),
    ...Object.fromEntries(sections(await read('sections.md'))),
    ...Object.fromEntries(kpis(await readFile(KPIS, 'utf8'))),
  };
}

/** `# name`, then the prefix, then the text, each section up to the next. */
function sections(text) {
  return text
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [name, prefix, ...lines] = part.split('\n');
      return [`Section: ${name}`, snippet(prefix, `The section “${name}”`, lines.join('\n'))];
    });
}

function kpis(table) {
  const [head, ...rows] = table
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const column = (row, name) => row[head.indexOf(name)];
  return rows.map((row) => [
    `KPI: ${column(row, 'name')}`,
    snippet(`jd-kpi-${column(row, 'id')}`, `A measurable outcome (${column(row, 'field')})`, column(row, 'template')),
  ]);
}

function snippet(prefix, description, text) {
  return { prefix, description, body: withTabStops(text.trimEnd()).split('\n') };
}

/**
 * `{name}` becomes a stop that keeps its braces: whoever passes over one has said nothing yet, and `placeholder-left` still
 * sees it. What a snippet would read as more than text is escaped.
 */
export function withTabStops(text) {
  let stop = 0;
  const plain = (part) => part.replace(/[\\$}]/g, '\\$&');
  return text.replace(/(\{[^{}]*\})|[^{]+|\{/g, (part, blank) =>
    blank === undefined ? plain(part) : `\${${(stop += 1)}:${plain(blank)}}`,
  );
}
