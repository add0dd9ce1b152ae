// The manual of all rules. In: the engine and its companion. Out: HTML for the list of rules and for a page of each, made when the page is built.
import type * as Engine from "./src/engine/jdlint_wasm.js";
import type { Range } from "./src/engine/jdlint_wasm.js";
import type * as Companion from "./src/companion/jdlint_companion_wasm.js";
import type { JsonRule } from "./src/companion/jdlint_companion_wasm.js";
import { article } from "./src/rules/article.ts";
import { escape, type Html, html as make, rich } from "./src/rules/markup.ts";
import { GROUPS, SEVERITIES } from "./src/rules/names.ts";

/** A day to judge the examples by, so that the same engine gives the same pages. */
const TODAY = "2026-11-30";

export interface Manual {
  /** The list, for the place of `<!--content-->` in rules.html. */
  index: string;
  /** Every rule's page: its title, and what stands in the place of the list. */
  pages: Page[];
}

interface Page {
  id: string;
  title: string;
  /** A sentence for those who list pages, such as search engines. */
  about: string;
  content: string;
}

export function manual(engine: Pick<typeof Engine, "bringOccupations" | "version" | "lint">, companion: Pick<typeof Companion, "occupations" | "rules">): Manual {
  engine.bringOccupations(companion.occupations());
  const { rules } = companion.rules();
  const groups = new Map<string, JsonRule[]>();
  for (const rule of rules) groups.set(rule.group, [...(groups.get(rule.group) ?? []), rule]);
  return {
    index: index(groups, rules.length, engine.version()),
    pages: rules.map((rule, at) => ({
      id: rule.id,
      title: `${plain(rule.summary)} (${rule.id})`,
      about: plain(rule.why),
      content: page(engine, rule, groups.get(rule.group) ?? [], rules[at - 1], rules[at + 1]),
    })),
  };
}

function plain(text: string): string {
  return text.replaceAll("`", "");
}

function badge(severity: string): Html {
  return make("span", { class: "badge", "data-severity": severity }, SEVERITIES[severity] ?? severity);
}

function index(groups: ReadonlyMap<string, JsonRule[]>, count: number, version: string): string {
  const jumps = [...groups].map(([group, rules]) =>
    make("li", {}, make("a", { href: `#group-${group}` }, GROUPS[group] ?? group), ` ${rules.length}`),
  );
  const sections = [...groups].map(([group, rules]) =>
    make(
      "section",
      { class: "group", "aria-labelledby": `group-${group}` },
      make("h2", { id: `group-${group}` }, GROUPS[group] ?? group),
      make("ul", { class: "list" }, ...rules.map((rule) => entry(rule, ""))),
    ),
  );
  return [
    make("h1", {}, "All rules"),
    make("p", { class: "lead" }, `jdlint ${version} knows ${count} rules. Each has a page: why it matters, what to do, examples, and where that is known from. None of them is legal advice.`),
    make("nav", { class: "jumps", "aria-label": "Groups of rules" }, make("ul", {}, ...jumps)),
    ...sections,
  ].map(({ text }) => text).join("\n");
}

/** A rule in a list. It can be jumped to by its id, as older links do. */
function entry(rule: JsonRule, folder: string): Html {
  return make(
    "li",
    { id: folder === "" ? rule.id : null },
    make("a", { href: folder === "" ? `rules/${rule.id}.html` : `${rule.id}.html` }, ...rich(make, rule.summary)),
    make("p", {}, badge(rule.severity), make("code", {}, rule.id), rule.default ? null : make("span", { class: "off" }, " off unless asked for")),
  );
}

function page(engine: Pick<typeof Engine, "lint">, rule: JsonRule, siblings: readonly JsonRule[], before?: JsonRule, after?: JsonRule): string {
  const others = siblings.filter((one) => one.id !== rule.id);
  const group = GROUPS[rule.group] ?? rule.group;
  const neighbour = (one: JsonRule | undefined, words: string): Html | null =>
    one ? make("a", { href: `${one.id}.html`, rel: words === "Before" ? "prev" : "next" }, make("span", {}, words), ...rich(make, one.summary)) : null;
  return [
    make("nav", { class: "crumbs", "aria-label": "Where this is" }, make("a", { href: "../rules.html" }, "All rules"), " › ", make("a", { href: `../rules.html#group-${rule.group}` }, group)),
    article(make, rule, { level: 1, flagged: (text) => flagged(engine, rule.id, text) }),
    make("nav", { class: "neighbours", "aria-label": "The rules beside this one" }, neighbour(before, "Before"), neighbour(after, "Next")),
    make("aside", { class: "group" }, make("h2", {}, `More on ${group.toLowerCase()}`), make("ul", { class: "list" }, ...others.map((one) => entry(one, "rules")))),
  ].map(({ text }) => text).join("\n");
}

/** Which words the engine underlines in an example; none for what it says of the posting as a whole. */
function flagged(engine: Pick<typeof Engine, "lint">, id: string, text: string): Range<number>[] {
  const { findings } = engine.lint(text, { only: [id], today: TODAY }).check;
  return findings.filter((finding) => finding.about === "text").map((finding) => finding.range);
}

/** A page made of another's frame: the title, the content, and the way to what lies beside it. */
export function framed(frame: string, { title, about, content }: Page): string {
  return frame
    .replace(/<title>[^<]*<\/title>/, () => `<title>jdlint: ${escape(title)}</title>`)
    .replace(/(<meta name="description" content=")[^"]*/, (_all, start: string) => start + escape(about))
    .replace(/(<main[^>]*>)[\s\S]*(<\/main>)/, (_all, start: string, end: string) => `${start}\n${content}\n${end}`)
    .replaceAll(/(href|src)="(\.\/)?(assets\/|icon\.svg|index\.html|rules\.html)/g, '$1="../$3');
}
