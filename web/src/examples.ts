// Postings of our own to look at first. In: the files in examples/. Out: their names, and their texts when asked for.

export interface Example {
  name: string;
  hint: string;
  text(): Promise<string>;
}

export const EXAMPLES: readonly Example[] = [
  { name: "A bad one", hint: "vague, inflated, no pay", text: async () => (await import("./examples/bad.md?raw")).default },
  { name: "One in between", hint: "honest, but not complete", text: async () => (await import("./examples/between.md?raw")).default },
  { name: "A good one", hint: "says all, can be measured", text: async () => (await import("./examples/good.md?raw")).default },
];
