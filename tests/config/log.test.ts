import { createLog } from '../../src/log.ts';

test('credentials and what people wrote never reach the log', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => lines.push(line) });
  const hidden = 'do-not-log-me';
  log.info(
    {
      accessToken: hidden,
      headers: { authorization: hidden },
      note: { body: hidden },
      properties: { closed_lost_reason: hidden },
      evidence: [hidden],
      text: hidden,
    },
    'a line',
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain(hidden);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 30, msg: 'a line', accessToken: '[hidden]' });
});

test('an error of the database driver does not bring the query and its values along', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => lines.push(line) });
  const error = Object.assign(new Error('invalid byte sequence'), {
    code: '22021',
    query: 'insert …',
    params: ['my private words'],
    detail: 'Failing row contains (my private words)',
  });
  log.error({ err: error }, 'request failed');
  expect(lines[0]).not.toContain('my private words');
  expect(JSON.parse(lines[0] ?? '').err).toMatchObject({ message: 'invalid byte sequence', code: '22021' });
});
