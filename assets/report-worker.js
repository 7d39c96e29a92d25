// Draws the PDF beside the page, so that the page stays usable. A module worker, started for one report and ended by
// the page (`terminate`) after the answer: an engine that has failed once is not used again.
//
// in   { id, submission: string, font: string (address) | ArrayBuffer }
// out  { id, stage: "engine" | "font" | "drawing" }   then either
//      { id, pdf: Uint8Array (transferred), missing: string[] } (characters that the font lacks, with their places) or
//      { id, error: string }

self.addEventListener("message", async ({ data: { id, submission, font } }) => {
  try {
    self.postMessage({ id, stage: "engine" });
    const engine = await import("./{{report.js}}");
    await engine.default();

    self.postMessage({ id, stage: "font" });
    const bytes = new Uint8Array(typeof font === "string" ? await fetched(font) : font);

    self.postMessage({ id, stage: "drawing" });
    const missing = engine.missing_glyphs(submission, bytes);
    const pdf = engine.render(submission, bytes);
    self.postMessage({ id, pdf, missing }, [pdf.buffer]);
  } catch (error) {
    self.postMessage({ id, error: String(error?.message ?? error) });
  }
});

/** A file of our own origin, as bytes. */
async function fetched(address) {
  const url = new URL(address, self.location.href);
  if (url.origin !== self.location.origin) throw new Error(`not of this site: ${url.origin}`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return response.arrayBuffer();
}
