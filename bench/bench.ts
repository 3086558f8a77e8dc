/** `npm run bench -- <name>`: runs one benchmark; its last line sums up its ratios. */
const BENCHMARKS: Record<string, () => Promise<void>> = {
  scoring: async () => (await import('./scoring.ts')).benchScoring(),
  team: async () => (await import('./team.ts')).benchTeam(),
  backfill: async () => (await import('./backfill.ts')).benchBackfill(),
};

const [name = ''] = process.argv.slice(2);
const run = BENCHMARKS[name];
if (run) {
  await run();
} else {
  process.stderr.write(`npm run bench -- ${Object.keys(BENCHMARKS).join('|')}\n`);
  process.exitCode = 1;
}
