// Places as they stand in postings. In: words such as “Leeds, UK or Denver, CO”. Out: towns, states and countries, as far as
// the words say them.

export interface Place {
  town: string | null;
  /** A state of the United States, by its two letters. */
  region: string | null;
  /** Two letters after ISO 3166. */
  country: string | null;
}

const STATES = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY".split(" ");

/** What people write for countries beside their names. */
const ALIASES: Record<string, string> = {
  uk: "GB", "u.k.": "GB", britain: "GB", "great britain": "GB", england: "GB", scotland: "GB", wales: "GB", "northern ireland": "GB",
  us: "US", "u.s.": "US", usa: "US", "u.s.a.": "US", america: "US", "the united states": "US", "the uk": "GB", "the us": "US", "the netherlands": "NL",
  "czech republic": "CZ", turkey: "TR", "hong kong": "HK",
};

/** Codes that stand for more than one country or for none. */
const NO_COUNTRIES = ["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"];

/** How the work is done, which stands before or beside the place. */
const WORK_MODE = /^(?:(?:fully|100 ?%) )?(?:remote|remotely|hybrid|on-?site|worldwide|anywhere)\b(?: (?:in|from|within))?\s*/i;

let names: Map<string, string> | undefined;

/** English names of all countries, as the browser knows them. */
function countries(): Map<string, string> {
  if (names) return names;
  names = new Map(Object.entries(ALIASES));
  const known = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  for (const letter of letters.flatMap((first) => letters.map((second) => first + second))) {
    const code = new Intl.Locale(`und-${letter}`).region; // today's for one that is used no more, such as DD
    const name = known.of(letter)?.toLowerCase();
    if (name && code && !NO_COUNTRIES.includes(code) && !names.has(name)) names.set(name, code);
  }
  return names;
}

/** `inDollars`: two letters that are a state and a country alike, such as CA, are then the state. */
export function placesIn(words: string, inDollars: boolean): Place[] {
  return words
    .split(/\s*[;/|]\s*|\s+or\s+/)
    .map((part) => place(part, inDollars))
    .filter((found) => found !== null);
}

function place(words: string, inDollars: boolean): Place | null {
  const parts = words
    .split(/[,()]|\s[-–—]\s/)
    .map((part) => part.trim().replace(WORK_MODE, ""))
    .filter((part) => part !== "");
  const last = parts.at(-1);
  if (!last) return null;
  const country = countryOf(last, parts.length > 1, inDollars);
  if (country) parts.pop();
  const region = (country === null || country === "US") && parts.length > 0 ? stateOf(parts.at(-1) ?? "", country === "US" || inDollars) : null;
  if (region) parts.pop();
  return { town: parts.join(", ") || null, region, country: country ?? (region && "US") };
}

function countryOf(words: string, behindTown: boolean, inDollars: boolean): string | null {
  const named = countries().get(words.toLowerCase());
  if (named === "GE" && inDollars) return null; // the state that is called as the country
  if (named) return named;
  const isCode = behindTown && /^[A-Z]{2}$/.test(words) && !STATES.includes(words);
  return isCode && [...countries().values()].includes(words) ? words : null;
}

function stateOf(words: string, surely: boolean): string | null {
  const [code = ""] = words.split(/\s+(?=\d{5}\b)/);
  if (!STATES.includes(code)) return null;
  return surely || ![...countries().values()].includes(code) ? code : null;
}
