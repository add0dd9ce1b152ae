// What a rule rests on. In: its grade of evidence and its sources. Out: a line and a list.
import { type Make, rich } from "./markup.ts";
import { GRADES } from "./names.ts";

export interface Grounds {
  evidence: string;
  sources: readonly string[];
}

export function grounds<T>(make: Make<T>, { evidence, sources }: Grounds): T {
  const grade = GRADES[evidence];
  return make(
    "div",
    { class: "grounds" },
    make("p", {}, "Evidence: ", make("strong", { class: "grade" }, evidence), grade ? ` (${grade})` : ""),
    sources.length === 0 ? null : make("ul", { class: "sources" }, ...sources.map((source) => make("li", {}, ...rich(make, source)))),
  );
}
