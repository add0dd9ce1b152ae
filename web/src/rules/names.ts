// The words that readers see for the engine's own. In: its ids. Out: their names.

/** What a rule looks after. */
export const GROUPS: Record<string, string> = {
  structure: "Structure",
  outcomes: "Outcomes",
  requirements: "Requirements",
  pay: "Pay",
  law: "Law",
  language: "Language",
  readability: "Readability",
  metadata: "Title, dates and data",
};

export const SEVERITIES: Record<string, string> = { error: "Error", warning: "Warning", info: "Note" };

export const FIXES: Record<string, string> = {
  none: "Advice only",
  safe: "Can be fixed by itself",
  suggestion: "Suggests an edit",
};

/** How well it is known that a rule helps: what each grade rests on. */
export const GRADES: Record<string, string> = {
  law: "a law or a regulation asks for it",
  "official guidance": "a public body advises it",
  "peer-reviewed": "published research supports it",
  "industry data": "surveys and data of job sites point to it",
  platform: "job sites and search engines ask for it",
  convention: "careful writers of postings do it",
  fact: "anybody can look it up",
};
