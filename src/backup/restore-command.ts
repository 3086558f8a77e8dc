import { readDataEnv } from '../env.ts';
import { loadEnvFile } from '../load-env-file.ts';
import { restoreBackup } from './restore-backup.ts';

/** `npm run restore -- FILE` makes the embedded database of a backup, where there is none yet. Exit code 1 when it does not. */
try {
  loadEnvFile();
  const env = readDataEnv(process.env);
  const [file] = process.argv.slice(2);
  if (!file) throw new Error('Say which backup: npm run restore -- backups/onus.tar.gz');
  if (env.DATABASE_URL)
    throw new Error(
      'DATABASE_URL is set, so the data lies in PostgreSQL: use pg_restore, as docs/backup.md says. To restore the embedded database, leave DATABASE_URL out.',
    );
  const { verdicts, waiting } = await restoreBackup(file, env.ONUS_DATA_DIR);
  console.log(
    `${env.ONUS_DATA_DIR} is restored: ${verdicts} verdict(s) stand, ${waiting} deal(s) wait for their look. npm start goes on from there.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
