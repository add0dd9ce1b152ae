// The page. In: what a person types, pastes, opens and chooses. Out: findings beside the text, while they write.
import "./trusted.ts"; // before all that makes a worker
import { ChoicePanel } from "./choices.ts";
import { byId, button, element, say } from "./dom.ts";
import { type Draft, empty as emptyDraft, forget, keep, kept } from "./draft.ts";
import { createEditor, type Finding, type Fix } from "./editor/editor.ts";
import { EngineClient, type Job } from "./engine-client.ts";
import type { Choices, FileFindings, FileOutline, LintOptions, LintResult } from "./engine/jdlint_wasm.js";
import { EXAMPLES } from "./examples.ts";
import { type Actions, findingCard } from "./finding-card.ts";
import { FindingList } from "./findings.ts";
import { chooseFiles } from "./files/choose.ts";
import { hush, tell, tellState } from "./live.ts";
import { Notice } from "./notice.ts";
import { showOutline, showScore } from "./outline.ts";
import { markdownOf } from "./paste/rich-text.ts";
import { printWith } from "./report.ts";
import type { Rehearsal } from "./protocol.ts";
import { SEVERITIES } from "./rules/names.ts";
import type { Subject } from "./take/menu.ts";
import { openTakeAway } from "./take/opener.ts";

const counts = byId("counts");
const empty = byId("empty");
const outlineBox = byId<HTMLDetailsElement>("outline");

let draft: Draft = kept();
/** What was asked last; a result of anything else is of no use. */
let wanted: Job | null = null;
let toldOfRestart = false;
/** What was found in the newest text that was checked. */
let last: { findings: Finding[]; shown: Finding[]; outline: FileOutline<number> | null; text: string } = { findings: [], shown: [], outline: null, text: "" };

const notice = new Notice(() => editor.focus());
const choices = new ChoicePanel(() => check());
const editor = createEditor(byId("editor"), {
  changed: check,
  changing: checkAhead,
  pasted: markdownOf,
  moved: (offset) => list.mark(offset),
  stepped: ({ severity, message }) => tell(`${SEVERITIES[severity] ?? severity}: ${message}`),
  card: (findings) => findingCard(findings, actions),
});
const actions: Actions = { select: (range) => editor.select(range), apply, ignore, ignoreRule, rule: (id) => engine.rule(id).catch(() => null) };
const list = new FindingList(byId("findings"), actions);
const engine = new EngineClient({ ready, result, template: begin, unavailable: notLoaded, refused, restarted, uncheckable, broken }, rehearsal());

function check(): void {
  hush();
  document.body.dataset["state"] = "checking";
  draft.text = editor.text();
  keep(() => draft);
  if (draft.text.trim() !== "") {
    if (draft.before === "") draft.before = draft.text;
    wanted = job(draft.text);
    engine.check(wanted);
    return;
  }
  wanted = null;
  engine.cancel();
  draft = emptyDraft();
  say(byId("file-name"), "");
  showNothing();
  nothingToShow("Findings appear here while you write.", "A posting is checked for missing pay, vague duties, demands that shut people out, and more.");
}

/** Checks what the text is about to be, while the editor still puts it in place. Where it comes out otherwise, it is checked anew. */
function checkAhead(text: string): void {
  if (draft.text.trim() === "" || text.trim() === "") return; // a draft begins or ends: more than a check
  engine.begin(job(text));
}

function job(text: string): Job {
  return { text, options: options() };
}

function options(): LintOptions {
  const chosen: LintOptions = { today: today(), ...choices.options() };
  if (draft.fileName) chosen.path = draft.fileName;
  return chosen;
}

/** The day where the reader is. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// What the engine says

function ready(version: string, known: Choices): void {
  say(byId("version"), version);
  choices.fill(known);
  fillBeginnings(known);
}

function result(about: Job, { check: found, outline }: LintResult): void {
  if (about !== wanted) return;
  show(found, outline, about.text);
  document.body.dataset["state"] = "underlined";
  const mine = last;
  afterFrame(() => {
    if (mine !== last) return; // a newer one came meanwhile
    showBeside(found);
    if (found.language !== "en") nothingToShow("This text gets no score.", "It is not in English: only the rules that hold in every language were asked.");
    else if (found.findings.length === 0) nothingToShow("Nothing found.", "jdlint knows of nothing to mend here. It can't tell whether what the posting says is true.");
    if (about !== wanted) document.body.dataset["state"] = "checking";
  });
}

function refused(about: Job, message: string): void {
  if (about !== wanted) return;
  showNothing();
  nothingToShow("This text was not checked.", message);
}

function restarted(): void {
  if (toldOfRestart) return;
  toldOfRestart = true;
  notice.tell("The checker stopped unexpectedly and was started again. Your text was kept.");
}

function uncheckable(about: Job): void {
  if (about !== wanted) return;
  showNothing();
  nothingToShow("This text could not be checked.", "The checker stopped twice on it: that is a fault in jdlint, not in your text. The text was kept; change it and it is checked again.");
}

function broken(message: string): void {
  showNothing();
  nothingToShow("The checker could not be loaded.", `Reload the page, or go on writing: it is tried again with each change. (${message})`);
}

// What the person sees

function show(found: FileFindings<number> | null, outline: FileOutline<number> | null, text = ""): void {
  const findings = found?.findings ?? [];
  const shown = findings.filter((finding) => !draft.ignored.includes(mark(finding)));
  last = { findings, shown, outline, text };
  editor.show(shown);
}

/** Shows all but the squiggles. */
function showBeside(found: FileFindings<number> | null): void {
  const { findings, shown, outline, text } = last;
  empty.hidden = true;
  empty.replaceChildren();
  byId("beginnings").hidden = true;
  list.show(shown, text);
  showScore(byId("score"), found);
  showOutline(outlineBox, outline, (range) => editor.select(range), addSection);
  showFacts(outline);
  showIgnored(findings.length - shown.length);
  const safe = safeFixes().length;
  byId("fix-safe").hidden = safe === 0;
  say(byId("fix-safe"), safe === 1 ? "Fix 1 safely" : `Fix ${safe} safely`);
  for (const id of ["previous", "next"]) byId(id).hidden = !shown.some((finding) => finding.about === "text");
  const total = found ? summary(shown.map((finding) => finding.severity)) : "";
  say(counts, total);
  tellState(total);
  document.body.dataset["state"] = "checked";
}

function showNothing(): void {
  show(null, null);
  showBeside(null);
}

/** Once the next frame is drawn; at once where none is. */
function afterFrame(act: () => void): void {
  if (document.hidden) act();
  else requestAnimationFrame(() => setTimeout(act));
}

function nothingToShow(title: string, more: string): void {
  empty.replaceChildren(element("p", { class: "empty-title" }, title), element("p", {}, more));
  empty.hidden = false;
  byId("beginnings").hidden = editor.text().trim() !== "";
  if (title === "Nothing found." || editor.text().trim() === "" || last.shown.length > 0) return;
  say(counts, title);
  tellState(title);
}

/** The tables come a moment after the first findings, so that these need not wait for them. */
function showFacts(outline: FileOutline<number> | null): void {
  const about = wanted;
  void import("./facts.ts").then(({ showFacts: draw }) => {
    if (about === wanted) draw(byId("facts"), outline, (range) => editor.select(range));
  });
}

function summary(severities: string[]): string {
  const words: [string, string][] = [["error", "error"], ["warning", "warning"], ["info", "note"]];
  const parts = words.flatMap(([severity, word]) => {
    const count = severities.filter((one) => one === severity).length;
    return count === 0 ? [] : [`${count} ${word}${count === 1 ? "" : "s"}`];
  });
  return parts.length === 0 ? "No findings" : parts.join(", ");
}

/** A part of the page that comes with its first use did not come. */
function notLoaded(): void {
  notice.tell("A part of the page could not be loaded. Your text was kept; reload the page and try again.");
}

// Mending and ignoring

function apply(fix: Fix): void {
  if (!editor.apply(fix)) notice.tell("The words this would change have changed. Wait until the text is checked again.");
}

function safeFixes(): Fix[] {
  return last.shown.flatMap((finding) => finding.fixes.filter((fix) => fix.applicability === "safe").slice(0, 1));
}

/** The rules whose finding brings the section of that kind. */
const ASKS_FOR: Record<string, string> = { outcomes: "missing-success-measures", benefits: "benefits-missing", deadline: "deadline-missing", eeo: "missing-eeo-statement", hours: "missing-working-hours" };

/** With the edit of the finding that asks for it; without one, because its rule is off or there is none, with our own. */
function addSection(kind: string): void {
  const rule = ASKS_FOR[kind] ?? `missing-${kind.replaceAll("_", "-")}`;
  const fix = last.findings.find((finding) => finding.rule === rule && finding.about === "document")?.fixes[0];
  if (fix) {
    apply(fix);
    return;
  }
  void import("./templates.ts").then(({ sectionFor }) => {
    const own = last.outline && sectionFor(kind, last.text, last.outline);
    if (own) apply(own);
  }, notLoaded);
}

function mark(finding: Finding): string {
  return `${finding.rule} ${finding.fingerprint}`;
}

function ignore(finding: Finding): void {
  draft.ignored.push(mark(finding));
  goOn();
  check();
}

/** What was clicked is about to go, and the keyboard must not go with it. */
function goOn(): void {
  if (document.activeElement?.closest(".finding")) byId("findings-title").focus();
  else editor.focus();
}

function ignoreRule(rule: string): void {
  goOn();
  choices.switchOff(rule);
  notice.tell(`${rule} is switched off in the settings below the text. It can be switched on again there.`);
}

function showIgnored(count: number): void {
  const ignored = byId("ignored");
  ignored.hidden = count === 0;
  if (count === 0) return;
  const again = button(["Show them again"], { class: "link" }, () => {
    draft.ignored = [];
    check();
  });
  ignored.replaceChildren(`${count} ignored in this draft. `, again);
}

// Beginning

/** Puts a whole new text in place, from which changes count. */
function begin(text: string, fileName: string | null = null): void {
  notice.dismiss(); // what it said was about the text before
  draft = { ...emptyDraft(), fileName, before: text.replaceAll("\r\n", "\n") };
  editor.replace(text);
  say(byId("file-name"), text.trim() === "" ? "" : (fileName ?? ""));
}

let openings = 0;

async function openFile(file: File): Promise<void> {
  const opening = (openings += 1);
  try {
    const { read } = await import("./files/open.ts");
    const { text, name, note } = await read(file);
    if (opening !== openings) return; // another was opened meanwhile
    if (file.name.endsWith(".toml")) {
      choices.replaceToml(text);
      notice.tell(`The settings of ${file.name} apply now; they stand below the text.`);
      return;
    }
    const before = { ...draft, text: editor.textAsWritten() };
    begin(text, name);
    const back = before.text.trim() === "" ? null : () => restore(before);
    if (note || back) notice.tell(note ?? `${file.name} is open.`, back && { label: "Bring back what was here", act: back });
  } catch (error) {
    notice.tell(`${file.name} could not be opened. ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Puts a draft back as it was, with its name and what was ignored in it. */
function restore(before: Draft): void {
  notice.dismiss();
  editor.replace(before.text);
  draft = { ...before };
  say(byId("file-name"), draft.fileName ?? "");
  check();
}

function fillBeginnings({ roles }: Choices): void {
  const examples = EXAMPLES.map(({ name, hint, text }) =>
    button([element("strong", {}, name), element("span", {}, hint)], {}, () => void text().then((found) => begin(found), notLoaded)),
  );
  byId("examples").replaceChildren(...examples);
  const select = byId<HTMLSelectElement>("template");
  select.replaceChildren(
    element("option", { value: "" }, "Choose a role"),
    ...roles.map((role) => element("option", { value: role.id }, role.name)),
  );
  select.onchange = () => {
    if (select.value) engine.template(select.value);
    select.value = "";
  };
}

/** Forgets all that this browser keeps of the person's work: text, choices, and what was made of them. */
function clearDraft(): void {
  const before = { ...draft, text: editor.textAsWritten() };
  const chosen = choices.state();
  choices.clear();
  editor.replace("");
  draft = emptyDraft();
  for (const id of ["printed", "data-json", "data-properties", "changes-view"]) byId(id).replaceChildren();
  forget(); // last: what stands above would keep an empty draft
  notice.tell("Draft and choices are gone from this browser. Until you leave the page they can be brought back.", {
    label: "Bring back",
    act: () => {
      choices.restore(chosen);
      restore(before);
    },
  });
}

// Taking away

function subject(): Subject {
  return { text: editor.textAsWritten(), fileName: draft.fileName, outline: last.outline, toml: choices.asToml() };
}

async function compare(target: HTMLElement): Promise<boolean> {
  if (draft.before === editor.text()) return false;
  const { compare: show } = await import("./compare.ts");
  show(target, draft.before, editor.text());
  return true;
}

/** `?trap=test` lets the worker fall over on its second check, and on any text with these words: for the tests. */
function rehearsal(): Rehearsal {
  const wanted = new URLSearchParams(location.search).get("trap") === "test";
  return wanted ? { afterCalls: 2, onText: "rehearse a trap" } : {};
}

// Buttons

chooseFiles((file) => void openFile(file));
openTakeAway({ subject, compare, notify: (message) => notice.tell(message) }, notLoaded);
printWith(() => editor.text());
byId("clear").addEventListener("click", clearDraft);
byId("fix-safe").addEventListener("click", () => {
  const wanted = safeFixes();
  const done = editor.applyAll(wanted);
  editor.focus(); // the button is about to go
  if (done < wanted.length) notice.tell("Not all could be done at once; look again when the text is checked.");
});
byId("previous").addEventListener("click", () => editor.step(-1));
byId("next").addEventListener("click", () => editor.step(1));
byId("about-open").addEventListener("click", () => byId<HTMLDialogElement>("about").showModal());
byId("switches-open").addEventListener("click", () => {
  Promise.all([import("./rules/switches.ts"), engine.rules()]).then(([{ showSwitches }, rules]) => showSwitches([...rules.values()], choices), notLoaded);
});
if (import.meta.env.SINGLE) {
  byId("rules-open").addEventListener("click", () => {
    void Promise.all([import("./rules/dialog.ts"), engine.rules()]).then(([{ showRules }, rules]) => showRules([...rules.values()]), notLoaded);
  });
}
byId("about-close").addEventListener("click", () => byId<HTMLDialogElement>("about").close());

if (draft.text === "") check();
else {
  const { ...again } = draft;
  editor.replace(again.text);
  draft = { ...again, text: editor.text() };
  say(byId("file-name"), draft.fileName ?? "");
}

// The page is kept for use without a network; a browser that does not do so is no fault. That of one file is kept already.
if (import.meta.env.PROD && !import.meta.env.SINGLE && location.protocol.startsWith("http")) {
  window.addEventListener("load", () => void navigator.serviceWorker?.register("./sw.js").catch(() => {}));
}
