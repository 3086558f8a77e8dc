import fs from 'node:fs';

/** Reads `.env` of the working folder into the environment, if there is one; variables that are set already win. */
export function loadEnvFile(): void {
  if (fs.existsSync('.env')) process.loadEnvFile('.env');
}
