// The same crates, compiled for this machine.
import { spawnSync } from 'node:child_process';
import { root } from './project';

/** What `cargo run -q -p cli -- verify` prints about a data file; it fails when the file is not true. */
export function recompute(file: string): { result: unknown; boundary: unknown } {
  const run = spawnSync('cargo', ['run', '-q', '-p', 'cli', '--', 'verify', file], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(`verify: ${run.stderr || run.error}`);
  return JSON.parse(run.stdout);
}
