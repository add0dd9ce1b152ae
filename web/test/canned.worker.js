// A worker that answers every text with one rich result, so that the page's tests need no particular rule.
// In: the page's Request. Out: Reply. Stands in for the built engine.worker in page.test.mjs.
const finding = (text, words, more) => {
  const start = words ? text.indexOf(words) : 0;
  return {
    rule: "kpi-without-target",
    group: "outcomes",
    severity: "warning",
    about: words ? "text" : "document",
    fingerprint: words ?? more.message,
    message: "",
    help: "",
    url: "",
    evidence: "peer-reviewed",
    sources: ["Somebody (2020), `Journal of Tests` 12(3), https://example.org/paper.", "29 CFR 1630.2(n)"],
    range: { start, end: start + (words?.length ?? text.indexOf("\n")) },
    related: [],
    fixes: [],
    ...more,
  };
};

const fix = (text, title, ...edits) => ({
  title,
  applicability: "suggestion",
  edits: edits.map(([words, insert]) => ({
    range: { start: text.indexOf(words), end: text.indexOf(words) + words.length },
    insert,
    placeholders: [...insert.matchAll(/\{([^}]*)\}/g)].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
      name: found[1],
    })),
  })),
});

function lint(text) {
  const quote = (words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const said = { title: "yes", summary: "no", about_company: "yes", responsibilities: "yes", outcomes: "vague", requirements: "yes", preferred: "no", education: "yes", pay: "vague", benefits: "yes", location: "no", employment_type: "no", hours: "no", reporting_line: "no", hiring_process: "no", how_to_apply: "yes", deadline: "no", eeo: "no" };
  return {
    check: {
      path: "<text>",
      role: "technical-manager",
      language: "en",
      record: null,
      score: 41,
      score_parts: { complete: 44, measurable: 12, fair: 50, pay: 0, law: 80, clear: 65 },
      findings: [
        finding(text, "Rockstar Wanted!!", { rule: "title-noise", severity: "warning", message: "The title holds words that nobody searches for.", help: "Keep the job's common name and its level; leave the rest to the text." }),
        finding(text, "young, energetic", { rule: "age-coded-language", severity: "error", message: "`young` asks for an age, which the law of many places forbids.", help: "Say what the work needs, not how old the person is.", evidence: "law", fixes: [fix(text, "Take it out", ["young, energetic ", ""])] }),
        finding(text, "Own the uptime of our monitoring platform", {
          message: "This outcome names what is measured, uptime, and no value to reach.",
          help: "Add the value, its unit and a time frame, so that both sides can tell whether it was reached.",
          fixes: [
            fix(text, "Add a target and a time frame", ["Own the uptime of our monitoring platform", "Keep the uptime of our monitoring platform at {99.9} % each {month}"], ["Improve delivery speed", "Deliver {twice} a {week}"]),
            fix(text, "Take the line out", ["- Own the uptime of our monitoring platform\n", ""]),
          ],
          related: [{ range: quote("Improve delivery speed"), message: "Another outcome without a target" }],
        }),
        finding(text, "Other duties as assigned", { rule: "catch-all-duty", severity: "info", message: "This duty could be anything.", help: "Say what the extra work is, or bound it." }),
        finding(text, "Competitive salary", { rule: "vague-pay", message: "Everybody's salary is competitive: this says nothing about pay.", help: "Give a range, the currency and the period." }),
        finding(text, null, { rule: "missing-pay", severity: "error", message: "No pay is given.", help: "Give the range that you will pay, its currency and its period.", evidence: "law" }),
        finding(text, null, { rule: "missing-location", severity: "warning", message: "The posting does not say where the work is done.", help: "Name the place, or say that it is remote and from where." }),
      ].filter(({ range }) => range.start >= 0),
    },
    outline: {
      path: "<text>", title: null, seniority: "lead", present: said, where: { responsibilities: [quote("What you will do")], pay: [quote("Competitive salary")] },
      sections: [], required_items: 9, pay: null,
      outcomes: [
        { text: "Own the uptime of our monitoring platform", range: quote("Own the uptime of our monitoring platform"), verdict: "measurable", level: 4, missing: ["timeframe"], kpi: "uptime", metric: "uptime", target: "99.9 %", timeframe: null },
        { text: "Improve delivery speed", range: quote("Improve delivery speed"), verdict: "vague", level: 2, missing: ["target", "unit", "timeframe", "baseline"], kpi: null, metric: null, target: null, timeframe: null },
      ].filter(({ range }) => range.start >= 0),
      items: [
        { text: "Degree and five years", range: quote("Improve delivery speed"), modality: "required" },
        { text: "Calm in a crisis", range: quote("Other duties as assigned"), modality: "preferred" },
      ].filter(({ range }) => range.start >= 0),
      requirements: [
        { text: "five years", range: quote("Improve"), modality: "required", years_min: 5, years_max: null, years_of: "operations", degree: null, equivalent_accepted: null, certifications: [] },
        { text: "Degree", range: quote("delivery"), modality: "required", years_min: null, years_max: null, years_of: null, degree: "bachelor", equivalent_accepted: true, certifications: [] },
        { text: "First aid certificate", range: quote("young, energetic"), modality: "preferred", years_min: null, years_max: null, years_of: null, degree: null, equivalent_accepted: null, certifications: ["First aid"] },
      ].filter(({ range }) => range.start >= 0),
      facts: { employer: null, locations: [], work_mode: null, employment_type: null, hours: null, posted: null, deadline: null, apply: null },
    },
  };
}

onmessage = ({ data }) => {
  if (data.kind === "start") postMessage({ kind: "ready", version: "0.0.0", choices: { jurisdictions: [], roles: [] } });
  else if (data.kind === "rules") postMessage({ kind: "rules", rules: [] });
  else postMessage({ kind: "result", id: data.id, result: lint(data.text) });
};
