// Before and after. In: two texts. Out: the newer, with what was put in and what was taken out marked, and what stayed the
// same folded. Loaded with the first use.
import { presentableDiff } from "@codemirror/merge";
import { element } from "./dom.ts";

/** Lines left in view around a change. */
const MARGIN = 2;

type Piece = { kind: "same" | "in" | "out"; text: string };

/** Shows the comparison in that element. */
export function compare(target: HTMLElement, before: string, after: string): void {
  const found = pieces(before, after);
  target.replaceChildren(...found.flatMap((piece, at) => draw(piece, at === 0, at === found.length - 1)));
}

function pieces(before: string, after: string): Piece[] {
  const found: Piece[] = [];
  const add = (kind: Piece["kind"], text: string): void => void (text !== "" && found.push({ kind, text }));
  let at = 0;
  for (const { fromA, toA, fromB, toB } of presentableDiff(before, after)) {
    add("same", after.slice(at, fromB));
    add("out", before.slice(fromA, toA));
    add("in", after.slice(fromB, toB));
    at = toB;
  }
  add("same", after.slice(at));
  return found;
}

function draw({ kind, text }: Piece, first: boolean, last: boolean): (Node | string)[] {
  if (kind === "in") return [element("ins", {}, shown(text))];
  if (kind === "out") return [element("del", {}, shown(text))];
  const lines = text.split("\n");
  const head = first ? 0 : MARGIN;
  const tail = last ? 0 : MARGIN;
  const folded = lines.length - head - tail - 1;
  if (folded < 3) return [text];
  const start = lines.slice(0, head + (first ? 0 : 1));
  const end = last ? [] : lines.slice(-tail - 1);
  const hidden = lines.slice(start.length, lines.length - end.length);
  return [
    ...(start.length > 0 ? [`${start.join("\n")}\n`] : []),
    element("details", { class: "same" }, element("summary", {}, `${hidden.length} lines without a change`), hidden.join("\n")),
    ...(end.length > 0 ? [end.join("\n")] : []),
  ];
}

/** A change of line ends alone is to be seen too. */
function shown(text: string): string {
  return text.replaceAll("\n", "¶\n");
}
