/** What `GET /metrics` says, by name with its labels as Prometheus writes them: `onus_portals{state="working"}`. */
export async function readMetrics(operationsUrl: string): Promise<Map<string, number>> {
  const answer = await fetch(`${operationsUrl}/metrics`);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}
