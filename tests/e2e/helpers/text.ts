/** A text for use in a regular expression. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Exactly this text, whatever white space stands around its parts. */
export function parts(...texts: (string | number)[]): RegExp {
  return new RegExp(`^\\s*${texts.map((text) => escaped(String(text))).join('\\s*')}\\s*$`);
}
