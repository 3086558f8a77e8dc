import Table from 'cli-table3';

/** A table for the terminal; long cells wrap. Widths fit 132 columns. */
export function drawTable(head: string[], rows: string[][]): string {
  const table = new Table({
    head,
    colWidths: [26, 17, 17, 14, 14, 7, 50],
    wordWrap: true,
    style: { head: [], border: [], compact: false },
  });
  table.push(...rows);
  return table.toString();
}
