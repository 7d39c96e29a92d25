// Files of the project that the cases compare with.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(__dirname, '../../..');

export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export function readJson<T>(file: string): T {
  return JSON.parse(readText(file)) as T;
}

/** A draft file that the crate `draft` keeps as an example. */
export function exampleDraft(name: string): string {
  return readText(`crates/draft/tests/examples/${name}.draft-1.json`);
}
