/** An answer of the emulator, its body as parsed JSON (`any`: tests look at what they expect). */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the fields it is about
  body: any;
  headers: Headers;
}

/** Makes calls to an API with a bearer token. */
export function askOf(url: string, token = 'full') {
  return async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  };
}
