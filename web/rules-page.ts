// The manual of all rules. In: the engine's rule table. Out: HTML for rules.html, made when the page is built.
import type { JsonRule, RulesOutput } from "./src/engine/jdlint_wasm.js";

const GROUPS: Record<string, string> = {
  structure: "Structure",
  outcomes: "Outcomes",
  requirements: "Requirements",
  pay: "Pay",
  law: "Law",
  language: "Language",
  readability: "Readability",
  metadata: "Title, dates and data",
};
const SEVERITIES: Record<string, string> = { error: "Error", warning: "Warning", info: "Note" };
const FIXES: Record<string, string> = {
  none: "Advice only",
  safe: "Can be fixed by itself",
  suggestion: "Suggests an edit",
};

/** Text as HTML. Everything that comes from the engine passes through here. */
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The same, with `code` between backticks and addresses as links. */
function rich(text: string): string {
  return escape(text)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/https?:\/\/[^\s<)]+[^\s<).,;]/g, (url) => `<a href="${url}" rel="noopener noreferrer">${url}</a>`);
}

function examples(title: string, texts: string[], kind: string): string {
  if (texts.length === 0) return "";
  const items = texts.map((text) => `<pre class="example ${kind}" tabindex="0">${escape(text.trim())}</pre>`);
  return `<details><summary>${title}</summary>${items.join("")}</details>`;
}

/** How often the rule was right where people read what it found. */
function precision(rule: JsonRule): string {
  if (rule.precision === undefined) return "";
  const { read, right, on } = rule.precision;
  const counts = read === 0 ? "none found to read" : `read ${read}, right ${right}`;
  return ` On real postings: ${counts}, on ${escape(on)}.`;
}

function section(rule: JsonRule): string {
  const sources = rule.sources.map((source) => `<li>${rich(source)}</li>`).join("");
  const facts = [
    `<span class="badge" data-severity="${escape(rule.severity)}">${escape(SEVERITIES[rule.severity] ?? rule.severity)}</span>`,
    `<span class="badge">${escape(FIXES[rule.fix] ?? rule.fix)}</span>`,
    rule.default ? "" : `<span class="badge">Off unless asked for</span>`,
  ];
  return `<section class="rule" id="${escape(rule.id)}" aria-labelledby="${escape(rule.id)}-title">
<h3 id="${escape(rule.id)}-title"><a href="#${escape(rule.id)}">${escape(rule.id)}</a></h3>
<p class="summary">${rich(rule.summary)}</p>
<p class="badges">${facts.join(" ")}</p>
<p><strong>Why it matters.</strong> ${rich(rule.why)}</p>
<p><strong>What to do.</strong> ${rich(rule.advice)}</p>
${examples("Examples it flags", rule.bad, "bad")}
${examples("Examples it leaves alone", rule.good, "good")}
<p class="evidence">Evidence: ${escape(rule.evidence)}.${precision(rule)}</p>
${sources ? `<ul class="sources">${sources}</ul>` : ""}
</section>`;
}

/** Every rule under the heading of its group, after a table of contents. */
export function rulesPage(output: RulesOutput, version: string): string {
  const groups = [...new Set(output.rules.map((rule) => rule.group))];
  const of = (group: string): JsonRule[] => output.rules.filter((rule) => rule.group === group);
  const name = (group: string): string => escape(GROUPS[group] ?? group);
  const contents = groups.map((group) => {
    const links = of(group).map(
      (rule) => `<li><a href="#${escape(rule.id)}">${escape(rule.id)}</a> <span>${rich(rule.summary)}</span></li>`,
    );
    return `<h2>${name(group)}</h2><ul>${links.join("")}</ul>`;
  });
  const sections = groups.map(
    (group) => `<h2 class="group" id="group-${escape(group)}">${name(group)}</h2>${of(group).map(section).join("\n")}`,
  );
  return `<p class="lead">jdlint ${escape(version)} knows ${output.rules.length} rules. None of them is legal advice.</p>
<nav class="contents" aria-label="Rules">${contents.join("")}</nav>
${sections.join("\n")}`;
}
