// The draft, kept in this browser until it is cleared. In: what is being written. Out: the same after a reload.

const KEY = "jdlint.draft";
const PAUSE_MS = 300;

export interface Draft {
  text: string;
  fileName: string | null;
  /** The text as it was pasted, opened or begun with, to compare with. */
  before: string;
  /** Fingerprints of findings that the writer does not want to see again in this draft. */
  ignored: string[];
}

/** A draft of which nothing is there yet: a new one each time, for its list is written to. */
export const empty = (): Draft => ({ text: "", fileName: null, before: "", ignored: [] });

/** What was kept, or an empty draft. A browser that keeps nothing is no fault. */
export function kept(): Draft {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Draft>;
    const words = (value: unknown): string => (typeof value === "string" ? value : "");
    return {
      text: words(found.text),
      fileName: words(found.fileName) || null,
      before: words(found.before),
      ignored: Array.isArray(found.ignored) ? found.ignored.filter((one) => typeof one === "string") : [],
    };
  } catch {
    return empty();
  }
}

let pause: number | undefined;
let waiting: (() => Draft) | null = null;

/** Keeps the draft once the writer pauses, and at the latest when the page is left. */
export function keep(draft: () => Draft): void {
  window.clearTimeout(pause);
  waiting = draft;
  pause = window.setTimeout(keepNow, PAUSE_MS);
}

function keepNow(): void {
  const draft = waiting?.();
  waiting = null;
  if (!draft) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
  } catch {}
}

/** Forgets the draft and all that was kept with it. */
export function forget(): void {
  window.clearTimeout(pause);
  waiting = null;
  try {
    localStorage.removeItem(KEY);
  } catch {}
}

window.addEventListener("pagehide", keepNow);
