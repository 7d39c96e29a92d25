// The data files and the frozen examples fit their published schemas, by a validator that is not ours.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { expect, test } from '@playwright/test';
import { readJson, root } from '../helpers/project';

const catalogues = readdirSync(path.join(root, 'catalogues'));
const examples = readdirSync(path.join(root, 'crates/draft/tests/examples'));

const files: [string, string][] = [
  ...catalogues.filter((name) => name.endsWith('.catalogue.json')).map((name): [string, string] => [`catalogues/${name}`, 'catalogues/catalogue.schema.json']),
  ...['district', 'editions', 'register', 'scale-classes', 'rectification', 'annual-report'].map((name): [string, string] => [
    `catalogues/zhalainuoer/${name}.json`,
    `catalogues/${name}.schema.json`,
  ]),
  ...examples.map((name): [string, string] => [
    `crates/draft/tests/examples/${name}`,
    `crates/draft/schema/${name.includes('.draft-1.') ? 'draft-1' : 'submission-1'}.schema.json`,
  ]),
];

for (const [file, schema] of files) {
  test(`${file} fits its schema, and one member too many does not`, () => {
    const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
    const fits = ajv.compile(readJson(schema));
    const data = readJson<Record<string, unknown>>(file);
    expect(fits(data) ? [] : fits.errors).toEqual([]);
    expect(fits({ ...data, unheardOf: 1 })).toBe(false);
  });
}
