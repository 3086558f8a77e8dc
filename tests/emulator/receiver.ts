import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  headers: IncomingHttpHeaders;
  text: string;
  events: Record<string, unknown>[];
}

/** A place that webhooks are sent to. `answer` decides the status of each request, null never answers. */
export async function receiveWebhooks(answer: (index: number) => number | null | Promise<number> = () => 204) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const index = received.push({ headers: request.headers, text, events: JSON.parse(text) }) - 1;
    const status = await answer(index);
    if (status === null) return;
    response.statusCode = status;
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hubspot/webhooks`,
    received,
    events: () => received.flatMap((one) => one.events),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
