// Drafts built for a case whose subject is not how they were filled in.
import { type Answer, answerTo, stored, type Wish } from './answers';
import { allItems, editionDigest, mine, quarry, requiredDates } from './catalogue';

export type Draft = {
  format: string;
  id: string;
  name: string;
  created: string;
  saved: string;
  revision: number;
  assessment: {
    catalogue: { id: string; version: string; digest: string };
    registered?: string;
    profile: Record<string, { value: string; source: string }>;
    preconditions: Record<string, Record<string, unknown>>;
    items: Record<string, Record<string, unknown>>;
    measures?: Record<string, Record<string, unknown>>;
    annual?: { year?: string; entries?: Record<string, string> };
    boundary: { rows: { label: string; x: string; y: string }[]; datum?: string; zoneWidth: number; zone: string };
  };
};

/** Wishes for a score with something of everything: lower levels, faults, a lower band, rounding, one 不适用. */
export const MIXED: Record<string, Wish> = {
  'SS-A1-01': { level: 'b' },
  'SS-A2-01': { band: 1 },
  'SS-A2-03': { faults: { miss: 1, bad: 2 } },
  'SS-A4-01': { faults: { off: 1 } },
  'SS-B2-03': { level: 'b' },
  // RULES §3: rounded to two decimals before it is compared, 94.996 counts as 95.00.
  'SS-C2-01': { inputs: { reused: '94.996', produced: '100' }, points: 2.5 },
  'SS-C3-02': { notApplicable: '储量报告载明岩性单一，无共伴生矿产' },
  'SS-D2-02': { level: 'b' },
  'SS-E4-01': { level: 'c' },
};

export function answers(wishes: Record<string, Wish> = MIXED): Map<string, Answer> {
  return new Map(allItems(quarry).map((item) => [item.id, answerTo(item, wishes[item.id])]));
}

export function corners(printed: string) {
  const points = printed.split(/[;。]/).map((point) => point.trim()).filter(Boolean);
  return points.map((point) => {
    const [label, x, y] = point.split(',').map((part) => part.trim());
    return { label, x, y };
  });
}

/** A quarry on the full track with valid papers. */
export function erhao(change: { id?: string; name?: string; items?: Map<string, Answer>; met?: boolean; edit?: (draft: Draft) => void } = {}): Draft {
  const facts: Record<string, string> = {
    mineName: mine('erhao').name,
    holder: mine('erhao').holder,
    creditCode: '91150703MA0N1AB27G',
    licenceNumber: mine('erhao').licence.number,
    licenceFrom: '2025-02-15',
    licenceTo: '2028-02-15',
    mineral: mine('erhao').mineral,
    method: mine('erhao').method,
    scale: '18',
    scaleUnit: '万立方米/年',
    scaleClass: '大型',
    status: '生产',
    serviceLife: '6.4',
    listed: '未列入',
    area: '0.1542',
    referenceDate: '2026-06-30',
    contact: '王磊',
  };
  const profile = Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, { value, source: 'typed' }]));
  const preconditions = quarry.preconditions.map((one) => {
    const fields = Object.fromEntries(requiredDates(one).map(({ key }) => [key, '2028-12-31']));
    // Written as the program writes it: what is empty is left out.
    return [one.id, Object.keys(fields).length ? { verdict: 'met', fields } : { verdict: 'met' }];
  });
  const draft: Draft = {
    format: 'greenmine-draft/1',
    id: change.id ?? 'erhao-1',
    name: change.name ?? '二号建筑石料矿 2026',
    created: '2026-07-01T01:00:00.000Z',
    saved: '2026-07-01T02:00:00.000Z',
    revision: 3,
    assessment: {
      catalogue: { id: quarry.id, version: quarry.version, digest: editionDigest(quarry) },
      registered: 'erhao',
      profile,
      preconditions: change.met === false ? {} : Object.fromEntries(preconditions),
      items: Object.fromEntries([...(change.items ?? new Map<string, Answer>())].map(([id, answer]) => [id, { ...stored(answer) }])),
      boundary: { rows: corners(mine('erhao').boundary!.printed), datum: 'xian1980', zoneWidth: 3, zone: '39' },
    },
  };
  change.edit?.(draft);
  return draft;
}

export const text = (draft: Draft) => JSON.stringify(draft);
