// Draws a photo smaller and packs it again, beside the page (crates/ui/src/platform/images.rs): on an old computer it
// takes seconds.
//
// in   { picture: ImageBitmap, width, height, media, quality }
// out  Blob, or null

self.addEventListener("message", async ({ data: { picture, width, height, media, quality } }) => {
  try {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    // Where the picture lets the ground through, paper is white.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, width, height);
    picture.close();
    self.postMessage(await canvas.convertToBlob({ type: media, quality }));
  } catch {
    self.postMessage(null);
  }
});
