// Answers that a case decides on beforehand, with the points each must earn by the catalogue.
import type { Deduction, Item, Threshold } from './catalogue';
import { evaluate } from './formula';

export type Answer =
  | { type: 'choice'; key: string; label: string; points: number }
  | { type: 'faults'; counts: Record<string, number>; points: number }
  | { type: 'inputs'; inputs: Record<string, string>; points: number }
  | { type: 'notApplicable'; reason: string; points: null };

/** What to answer other than the best: a level by key, faults by key, a band (0 is the best), inputs, or 不适用. */
export type Wish = {
  level?: string;
  faults?: Record<string, number>;
  band?: number;
  inputs?: Record<string, string>;
  points?: number;
  notApplicable?: string;
};

/** The answer to an item: full marks, or what is wished. */
export function answerTo(item: Item, wish: Wish = {}): Answer {
  if (wish.notApplicable) return { type: 'notApplicable', reason: wish.notApplicable, points: null };
  const { method } = item;
  if ('passFail' in method) {
    const key = wish.level ?? 'pass';
    const points = key === 'pass' ? item.points : 0;
    return { type: 'choice', key, label: key === 'pass' ? method.passFail.pass : method.passFail.fail, points };
  }
  if ('levels' in method) {
    const best = [...method.levels].sort((one, other) => other.points - one.points)[0];
    const { key, label, points } = method.levels.find((one) => one.key === wish.level) ?? best;
    return { type: 'choice', key, label, points };
  }
  if ('deduct' in method) {
    const counts = wish.faults ?? {};
    const times = ({ key, per }: Deduction) => (per === 'once' ? Math.min(counts[key] ?? 0, 1) : (counts[key] ?? 0));
    const lost = method.deduct.reduce((sum, one) => sum + one.points * times(one), 0);
    return { type: 'faults', counts, points: Math.max(0, item.points - lost) };
  }
  if (wish.inputs) return { type: 'inputs', inputs: wish.inputs, points: wish.points! };
  const band = wish.band ?? 0;
  return { type: 'inputs', inputs: inputsForBand(method.threshold, band), points: method.threshold.bands[band].points };
}

const TRIED = [100, 95, 90, 85, 80, 75, 70, 65, 60, 55, 50, 40, 30, 20, 10, 5, 2, 1, 96, 97, 98, 99, 103, 105, 110, 120];

/** Amounts that bring a threshold item into this band: the first that fit, out of a handful. */
function inputsForBand({ metric, bands, direction }: Threshold, band: number): Record<string, string> {
  const fits = (value: number) => {
    const reaches = (bound: number) => (direction === 'higher' ? value >= bound : value <= bound);
    const beyond = metric.ceiling && value > metric.ceiling.value;
    return Number.isFinite(value) && !beyond && bands.findIndex(({ bound }) => reaches(bound)) === band;
  };
  const choices = metric.inputs.map(({ options }) =>
    options ? options.flatMap(({ key, number }) => (number === undefined ? [] : [{ text: key, number }])) : TRIED.map((number) => ({ text: String(number), number })),
  );
  const search = (at: number, values: Record<string, number>, texts: Record<string, string>): Record<string, string> | null => {
    if (at === metric.inputs.length) return fits(Math.round(evaluate(metric.expression, values) * 1e6) / 1e6) ? texts : null;
    const { key } = metric.inputs[at];
    for (const { text, number } of choices[at]) {
      const found = search(at + 1, { ...values, [key]: number }, { ...texts, [key]: text });
      if (found) return found;
    }
    return null;
  };
  const found = search(0, {}, {});
  if (!found) throw new Error(`${metric.name}: no inputs reach band ${band}`);
  return found;
}

/** An answer as a draft keeps it. */
export function stored(answer: Answer): object {
  switch (answer.type) {
    case 'choice':
      return { choice: answer.key };
    case 'faults':
      return Object.keys(answer.counts).length ? { choice: 'checked', counts: answer.counts } : { choice: 'checked' };
    case 'inputs':
      return { inputs: answer.inputs };
    case 'notApplicable':
      return { notApplicable: true, reason: answer.reason };
  }
}
