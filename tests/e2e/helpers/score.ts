// The score by RULES §4 and §5, computed a second time and exactly, to compare with the program's.
import type { Answer } from './answers';
import { type Catalogue, itemsOf } from './catalogue';

type Ratio = [numerator: bigint, denominator: bigint];

export type Expected = {
  /** Two decimals always: `87.25`. */
  total: string;
  categories: { letter: string; score: string; floor: string; reached: boolean }[];
  reached: boolean;
};

const hundredths = (points: number) => BigInt(Math.round(points * 100));
const plus = ([a, b]: Ratio, [c, d]: Ratio): Ratio => [a * d + c * b, b * d];
const atLeast = ([a, b]: Ratio, [c, d]: Ratio) => a * d >= c * b;

/** Two decimals, half up. */
function shown([numerator, denominator]: Ratio): string {
  const rounded = (numerator * 200n + denominator) / (denominator * 2n);
  return `${rounded / 100n}.${String(rounded % 100n).padStart(2, '0')}`;
}

/** `answers` has an answer to every item of the catalogue. */
export function expectedScore(catalogue: Catalogue, answers: Map<string, Answer>): Expected {
  const applicable = (category: (typeof catalogue.categories)[number]) => itemsOf(category).filter((item) => answers.get(item.id)!.points !== null);
  const remaining = catalogue.categories.filter((category) => applicable(category).length > 0);
  const pool = remaining.reduce((sum, category) => sum + hundredths(category.points), 0n);
  const whole = BigInt(catalogue.scoring.total);

  let total: Ratio = [0n, 1n];
  const categories = remaining.map((category) => {
    const full = applicable(category).reduce((sum, item) => sum + hundredths(item.points), 0n);
    const earned = applicable(category).reduce((sum, item) => sum + hundredths(answers.get(item.id)!.points!), 0n);
    const weight: Ratio = [hundredths(category.points) * whole, pool];
    const score: Ratio = [earned * weight[0], full * weight[1]];
    const floor: Ratio = [weight[0] * BigInt(catalogue.scoring.categoryFloorPct.value), weight[1] * 100n];
    total = plus(total, score);
    return { letter: category.letter, score: shown(score), floor: shown(floor), reached: atLeast(score, floor) };
  });
  const pass: Ratio = [whole * BigInt(catalogue.scoring.passTotalPct.value), 100n];
  return { total: shown(total), categories, reached: atLeast(total, pass) && categories.every((one) => one.reached) };
}
