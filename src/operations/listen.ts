import type http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens and returns the port. Throws an error that names `variable` when the port is taken. */
export async function listen(
  server: http.Server,
  { port, host, variable }: { port: number; host?: string; variable: string },
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`${variable} ${port} is in use. Stop the other program or set ${variable} to a free one.`, {
              cause: error,
            })
          : error,
      );
    };
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

/** Takes no more requests, lets those under way end for at most `graceMs`, then cuts them. */
export async function stopListening(server: http.Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}
