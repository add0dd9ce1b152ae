// The manual. In: the rules. Out: their table, or the page of one.

/** One line a rule. */
export function table(rules) {
  const widest = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, severity, summary, default: on }) => {
    return `${id.padEnd(widest)}  ${severity.padEnd(7)}  ${summary}${on ? '' : ' (off by default)'}`;
  });
  return `${lines.join('\n')}\n`;
}

/** Why a rule matters. Throws for one that does not exist. */
export function explanation(rules, id) {
  const rule = rules.find((rule) => rule.id === id);
  if (!rule) throw new Error(`there is no rule ${id} (\`jdlint rules\` lists them all)`);
  const { severity, group, summary, why, advice, evidence, sources, bad, good } = rule;
  const examples = (heading, texts) => texts.map((text) => `${heading}\n${text.trimEnd().replaceAll(/^/gm, '    ')}`);
  return `${[
    `${id}\n${severity} · ${group} · ${rule.default ? 'on' : 'off'} by default`,
    `What      ${summary}`,
    `Why       ${why}`,
    `Advice    ${advice}`,
    [`Evidence  ${evidence}`, ...sources.map((source) => `          - ${source}`)].join('\n'),
    ...examples('Flagged', bad),
    ...examples('Left alone', good),
  ].join('\n\n')}\n`;
}
