// The catalogues as the program reads them: data, from catalogues/.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { canonical } from './canonical-json';
import { readJson, root } from './project';

export type Level = { key: string; points: number; label: string };
export type Deduction = { key: string; points: number; fault: string; per: 'once' | 'each' };
export type Input = {
  key: string;
  label: string;
  unit: string;
  min?: number;
  optional?: boolean;
  options?: { key: string; label: string; number?: number }[];
};
export type Metric = {
  name: string;
  unit: string;
  expression: string;
  inputs: Input[];
  ceiling?: { value: number; beyond: 'reject' | 'cap' };
};
export type Threshold = { metric: Metric; direction: 'higher' | 'lower'; bands: { bound: number; points: number }[] };
/** One member, which names the method. */
export type Method = { passFail: { pass: string; fail: string } } | { levels: Level[] } | { deduct: Deduction[] } | { threshold: Threshold };

export type Item = {
  id: string;
  title: string;
  requirement: string;
  kind: 'binding' | 'improvement';
  points: number;
  bindingMin?: number;
  smallMine?: boolean;
  notApplicableWhen?: string;
  evidence: string[];
  method: Method;
};

export type Category = { id: string; letter: string; name: string; points: number; groups: { name: string; items: Item[] }[] };

export type Field = { key: string; label: string; type: 'text' | 'date' | 'number' | 'yesNo'; fact?: string };
/** One member, which names the rule. */
export type Check = { notExpired?: { field: string; required?: boolean } };
export type Precondition = {
  id: string;
  title: string;
  fields: Field[];
  checks: Check[];
  departments: string[];
  notApplicableWhen?: string;
};

export type Catalogue = {
  id: string;
  version: string;
  supersedes?: string;
  title: string;
  notice: string;
  scoring: {
    total: number;
    passTotalPct: { value: number };
    categoryFloorPct: { value: number };
  };
  preconditions: Precondition[];
  categories: Category[];
};

export type Mine = {
  key: string;
  name: string;
  aliases: string[];
  holder: string;
  mineral: string;
  method: string;
  licence: { number: string; validFrom: string; validTo: string };
  boundary?: { printed: string };
};

/** Fields of a precondition in which a date of expiry must stand before it can be met; not those of the profile. */
export function requiredDates({ fields, checks }: Precondition): Field[] {
  const keys = checks.flatMap(({ notExpired }) => (notExpired?.required ? [notExpired.field] : []));
  return fields.filter(({ key, fact }) => keys.includes(key) && !fact);
}

/** Every edition of a catalogue that ships with the program. */
export function editions(id: string): Catalogue[] {
  const names = readdirSync(path.join(root, 'catalogues')).filter((name) => name.endsWith('.catalogue.json'));
  return names.map((name) => readJson<Catalogue>(`catalogues/${name}`)).filter((one) => one.id === id);
}

/** The edition of a catalogue that no other one of it supersedes: new assessments take this one. */
function inForce(id: string): Catalogue {
  const line = editions(id);
  const found = line.filter((one) => !line.some((other) => other.supersedes === one.version));
  if (found.length !== 1) throw new Error(`${found.length} editions of ${id} are in force`);
  return found[0];
}

export const quarry = inForce('sandstone-openpit');
export const register = readJson<{ mines: Mine[] }>('catalogues/zhalainuoer/register.json');

export function itemsOf(category: Category): Item[] {
  return category.groups.flatMap((group) => group.items);
}

export function allItems(catalogue: Catalogue): Item[] {
  return catalogue.categories.flatMap(itemsOf);
}

export function item(id: string): Item {
  const found = allItems(quarry).find((one) => one.id === id);
  if (!found) throw new Error(`no item ${id}`);
  return found;
}

export function mine(key: string): Mine {
  const found = register.mines.find((one) => one.key === key);
  if (!found) throw new Error(`no mine ${key}`);
  return found;
}

/** SHA-256 of the canonical JSON of a catalogue: how a submission names the edition it was scored with. */
export function editionDigest(catalogue: Catalogue): string {
  return createHash('sha256').update(canonical(catalogue)).digest('hex');
}
