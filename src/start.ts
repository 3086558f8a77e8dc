import { WrongEnvironment } from './env.ts';
import { loadEnvFile } from './load-env-file.ts';
import { startServer } from './start-server.ts';

/** `npm start`: one process with everything in it, stopped cleanly by SIGTERM or Ctrl-C. */
try {
  loadEnvFile();
  const server = await startServer(process.env);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.close();
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
