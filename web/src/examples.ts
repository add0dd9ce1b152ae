// Postings of our own to look at first. In: the files in examples/. Out: their names, and their texts when asked for.

export const EXAMPLES: readonly { name: string; text: () => Promise<string> }[] = [
  { name: "A bad one", text: async () => (await import("./examples/bad.md?raw")).default },
  { name: "One in between", text: async () => (await import("./examples/between.md?raw")).default },
  { name: "A good one", text: async () => (await import("./examples/good.md?raw")).default },
];
