// Postings of our own to look at first. In: the files in examples/. Out: their names and texts.
import bad from "./examples/bad.md?raw";
import between from "./examples/between.md?raw";
import good from "./examples/good.md?raw";

export const EXAMPLES: readonly { name: string; text: string }[] = [
  { name: "A bad one", text: bad },
  { name: "One in between", text: between },
  { name: "A good one", text: good },
];
