// Canonical JSON (RFC 8785), written from the standard and not from the program under test.

/** JavaScript prints strings and numbers as the RFC asks; its comparison of strings is by UTF-16 unit, as the RFC's. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
