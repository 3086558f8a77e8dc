import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that the server got, whichever protocol it came by. */
export interface ModelRequest {
  protocol: 'openai' | 'anthropic';
  path: string;
  headers: http.IncomingHttpHeaders;
  body: Record<string, unknown>;
  /** All that was sent as text: system and user parts. */
  system: string;
  /** The first user message: the account. */
  account: string;
  /** How often an answer of this conversation was rejected. */
  turn: number;
  at: number;
}

/** What the server does with one request. */
export type Behaviour =
  | {
      answer: unknown;
      tokens?: [input: number, output: number];
      cached?: { written: number; read: number };
      delayMs?: number;
      /** What stands around the answer, as servers in the house have it, and how they end it. */
      wrap?: (json: string) => string;
      finish?: string | null;
    }
  | { fault: 'malformed' | 'truncated' | 'refusal' | 'prose' | 'no json' | 'hang up'; delayMs?: number }
  | { status: number; delayMs?: number; body?: unknown; retryAfter?: string; retryAfterMs?: string };

export interface ModelServer {
  /** Base address for the settings, of either protocol. */
  url: string;
  requests: ModelRequest[];
  /** Requests under way at once, at most, so far. */
  mostAtOnce: number;
  /** Requests whose client went away before the answer. */
  abandoned: number;
  close(): Promise<void>;
}

/**
 * A real HTTP server that speaks OpenAI's chat completions and Anthropic's messages. `behave` decides what comes back:
 * an answer, a fault in the answer, or an error status.
 */
export async function runModelServer(behave: (request: ModelRequest) => Behaviour): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  let open = 0;
  const running: ModelServer = { url: '', requests, mostAtOnce: 0, abandoned: 0, close: async () => {} };
  const server = http.createServer(async (incoming, outgoing) => {
    open++;
    running.mostAtOnce = Math.max(running.mostAtOnce, open);
    outgoing.once('close', () => {
      open--;
      if (!outgoing.writableFinished) running.abandoned++;
    });
    const request = requestOf(incoming, await bodyOf(incoming));
    requests.push(request);
    const behaviour = behave(request);
    if ('delayMs' in behaviour && behaviour.delayMs)
      await new Promise((resolve) => setTimeout(resolve, behaviour.delayMs).unref());
    if ('fault' in behaviour && behaviour.fault === 'hang up') return incoming.socket.destroy();
    if ('fault' in behaviour && behaviour.fault === 'no json') {
      outgoing.writeHead(200, { 'Content-Type': 'application/json' });
      return outgoing.end('{"choices":[{"mess');
    }
    if ('status' in behaviour) {
      outgoing.writeHead(behaviour.status, {
        'Content-Type': 'application/json',
        ...(behaviour.retryAfter ? { 'Retry-After': behaviour.retryAfter } : {}),
        ...(behaviour.retryAfterMs ? { 'retry-after-ms': behaviour.retryAfterMs } : {}),
      });
      const error = { type: 'error', error: { type: 'api_error', message: `status ${behaviour.status}` } };
      return outgoing.end(JSON.stringify(behaviour.body ?? error));
    }
    outgoing.writeHead(200, { 'Content-Type': 'application/json' });
    outgoing.end(JSON.stringify(request.protocol === 'openai' ? chatCompletion(behaviour) : message(behaviour)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  running.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return running;
}

async function bodyOf(incoming: http.IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function requestOf(incoming: http.IncomingMessage, body: Record<string, unknown>): ModelRequest {
  const messages = body.messages as { role: string; content: unknown }[];
  const protocol = incoming.url?.endsWith('/messages') ? 'anthropic' : 'openai';
  const system =
    protocol === 'anthropic' ? textOf(body.system) : textOf(messages.find(({ role }) => role === 'system')?.content);
  const users = messages.filter(({ role }) => role === 'user').map(({ content }) => textOf(content));
  return {
    protocol,
    path: incoming.url ?? '',
    headers: incoming.headers,
    body,
    system,
    account: users[0] ?? '',
    turn: users.length - 1,
    at: Date.now(),
  };
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return (content as { text?: string }[] | undefined)?.map((part) => part.text ?? '').join('\n') ?? '';
}

type Said = Exclude<Behaviour, { status: number }>;

function saidText(said: Said): string {
  if ('answer' in said) return (said.wrap ?? ((json) => json))(JSON.stringify(said.answer));
  if (said.fault === 'truncated') return '{"basis":"account","locus":"prosp';
  if (said.fault === 'refusal') return 'I cannot help with that.';
  if (said.fault === 'prose') return 'Sure! I would say that this account blames the prospect.';
  return '{"basis":"maybe","locus":7}';
}

function tokensOf(said: Said): [number, number] {
  return 'answer' in said ? (said.tokens ?? [1_000, 200]) : [1_000, 50];
}

function finishOf(said: Said): string | null {
  if ('answer' in said) return said.finish === undefined ? 'stop' : said.finish;
  return said.fault === 'truncated' ? 'length' : 'stop';
}

function chatCompletion(said: Said) {
  const refusal = 'fault' in said && said.fault === 'refusal';
  const [prompt_tokens, completion_tokens] = tokensOf(said);
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'test-model',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: refusal ? null : saidText(said),
          refusal: refusal ? saidText(said) : null,
        },
        finish_reason: finishOf(said),
      },
    ],
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  };
}

function message(said: Said) {
  const [input_tokens, output_tokens] = tokensOf(said);
  const fault = 'fault' in said ? said.fault : null;
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'test-model',
    content: [{ type: 'text', text: saidText(said) }],
    stop_reason: fault === 'truncated' ? 'max_tokens' : fault === 'refusal' ? 'refusal' : 'end_turn',
    stop_sequence: null,
    usage: {
      input_tokens,
      output_tokens,
      ...('answer' in said && said.cached
        ? { cache_creation_input_tokens: said.cached.written, cache_read_input_tokens: said.cached.read }
        : {}),
    },
  };
}
