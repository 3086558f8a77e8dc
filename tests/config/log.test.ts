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
