// The posting as JobPosting data for search engines. In: its outline and its HTML. Out: JSON-LD, and what Google asks for
// that the posting does not say, after its documentation of JobPosting as secondary sources of 2026-11 give it.
import type { FileOutline } from "../engine/jdlint_wasm.js";

export interface Property {
  name: string;
  /** `required` by Google, or `recommended`. */
  need: "required" | "recommended";
  value: unknown;
}

const EMPLOYMENT: Record<string, string> = {
  full_time: "FULL_TIME",
  part_time: "PART_TIME",
  temporary: "TEMPORARY",
  contract: "CONTRACTOR",
  internship: "INTERN",
  volunteer: "VOLUNTEER",
  casual: "PER_DIEM",
};

/** Every property that Google names, with its value or null. */
export function properties(outline: FileOutline<number>, html: string): Property[] {
  const { facts, pay, title } = outline;
  const remote = facts.work_mode === "remote";
  const place = facts.locations[0];
  const all: [string, Property["need"], unknown][] = [
    ["title", "required", title?.text ?? null],
    ["description", "required", html || null],
    ["datePosted", "required", facts.posted],
    ["hiringOrganization", "required", facts.employer && { "@type": "Organization", name: facts.employer }],
    ["jobLocation", "required", place && !remote ? { "@type": "Place", address: { "@type": "PostalAddress", addressLocality: place } } : null],
    ["jobLocationType", "recommended", remote ? "TELECOMMUTE" : null],
    ["baseSalary", "recommended", salary(pay)],
    ["employmentType", "recommended", EMPLOYMENT[facts.employment_type ?? ""] ?? null],
    ["validThrough", "recommended", facts.deadline],
  ];
  const asked = all.filter(([name]) => (remote ? name !== "jobLocation" : name !== "jobLocationType"));
  return asked.map(([name, need, value]) => ({ name, need, value: value || null }));
}

function salary(pay: FileOutline<number>["pay"]): unknown {
  if (!pay || (pay.min === null && pay.max === null) || !pay.currency || !pay.period) return null;
  const range = pay.min === pay.max ? { value: pay.min } : { minValue: pay.min ?? undefined, maxValue: pay.max ?? undefined };
  return {
    "@type": "MonetaryAmount",
    currency: pay.currency,
    value: { "@type": "QuantitativeValue", ...range, unitText: pay.period.toUpperCase() },
  };
}

/** The data to put into a page, without what the posting does not say. */
export function jsonLd(found: readonly Property[]): string {
  const said = Object.fromEntries(found.filter(({ value }) => value !== null).map(({ name, value }) => [name, value]));
  return JSON.stringify({ "@context": "https://schema.org/", "@type": "JobPosting", ...said }, null, 2);
}
