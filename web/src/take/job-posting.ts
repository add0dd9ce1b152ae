// The posting as JobPosting data for search engines. In: its outline, its HTML and its text. Out: JSON-LD, and what Google
// asks for that the posting does not say, after its documentation of JobPosting as secondary sources of 2026-11 give it.
import type { FileOutline } from "../engine/jdlint_wasm.js";
import { type Place, placesIn } from "./places.ts";

type Need = "required" | "recommended";

export interface Property {
  /** As Google names it; with points where it lies within another. */
  name: string;
  need: Need;
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

/** Every property that Google names for a job of that kind, with its value or null. */
export function properties(outline: FileOutline<number>, html: string, text: string): Property[] {
  const { facts, pay, title } = outline;
  const places = facts.locations.flatMap((words) => placesIn(words, pay?.currency === "USD"));
  const all: [string, Need, unknown][] = [
    ["title", "required", title?.text],
    ["description", "required", html],
    ["datePosted", "required", day(facts.posted)],
    ["hiringOrganization", "required", facts.employer && { "@type": "Organization", name: facts.employer }],
    ...(facts.work_mode === "remote" ? remoteFrom(places) : workedAt(places)),
    ["baseSalary", "recommended", salary(pay)],
    ["employmentType", "recommended", EMPLOYMENT[facts.employment_type ?? ""]],
    ["validThrough", "recommended", day(facts.deadline)],
    ["identifier", "recommended", identifier(text, facts.employer)],
    ["directApply", "recommended", directApply(facts.apply)],
  ];
  return all.map(([name, need, value]) => ({ name, need, value: value === undefined || value === "" ? null : value }));
}

/** Where a remote job may be done from: Google then wants a country or a state, and no place of work. */
function remoteFrom(places: readonly Place[]): [string, Need, unknown][] {
  const areas = places.filter(({ country }) => country !== null).map(({ country, region }) =>
    region ? { "@type": "State", name: `${region}, ${country}` } : { "@type": "Country", name: country },
  );
  return [
    ["jobLocationType", "required", "TELECOMMUTE"],
    ["applicantLocationRequirements", "required", list(areas)],
  ];
}

function workedAt(places: readonly Place[]): [string, Need, unknown][] {
  const made = places.map(({ town, region, country }) => ({
    "@type": "Place",
    address: { "@type": "PostalAddress", addressLocality: town ?? undefined, addressRegion: region ?? undefined, addressCountry: country ?? undefined },
  }));
  const countries = places.map(({ country }) => country);
  return [
    ["jobLocation", "required", list(made)],
    ["jobLocation.address.addressCountry", "required", countries.includes(null) ? null : list(countries)],
  ];
}

/** Each once: one as it is, several as a list, none as null. */
function list(all: readonly unknown[]): unknown {
  const once = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  return once.length > 1 ? once : (once[0] ?? null);
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

/** A day as ISO 8601; null for words that no calendar reads in one way, such as 1/2/2027. */
function day(words: string | null): string | null {
  const iso = /\d{4}-\d{2}-\d{2}/.exec(words ?? "")?.[0];
  if (iso) return iso;
  const named = /\d{1,2}(?:st|nd|rd|th)? +[a-z]{3,9}\.?,? +\d{4}|[a-z]{3,9}\.? +\d{1,2}(?:st|nd|rd|th)?,? +\d{4}/i.exec(words ?? "")?.[0];
  const time = Date.parse(`${named?.replace(/(\d)(?:st|nd|rd|th)/i, "$1")} UTC`);
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}

const IDENTIFIER = /^[\s>*_-]*(?:(?:job|requisition|req|vacancy|posting|position|reference) ?(?:id|number|no\.?|code|reference)|reference|requisition|ref\.?)[*_]*:[\s*_]*([a-z0-9][\w./-]*)/im;

/** The employer's own number of the job, from a line that names it so. */
function identifier(text: string, employer: string | null): unknown {
  const value = IDENTIFIER.exec(text)?.[1];
  return value && { "@type": "PropertyValue", name: employer ?? undefined, value };
}

/** Can one apply online at once? With a link yes, by mail alone no; else the posting does not say. */
function directApply(apply: string | null): boolean | null {
  if (!apply) return null;
  if (/https?:\/\/|www\./i.test(apply)) return true;
  return apply.includes("@") ? false : null;
}

/** The data to put into a page, without what the posting does not say. */
// A page holds it in an element `script`, which nothing in it may close.
export function jsonLd(found: readonly Property[]): string {
  const whole = found.filter(({ name, value }) => value !== null && !name.includes("."));
  const said = Object.fromEntries(whole.map(({ name, value }) => [name, value]));
  return JSON.stringify({ "@context": "https://schema.org/", "@type": "JobPosting", ...said }, null, 2).replaceAll("<", "\\u003c");
}
