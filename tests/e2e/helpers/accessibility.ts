import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules that the page breaks (WCAG 2.2 A and AA), why, and where. */
export async function accessibilityProblems(page: Page) {
  // The page has no frames, so that the second page in which axe joins their results can be spared.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map((node) => `${node.target.join(' ')}: ${[...node.any, ...node.all].map((check) => check.message).join('; ')}`),
  }));
}
