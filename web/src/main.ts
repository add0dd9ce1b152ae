// The page. In: what a person types, pastes, opens and chooses. Out: findings beside the text, while they write.
import { byId, button, element, say } from "./dom.ts";
import { decode, MOST_BYTES } from "./decode.ts";
import { createEditor, type Fix } from "./editor.ts";
import { EngineClient, type Job } from "./engine-client.ts";
import type { Choice, Choices, FileFindings, LintOptions, LintResult } from "./engine/jdlint_wasm.js";
import { FindingList } from "./findings.ts";
import { showOutline, showScore } from "./outline.ts";
import type { Rehearsal } from "./protocol.ts";
import { SAMPLE } from "./sample.ts";

const counts = byId("counts");
const empty = byId("empty");
const placeSelect = byId<HTMLSelectElement>("place");
const roleSelect = byId<HTMLSelectElement>("role");
const settingsText = byId<HTMLTextAreaElement>("settings");
const SETTINGS_KEY = "jdlint.toml";

/** Grows with every change of text or choice; a result of an older one is of no use. */
let revision = 0;
let fileName: string | null = null;
const places: Choice[] = [];
let toldOfRestart = false;

const editor = createEditor(byId("editor"), {
  changed: check,
  dropped: (file) => void openFile(file),
  moved: (offset) => list.mark(offset),
});
const list = new FindingList(byId("findings"), { select: (range) => editor.select(range), apply });
const engine = new EngineClient({ ready, result, refused, restarted, uncheckable, broken }, rehearsal());

function check(): void {
  revision += 1;
  document.body.dataset["state"] = "checking";
  if (editor.text().trim() !== "") {
    engine.schedule(job);
    return;
  }
  engine.cancel();
  fileName = null;
  say(byId("file-name"), "");
  show(null);
  nothingToShow("Findings appear here while you write.", "A posting is checked for missing pay, vague duties, demands that shut people out, and more.");
}

function job(): Job {
  return { revision, text: editor.text(), options: options() };
}

function options(): LintOptions {
  const chosen: LintOptions = { today: today(), jurisdictions: places.map((place) => place.id) };
  if (roleSelect.value) chosen.role = roleSelect.value;
  if (fileName) chosen.path = fileName;
  if (settingsText.value.trim()) chosen.config = settingsText.value;
  return chosen;
}

/** The day where the reader is. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// What the engine says

function ready(version: string, choices: Choices): void {
  say(byId("version"), version);
  if (placeSelect.options.length === 0) fillChoices(choices);
}

function result(about: Job, { check: found, outline }: LintResult): void {
  if (about.revision !== revision) return;
  show(found, about.text);
  showOutline(byId<HTMLDetailsElement>("outline"), outline, (range) => editor.select(range));
  if (found.language === "und") {
    nothingToShow("This text was not judged.", "It does not seem to be English, and jdlint reads no other language yet.");
  } else if (found.findings.length === 0) nothingToShow("Nothing found.", "jdlint knows of nothing to mend here. It can't tell whether what the posting says is true.");
}

function refused(about: Job, message: string): void {
  if (about.revision !== revision) return;
  show(null);
  nothingToShow("This text was not checked.", message);
}

function restarted(): void {
  if (toldOfRestart) return;
  toldOfRestart = true;
  notify("The checker stopped unexpectedly and was started again. Your text was kept.");
}

function uncheckable(about: Job): void {
  if (about.revision !== revision) return;
  show(null);
  nothingToShow("This text could not be checked.", "The checker stopped twice on it: that is a fault in jdlint, not in your text. The text was kept; change it and it is checked again.");
}

function broken(message: string): void {
  show(null);
  nothingToShow("The checker could not be loaded.", `Reload the page, or go on writing: it is tried again with each change. (${message})`);
}

// What the person sees

function show(found: FileFindings<number> | null, text = ""): void {
  const findings = found?.findings ?? [];
  empty.hidden = true;
  empty.replaceChildren();
  list.show(findings, text);
  editor.show(findings, apply);
  showScore(byId("score"), found);
  if (!found) showOutline(byId<HTMLDetailsElement>("outline"), null, () => {});
  say(counts, found ? summary(findings.map((finding) => finding.severity)) : "");
  document.body.dataset["state"] = "checked";
}

function nothingToShow(title: string, more: string): void {
  empty.replaceChildren(element("p", { class: "empty-title" }, title), element("p", {}, more));
  empty.hidden = false;
  if (title !== "Nothing found." && editor.text().trim() !== "") say(counts, title);
}

function summary(severities: string[]): string {
  const words: [string, string][] = [["error", "error"], ["warning", "warning"], ["info", "note"]];
  const parts = words.flatMap(([severity, word]) => {
    const count = severities.filter((one) => one === severity).length;
    return count === 0 ? [] : [`${count} ${word}${count === 1 ? "" : "s"}`];
  });
  return parts.length === 0 ? "No findings" : parts.join(", ");
}

function dismiss(): void {
  const notice = byId("notice");
  notice.classList.remove("shown");
  notice.replaceChildren();
}

function notify(message: string): void {
  const notice = byId("notice");
  const close = button(["Dismiss"], { class: "link" }, () => {
    dismiss();
    editor.focus();
  });
  notice.replaceChildren(element("p", {}, message), close);
  notice.classList.add("shown");
}

function apply(fix: Fix): void {
  if (!editor.apply(fix)) notify("The words this would change have changed. Wait until the text is checked again.");
}

// Files

async function openFile(file: File): Promise<void> {
  try {
    if (file.size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES / 1024 / 1024} MiB`);
    const { text, converted } = decode(new Uint8Array(await file.arrayBuffer()));
    dismiss(); // what it said was about the text before
    fileName = file.name;
    editor.replace(text);
    say(byId("file-name"), text.trim() === "" ? "" : file.name);
    if (converted) notify(`${file.name} was converted from ${converted}. Check that letters such as é and € are right.`);
  } catch (error) {
    notify(`${file.name} could not be opened: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function download(): void {
  const link = element("a", { download: fileName ?? "job-posting.md" });
  link.href = URL.createObjectURL(new Blob([editor.textAsWritten()], { type: "text/plain;charset=utf-8" }));
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function copy(): Promise<void> {
  const copyButton = byId("copy");
  try {
    await navigator.clipboard.writeText(editor.textAsWritten());
    say(copyButton, "Copied");
    window.setTimeout(() => say(copyButton, "Copy"), 1_500);
  } catch {
    notify("The browser does not let this page copy. Select the text and copy it yourself.");
  }
}

// Place and role

function fillChoices({ jurisdictions, roles }: Choices): void {
  placeSelect.append(element("option", { value: "" }, "Add a place"), ...tree(jurisdictions));
  roleSelect.append(
    element("option", { value: "" }, "By the job title"),
    ...roles.map((role) => element("option", { value: role.id }, role.name)),
  );
}

/** The places in the order of what lies in what, each indented under its parent. */
function tree(all: Choice[], parent: string | null = null, depth = 0): HTMLOptionElement[] {
  return all
    .filter((choice) => choice.parent === parent)
    .toSorted((one, other) => one.name.localeCompare(other.name, "en"))
    .flatMap((choice) => [
      element("option", { value: choice.id, "data-name": choice.name }, `${"\u2003".repeat(depth)}${choice.name}`),
      ...tree(all, choice.id, depth + 1),
    ]);
}

function choosePlace(): void {
  const option = placeSelect.selectedOptions[0];
  const name = option?.dataset["name"];
  placeSelect.value = "";
  if (!option || !name || places.some((place) => place.id === option.value)) return;
  places.push({ id: option.value, name, parent: null });
  choicesChanged();
}

function choicesChanged(): void {
  const remove = (place: Choice): void => {
    places.splice(places.indexOf(place), 1);
    choicesChanged();
    placeSelect.focus();
  };
  byId("places").replaceChildren(
    ...places.map((place) =>
      element("li", {}, place.name, button(["×"], { "aria-label": `Remove ${place.name}` }, () => remove(place))),
    ),
  );
  const role = roleSelect.selectedOptions[0];
  const settings = settingsText.value.trim() ? ["settings"] : [];
  const chosen = [...places.map((place) => place.name), ...(role?.value ? [role.text] : []), ...settings];
  say(byId("choices-now"), chosen.length === 0 ? "" : `(${chosen.join(", ")})`);
  check();
}

/** The settings are kept for the next time; a browser that keeps nothing is no fault. */
function settingsChanged(): void {
  try {
    localStorage.setItem(SETTINGS_KEY, settingsText.value);
  } catch {}
  choicesChanged();
}

function keptSettings(): string {
  try {
    return localStorage.getItem(SETTINGS_KEY) ?? "";
  } catch {
    return "";
  }
}

/** `?trap=test` lets the worker fall over on its second check, and on any text with these words: for the tests. */
function rehearsal(): Rehearsal {
  const wanted = new URLSearchParams(location.search).get("trap") === "test";
  return wanted ? { afterCalls: 2, onText: "rehearse a trap" } : {};
}

// Buttons

byId("open").addEventListener("click", () => byId("file").click());
byId<HTMLInputElement>("file").addEventListener("change", ({ currentTarget }) => {
  const input = currentTarget as HTMLInputElement;
  const file = input.files?.[0];
  if (file) void openFile(file);
  input.value = ""; // the same file can be opened again
});
byId("example").addEventListener("click", () => {
  fileName = null;
  say(byId("file-name"), "");
  editor.replace(SAMPLE);
});
byId("copy").addEventListener("click", () => void copy());
byId("download").addEventListener("click", download);
placeSelect.addEventListener("change", choosePlace);
roleSelect.addEventListener("change", choicesChanged);
settingsText.addEventListener("input", settingsChanged);
byId("about-open").addEventListener("click", () => byId<HTMLDialogElement>("about").showModal());
byId("about-close").addEventListener("click", () => byId<HTMLDialogElement>("about").close());

// A file dropped beside the text is opened too; without this the browser would leave the page for it.
document.addEventListener("dragover", (event) => {
  if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const file = event.dataTransfer?.files[0];
  if (!file || event.defaultPrevented) return;
  event.preventDefault();
  void openFile(file);
});

settingsText.value = keptSettings();
choicesChanged();
