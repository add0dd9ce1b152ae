// What the bundler may leave out. In: nothing. Out: which modules do nothing unless something of them is used.

/** The editor's commands import syntax trees, which the page has none of. They say of themselves that they must run. */
export const idle = { moduleSideEffects: [{ test: /@lezer\/common|@codemirror\/language/, sideEffects: false }] };
