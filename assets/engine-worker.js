// Runs an engine (a wasm of its own) beside the page, so that the page stays usable. A module worker, started for one
// run and ended by the page (`terminate`) after the answer: an engine that has failed once is not used again.
//
// in   { engine: address of its script, calls: [{ name, arguments }] }
//      an argument is a string, a Uint8Array, or { font: address }, which is fetched here
// out  { stage: "engine" | "font" | "working" }   then either
//      { answers: [string | Uint8Array | string[]] }, one for each call, or { error: string }

self.addEventListener("message", async ({ data: { engine, calls } }) => {
  try {
    self.postMessage({ stage: "engine" });
    const program = await import(ours(engine).href);
    await program.default();
    const fonts = new Map();
    const answers = [];
    for (const { name, arguments: given } of calls) {
      const taken = [];
      for (const one of given) taken.push(one.font ? await font(one.font, fonts) : one);
      self.postMessage({ stage: "working" });
      answers.push(program[name](...taken));
    }
    self.postMessage({ answers }, answers.filter((one) => one instanceof Uint8Array).map((one) => one.buffer));
  } catch (error) {
    self.postMessage({ error: String(error?.message ?? error) });
  }
});

/** A font as bytes, fetched once a run. */
async function font(address, fetched) {
  if (!fetched.has(address)) {
    self.postMessage({ stage: "font" });
    const response = await fetch(ours(address));
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    fetched.set(address, new Uint8Array(await response.arrayBuffer()));
  }
  return fetched.get(address);
}

/** The address of a file of our own origin. */
function ours(address) {
  const url = new URL(address, self.location.href);
  if (url.origin !== self.location.origin) throw new Error(`not of this site: ${url.origin}`);
  return url;
}
