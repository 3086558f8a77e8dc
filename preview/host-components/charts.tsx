/** Look-alikes of HubSpot's charts: plain, with every value in writing. */

type Row = Record<string, number | string>;
interface Axis {
  field: string;
  label?: string;
}
interface ChartProps {
  data: Row[];
  axes: { x: Axis; y: Axis; options?: { groupFieldByColor?: string; stacking?: boolean } };
  options?: { title?: string };
}

const HATCHES = ['hatch-0', 'hatch-1', 'hatch-2', 'hatch-3', 'hatch-4'];

export function BarChart({ data, axes, options }: ChartProps) {
  const group = axes.options?.groupFieldByColor;
  const groups = group ? [...new Set(data.map((row) => String(row[group])))] : [];
  const bars = [...Map.groupBy(data, (row) => String(row[axes.x.field]))];
  const value = (row: Row) => Number(row[axes.y.field]);
  const sum = (rows: Row[]) => rows.reduce((total, row) => total + value(row), 0);
  const largest = Math.max(1, ...bars.map(([, rows]) => sum(rows)));
  return (
    <figure className="hs-chart">
      <figcaption>{options?.title}</figcaption>
      {groups.length > 0 && (
        <ul className="hs-legend">
          {groups.map((name, index) => (
            <li key={name}>
              <span aria-hidden="true" className={`hs-swatch ${HATCHES[index % HATCHES.length]}`} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <ul className="hs-bars">
        {bars.map(([name, rows]) => (
          <li key={name}>
            <span className="hs-bar-name">{name}</span>
            <span className="hs-bar">
              {rows
                .filter((row) => value(row) > 0)
                .map((row) => (
                  <span
                    key={group ? String(row[group]) : name}
                    className={HATCHES[Math.max(0, groups.indexOf(String(row[group ?? '']))) % HATCHES.length]}
                    style={{ width: `${(100 * value(row)) / largest}%` }}
                    title={group ? `${row[group]}: ${value(row)}` : String(value(row))}
                  />
                ))}
            </span>
            <span>
              {group
                ? rows
                    .filter((row) => value(row) > 0)
                    .map((row) => `${row[group]} ${value(row)}`)
                    .join(', ')
                : sum(rows)}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

const WIDTH = 640;
const HEIGHT = 170;
const EDGE = 30;

export function LineChart({ data, axes, options }: ChartProps) {
  const points = data.map((row, index) => ({
    name: String(row[axes.x.field]),
    value: Number(row[axes.y.field]),
    x: EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(1, data.length - 1),
  }));
  const y = (value: number) => HEIGHT - EDGE - (value * (HEIGHT - 2 * EDGE)) / 100;
  const spoken = points.map(({ name, value }) => `${name}: ${value}`).join(', ');
  return (
    <figure className="hs-chart">
      <figcaption>{options?.title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${options?.title ?? 'Line chart'}. ${spoken}`}>
        <line x1={EDGE} x2={WIDTH - EDGE} y1={y(0)} y2={y(0)} stroke="currentColor" />
        <polyline
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          points={points.map(({ x, value }) => `${x},${y(value)}`).join(' ')}
        />
        {points.map(({ name, value, x }) => (
          <g key={name}>
            <circle cx={x} cy={y(value)} r="4" fill="#fff" stroke="currentColor" strokeWidth="2" />
            <text x={x} y={y(value) - 9} textAnchor="middle">
              {value}
            </text>
            <text x={x} y={HEIGHT - 9} textAnchor="middle">
              {name.slice(2)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
