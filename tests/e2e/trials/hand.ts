// What every page of the kills needs: to say what happened before anything else does, and to wait.

/** Handed to whoever acts in the page (`typist`, `locksmith`); its text goes into the page, so it stands alone. */
export function hand() {
  const query = new URLSearchParams(location.search);
  const post = (what: string, told: Record<string, string | number> = {}) => {
    const request = new XMLHttpRequest();
    // Answered before the page goes on: what the case knows, the person has seen.
    request.open('POST', `${what}?${new URLSearchParams({ ...told, visit: query.get('visit')! } as Record<string, string>)}`, false);
    request.send();
  };
  const soon = (ms: number) => new Promise((done) => setTimeout(done, ms));
  const until = async <T>(find: () => T | null | undefined | false): Promise<T> => {
    for (;;) {
      const found = find();
      if (found) return found;
      await soon(20);
    }
  };
  return { query, post, soon, until };
}
