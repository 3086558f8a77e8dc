/** Look-alikes of HubSpot's charts: plain, with every value in writing. */

type Row = Record<string, number | string>;
interface Axis {
  field: string;
  label?: string;
}
interface ChartProps {
  data: Row[];
  axes: { x: Axis; y: Axis; options?: { groupFieldByColor?: string; stacking?: boolean } };
  options?: { title?: string; showDataLabels?: boolean; showTooltips?: boolean };
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
                    title={options?.showTooltips ? `${row[group ?? ''] ?? name}: ${value(row)}` : undefined}
                  />
                ))}
            </span>
            <span>
              {!options?.showDataLabels
                ? ''
                : group
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

const DASHES = [undefined, '2 5', '8 5'];

export function LineChart({ data, axes, options }: ChartProps) {
  const group = axes.options?.groupFieldByColor;
  const names = [...new Set(data.map((row) => String(row[axes.x.field])))];
  const x = (name: string) => EDGE + (names.indexOf(name) * (WIDTH - 2 * EDGE)) / Math.max(1, names.length - 1);
  const y = (value: number) => HEIGHT - EDGE - (value * (HEIGHT - 2 * EDGE)) / 100;
  const lines = [...Map.groupBy(data, (row) => (group ? String(row[group]) : ''))].map(([line, rows]) => ({
    line,
    points: rows.map((row) => ({ name: String(row[axes.x.field]), value: Number(row[axes.y.field]) })),
  }));
  const spoken = lines.map(({ line, points }) =>
    [line, points.map(({ name, value }) => `${name}: ${value}`).join(', ')].filter(Boolean).join(': '),
  );
  return (
    <figure className="hs-chart">
      <figcaption>{options?.title}</figcaption>
      {group && (
        <ul className="hs-legend">
          {lines.map(({ line }, index) => (
            <li key={line}>
              <svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
                <line
                  x1="0"
                  x2="28"
                  y1="4"
                  y2="4"
                  stroke="currentColor"
                  strokeWidth="2"
                  strokeDasharray={DASHES[index]}
                />
              </svg>
              {line}
            </li>
          ))}
        </ul>
      )}
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${options?.title ?? 'Line chart'}. ${spoken.join('; ')}`}
      >
        <line x1={EDGE} x2={WIDTH - EDGE} y1={y(0)} y2={y(0)} stroke="currentColor" />
        {lines.map(({ line, points }, index) => (
          <g key={line}>
            <polyline
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              strokeDasharray={DASHES[index]}
              points={points.map(({ name, value }) => `${x(name)},${y(value)}`).join(' ')}
            />
            {points.map(({ name, value }) => (
              <circle key={name} cx={x(name)} cy={y(value)} r="3" fill="#fff" stroke="currentColor" strokeWidth="2" />
            ))}
          </g>
        ))}
        {names.map((name) => (
          <text key={name} x={x(name)} y={HEIGHT - 9} textAnchor="middle">
            {name.slice(2)}
          </text>
        ))}
        {(options?.showDataLabels ? lines[0]?.points : undefined)?.map(({ name, value }) => (
          <text key={name} x={x(name)} y={y(value) - 9} textAnchor="middle">
            {value}
          </text>
        ))}
      </svg>
    </figure>
  );
}
