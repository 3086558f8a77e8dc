import { WrongEnvironment } from './env.ts';
import { loadEnvFile } from './load-env-file.ts';
import { startTracing } from './operations/tracing.ts';
import { LONGEST_STOP_MS, type Part, startServer } from './start-server.ts';

/**
 * `npm start`: one process with everything in it; `npm run web` and `npm run worker`: its two halves, on PostgreSQL. Stopped cleanly
 * by SIGTERM or Ctrl-C, with exit code 0.
 */
try {
  loadEnvFile();
  const part = partOf(process.argv[2]);
  const stopTracing = await startTracing({
    endpoint: process.env.OTEL_EXPORTER_OTLP_ENDPOINT,
    serviceName: process.env.OTEL_SERVICE_NAME,
  });
  const server = await startServer(process.env, { part });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      console.error('Onus could not stop in time. Nothing is lost: its jobs are taken up again.');
      process.exit(1);
    }, LONGEST_STOP_MS).unref();
    await server.close();
    await stopTracing();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(
    error instanceof WrongEnvironment
      ? `Onus cannot start. .env.example explains every variable.\n${message}`
      : `Onus cannot start. ${message}`,
  );
  process.exit(1);
}

function partOf(given: string | undefined): Part {
  if (given === undefined) return 'all';
  if (given === 'web' || given === 'worker') return given;
  throw new Error(`“${given}” is no part of it: give web, worker, or nothing for both.`);
}
