// The end of an engine's script: xtask/src/bundle puts it behind what wasm-bindgen made (`wasm_bindgen`). It runs the
// engine beside the page, so that the page stays usable. Started for one run and ended by the page (`terminate`) after
// the answer: an engine that has failed once is not used again. It fetches nothing; crates/ui/src/platform/engine.rs
// hands it all it needs.
//
// in   { wasm: ArrayBuffer, calls: [{ name, arguments: [string | Uint8Array | Blob] }] }
// out  { answers: [string | Uint8Array | Blob | string[]] }, one for each call, or { error: string }
//
// A Blob is taken as its bytes, and bytes made of one go back as a Blob: the page never holds them.

self.addEventListener("message", async ({ data: { wasm, calls } }) => {
  try {
    await wasm_bindgen({ module_or_path: wasm });
    const answers = [];
    for (const { name, arguments: given } of calls) {
      const isBulk = given.some((one) => one instanceof Blob);
      const bytes = async (one) => (one instanceof Blob ? new Uint8Array(await one.arrayBuffer()) : one);
      const answer = wasm_bindgen[name](...(await Promise.all(given.map(bytes))));
      answers.push(isBulk && answer instanceof Uint8Array ? new Blob([answer]) : answer);
    }
    self.postMessage({ answers }, answers.filter((one) => one instanceof Uint8Array).map((one) => one.buffer));
  } catch (error) {
    self.postMessage({ error: String(error?.message ?? error) });
  }
});
