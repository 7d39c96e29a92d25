// The value of a catalogue's formula: + − × ÷, brackets, max and min. Our own reading of it, to check the program's.

export function evaluate(expression: string, inputs: Record<string, number>): number {
  const tokens = expression.match(/[A-Za-z_]\w*|\d+(?:\.\d+)?|[-+*/(),]/g) ?? [];
  let at = 0;
  const next = () => tokens[at];
  const take = (wanted?: string) => {
    const token = tokens[at++];
    if (wanted !== undefined && token !== wanted) throw new Error(`${expression}: ${wanted} expected, ${token} found`);
    return token;
  };
  const sum = (): number => {
    let value = product();
    while (next() === '+' || next() === '-') value = take() === '+' ? value + product() : value - product();
    return value;
  };
  const product = (): number => {
    let value = factor();
    while (next() === '*' || next() === '/') value = take() === '*' ? value * factor() : value / factor();
    return value;
  };
  const factor = (): number => {
    const token = take();
    if (token === '-') return -factor();
    if (token === '(') {
      const value = sum();
      take(')');
      return value;
    }
    if (token === 'max' || token === 'min') {
      take('(');
      const values = [sum()];
      while (next() === ',') {
        take(',');
        values.push(sum());
      }
      take(')');
      return Math[token](...values);
    }
    if (/^\d/.test(token)) return Number(token);
    if (!(token in inputs)) throw new Error(`${expression}: no input ${token}`);
    return inputs[token];
  };
  const value = sum();
  if (at !== tokens.length) throw new Error(`${expression}: ${next()} is left over`);
  return value;
}
