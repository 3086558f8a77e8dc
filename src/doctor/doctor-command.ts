import { loadEnvFile } from '../load-env-file.ts';
import { checkUp } from './check-up.ts';
import type { Finding } from './finding.ts';

/** `npm run doctor`: one line a finding, with the mend. Exit code 1 when something is broken. */
const MARKS: Record<Finding['state'], string> = { ok: 'ok    ', look: 'look  ', broken: 'BROKEN' };

loadEnvFile();
let broken = 0;
for await (const { what, state, says } of checkUp(process.env)) {
  process.stdout.write(`${MARKS[state]}  ${what}: ${says}\n`);
  if (state === 'broken') broken++;
}
process.stdout.write(broken > 0 ? `\n${broken} to mend.\n` : '\nNothing is broken.\n');
process.exitCode = broken > 0 ? 1 : 0;
