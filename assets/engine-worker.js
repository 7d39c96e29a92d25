// The end of an engine's script: xtask/src/bundle puts it behind what wasm-bindgen made (`wasm_bindgen`). It runs the
// engine beside the page, so that the page stays usable. Started for one run and ended by the page (`terminate`) after
// the answer: an engine that has failed once is not used again. It fetches nothing; src/platform/engine.rs hands it
// all it needs.
//
// in   { wasm: ArrayBuffer, calls: [{ name, arguments: [string | Uint8Array] }] }
// out  { answers: [string | Uint8Array | string[]] }, one for each call, or { error: string }

self.addEventListener("message", async ({ data: { wasm, calls } }) => {
  try {
    await wasm_bindgen({ module_or_path: wasm });
    const answers = calls.map(({ name, arguments: given }) => wasm_bindgen[name](...given));
    self.postMessage({ answers }, answers.filter((one) => one instanceof Uint8Array).map((one) => one.buffer));
  } catch (error) {
    self.postMessage({ error: String(error?.message ?? error) });
  }
});
