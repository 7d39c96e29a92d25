// Photos as a phone takes them, and what lies in the browser's table of files.
import type { Page } from '@playwright/test';

/** A JPEG drawn in the page. One that is turned says, as a phone does, that it lies on its side and where it was taken. */
export async function photo(page: Page, { width, height, turned = false }: { width: number; height: number; turned?: boolean }): Promise<Buffer> {
  const drawn = await page.evaluate(
    async ([width, height]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d')!;
      for (let at = 0; at < 40; at++) {
        context.fillStyle = `hsl(${at * 23} 50% ${30 + (at % 5) * 10}%)`;
        context.fillRect((at * 97) % width, (at * 61) % height, width / 4, height / 5);
      }
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
      return [...new Uint8Array(await blob!.arrayBuffer())];
    },
    [width, height] as const,
  );
  const jpeg = Buffer.from(drawn);
  if (!turned) return jpeg;
  // Exif with one entry, orientation 6, and a note behind it.
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 49.45N 117.70E')]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

/** Every file that the browser keeps, by its key. */
export async function filesHeld(page: Page): Promise<Record<string, Buffer>> {
  const held = await page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) => new Promise<T>((done) => (request.onsuccess = () => done(request.result)));
    const database = await settled(indexedDB.open('greenmine'));
    const table = () => database.transaction('files').objectStore('files');
    const [keys, values] = [await settled(table().getAllKeys()), await settled(table().getAll())];
    database.close();
    const bytes = async (value: Blob | Uint8Array) => [...(value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : value)];
    return Promise.all(keys.map(async (key, at) => [String(key), await bytes(values[at])] as const));
  });
  return Object.fromEntries(held.map(([key, bytes]) => [key, Buffer.from(bytes)]));
}
