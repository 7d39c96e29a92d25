// What an exported data file must be, checked without the program that wrote it.
import { createHash } from 'node:crypto';
import Ajv2020 from 'ajv/dist/2020';
import { expect } from '@playwright/test';
import { canonical } from './canonical-json';
import { readJson } from './project';

export type Submission = {
  format: string;
  notice: string;
  exportedOn: string;
  catalogue: { id: string; version: string; digest: string; title: string };
  assessment: Record<string, any>;
  result: {
    track: string;
    conclusion: string;
    practice: boolean;
    total: { low: number; high: number } | null;
    pass: number | null;
    categories: { id: string; low: number; high: number; floor: number; state: string }[];
    items: { id: string; max: number; state: string; points?: number; binding?: string }[];
    preconditions: { id: string; verdict: string | null }[];
    binding: { met: number; notMet: number; notApplicable: number; open: number };
  };
  boundary: Record<string, any>;
  digest: { algorithm: string; canonicalization: string; value: string };
};

/** Reads a data file: valid by its schema, canonical, and with the digest of its own content. */
export function readSubmission(text: string): Submission {
  const submission = JSON.parse(text) as Submission;
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  const valid = ajv.validate(readJson('crates/draft/schema/submission-1.schema.json'), submission);
  expect(valid ? [] : ajv.errors, 'the data file should fit its schema').toEqual([]);

  const { digest, ...content } = submission;
  expect(digest).toMatchObject({ algorithm: 'SHA-256', canonicalization: 'RFC 8785' });
  expect(createHash('sha256').update(canonical(content)).digest('hex'), 'the digest should be that of the content').toBe(digest.value);
  expect(text, 'the file itself should be canonical').toBe(canonical(submission));
  return submission;
}

/** A data file with this content and the digest that belongs to it, whoever made the content up. */
export function sealed({ digest: _, ...content }: Submission): string {
  const value = createHash('sha256').update(canonical(content)).digest('hex');
  return canonical({ ...content, digest: { algorithm: 'SHA-256', canonicalization: 'RFC 8785', value } });
}

/** A digest as a person compares it: 16 groups of 4. */
export function digestGroups(digest: string): string {
  return digest.match(/.{4}/g)!.join(' ');
}
