// For people. In: an output in JSON. Out: lines.

/** The text without signs that steer a terminal or begin a line: a file may be called as a command to a CI server. */
export const clean = (text) => text.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

/** The text on one line. */
export const line = (text) => clean(text.replaceAll(/\s+/g, ' '));

const withCleanPath = (file) => ({ ...file, path: clean(file.path) });

/** One line a finding, one a score. */
export function findings(output) {
  const { files, summary } = JSON.parse(output);
  const lines = files.map(withCleanPath).flatMap(({ path, findings, score }) => [
    ...findings.map(({ range, paragraph, severity, rule, message, help }) => {
      const place = paragraph ? `paragraph ${paragraph.number}` : `${range.start.line}:${range.start.column}`;
      return line(`${path}:${place}: ${severity}[${rule}]: ${message} ${help}`);
    }),
    score === null ? `${path}: no score` : `${path}: score ${score}/100`,
  ]);
  const { files: count, errors, warnings, infos } = summary;
  const number = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;
  const found = [number(errors, 'error'), number(warnings, 'warning'), number(infos, 'info')].join(', ');
  return `${lines.join('\n')}\n\n${number(count, 'file')} checked: ${found}. \`jdlint explain RULE\` says why a rule matters.\n`;
}

/** What each posting says, in short. */
export function outlines(output) {
  return JSON.parse(output)
    .files.map(withCleanPath)
    .map(({ path, title, seniority, present, outcomes, requirements }) => {
      const said = (word) => Object.keys(present).filter((kind) => present[kind] === word);
      const row = (name, words) => (words.length === 0 ? [] : [`  ${name.padEnd(13)}${words.join(', ')}`]);
            return [
        path,
        ...row('title', title ? [line(title.text)] : []),
        ...row('seniority', [seniority]),
        ...row('says', said('yes')),
        ...row('says vaguely', said('vague')),
        ...row('lacks', said('no')),
        ...outcomes.map(({ verdict, text }) => `  ${verdict.padEnd(13)}${line(text)}`),
        ...requirements.map(({ modality, text }) => `  ${modality.padEnd(13)}${line(text)}`),
      ].join('\n');
    })
    .join('\n\n')
    .concat('\n');
}
