// Sections to fill in, for kinds of content that a posting lacks. In: the kind, the text and its outline. Out: an edit with
// blanks in braces.
import type { Fix } from "./editor/editor.ts";
import type { FileOutline } from "./engine/jdlint_wasm.js";

type Where = "first" | "below the title" | "at the end";

const TEMPLATES: Record<string, [Where, string]> = {
  title: ["first", "# {name of the job}"],
  summary: ["below the title", "As {name of the job} you {do what} for {whom}, so that {what gets better}."],
  employment_type: ["below the title", "Employment type: {full-time}, {permanent}"],
  location: ["below the title", "Location: {town}, {2} days a week on site"],
  hours: ["below the title", "Hours: {37.5} hours a week, {Monday to Friday}"],
  reporting_line: ["below the title", "Reports to: {role of the manager}, in a team of {5}"],
  pay: ["below the title", "Salary: {30,000} to {35,000} {GBP} per {year}"],
  about_company: ["at the end", "## About us\n\n{Name of the employer} {does what} for {whom}. We are {40} people in {town}."],
  responsibilities: ["at the end", "## What you will do\n\n- {Plan what, for whom}\n- {Make what, how often}\n- {Answer for what}"],
  outcomes: ["at the end", "## How success is measured\n\n- {What is measured}: {95} % per {month} within {12} months, from {80} % today"],
  requirements: ["at the end", "## What you need\n\n- {Skill that the work needs from the first day}\n- {Experience with what}"],
  preferred: ["at the end", "## Nice to have\n\n- {Skill that can also be learnt in the job}"],
  education: ["at the end", "## Education\n\n- {Degree or training} in {field}, or equivalent experience"],
  benefits: ["at the end", "## What we offer\n\n- {28} days of paid leave\n- {Pension, insurance or training, with its amount}"],
  hiring_process: ["at the end", "## Hiring process\n\n1. {Phone call} of {20} minutes\n2. Interview with {who}\n3. You hear from us within {5} working days"],
  how_to_apply: ["at the end", "## How to apply\n\nApply at {link} with {what to send}."],
  deadline: ["at the end", "## Deadline\n\nApply by {day, month and year}."],
  eeo: ["at the end", "## Equal opportunity\n\nWe consider all qualified applicants for this job. Tell us if you need adjustments at any stage: {address}."],
};

/** What writes that section into the text that the outline is of; null for a kind that is not known. */
export function sectionFor(kind: string, text: string, outline: FileOutline<number>): Fix | null {
  const [where, words] = TEMPLATES[kind] ?? [];
  if (!where || !words) return null;
  const { at, insert } = placed(where, words, text, outline);
  const placeholders = [...insert.matchAll(/\{([^}]*)\}/g)].map(({ 0: whole, 1: name = "", index }) => ({ start: index, end: index + whole.length, name }));
  return { title: "Add this section", applicability: "suggestion", edits: [{ range: { start: at, end: at }, insert, placeholders }] };
}

/** With a blank line between the words and their neighbours. */
function placed(where: Where, words: string, text: string, { title }: FileOutline<number>): { at: number; insert: string } {
  if (where === "at the end") {
    const before = text === "" ? "" : text.endsWith("\n\n") ? "" : text.endsWith("\n") ? "\n" : "\n\n";
    return { at: text.length, insert: `${before}${words}\n` };
  }
  const settings = /^---\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(text)?.[0].length ?? 0; // the posting's own, in its first lines
  if (where === "first" || !title || title.range.start < settings) return { at: settings, insert: `${words}\n\n` };
  const rest = /^[^\n]*(?:\n(?:=+|-+)[ \t]*(?=\n|$))?/.exec(text.slice(title.range.end))?.[0].length ?? 0;
  return { at: title.range.end + rest, insert: `\n\n${words}` };
}
