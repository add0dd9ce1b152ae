// What a screen reader is told. In: the page's state, again and again. Out: a sentence, once the writer pauses and only
// when it says something new.
import { byId, say } from "./dom.ts";

/** Longer than the pause after which a text is checked: who goes on typing is told nothing. */
const PAUSE_MS = 1_500;

let pause: number | undefined;
let told = "";

/** Tells how things stand, unless it was told so last. */
export function tellState(state: string): void {
  window.clearTimeout(pause);
  if (state === told) return;
  pause = window.setTimeout(() => {
    told = state;
    say(byId("spoken"), state);
  }, PAUSE_MS);
}

/** Tells nothing of what was found so far: the writer goes on. */
export function hush(): void {
  window.clearTimeout(pause);
}

/** Tells at once what was asked for. */
export function tell(words: string): void {
  window.clearTimeout(pause);
  told = "";
  say(byId("spoken"), words);
}
