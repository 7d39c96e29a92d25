// A zip file taken apart and put together again, for spreadsheets that a case changes: nothing but Node's own zlib.
import { crc32, inflateRawSync } from 'node:zlib';

/** Every part of a zip file, by name. */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const method = bytes.readUInt16LE(at + 10);
    const [size, , nameLength, extraLength, commentLength] = [bytes.readUInt32LE(at + 20), 0, bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + size);
    parts.set(name, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return parts;
}

/** The parts as a zip file, not packed. */
export function zip(parts: Map<string, Buffer>): Buffer {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const text = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(content.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(text.length, 22);
    written.push(Buffer.from('PK\x03\x04', 'latin1'), head, text, content);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, rest, text);
    at += 30 + text.length + content.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...written, list, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** Writes texts into cells of the first sheet, as a spreadsheet program may. */
export function withCells(xlsx: Buffer, cells: Record<string, string>): Buffer {
  const parts = unzip(xlsx);
  const sheet = 'xl/worksheets/sheet1.xml';
  let text = parts.get(sheet)!.toString('utf8');
  for (const [place, value] of Object.entries(cells)) {
    const cell = new RegExp(`<c r="${place}"([^>]*?)(/>|>.*?</c>)`);
    if (!cell.test(text)) throw new Error(`no cell ${place}`);
    text = text.replace(cell, (_, attributes: string) => `<c r="${place}"${attributes.replace(/ t="\w+"/, '')} t="inlineStr"><is><t>${value}</t></is></c>`);
  }
  parts.set(sheet, Buffer.from(text));
  return zip(parts);
}

/** The row of an id in the first column of the first sheet. */
export function rowOf(xlsx: Buffer, id: string): number {
  const parts = unzip(xlsx);
  const strings = [...parts.get('xl/sharedStrings.xml')!.toString('utf8').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) => si.replace(/<[^>]+>/g, ''));
  const sheet = parts.get('xl/worksheets/sheet1.xml')!.toString('utf8');
  for (const [, row, index] of sheet.matchAll(/<c r="A(\d+)"[^>]*t="s"[^>]*><v>(\d+)<\/v>/g)) if (strings[Number(index)] === id) return Number(row);
  throw new Error(`no row ${id}`);
}
