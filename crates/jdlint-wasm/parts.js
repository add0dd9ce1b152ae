// The second part of the page's engine: functions that few postings need. In: the first part, running, and what gives the
// bytes of the second. Out: nothing; the first part asks for the second when it comes to one of those functions.
// `cargo xtask wasm` lays it beside the engine. How the parts are made: crates/xtask/src/build/parts.rs.

/** Until this is called, the engine has its first part alone. The bytes must come at once: the engine waits in the middle of its work. */
export function standBy(first, bytes) {
  let isHere = false;
  globalThis.bringSecondPart = () => {
    if (isHere) return;
    try {
      new WebAssembly.Instance(new WebAssembly.Module(bytes()), { first });
    } catch (error) {
      // What asked was cut off in the middle of its work: this instance is as unsafe as after a trap.
      throw new WebAssembly.RuntimeError(`the second part of the engine cannot be had: ${error}`);
    }
    isHere = true;
  };
}
