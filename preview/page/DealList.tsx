import { useState } from 'react';
import type { Deal } from '../read-portal.ts';
import { onusWords } from './onus-words.ts';

type Filter = 'lost' | 'flagged' | 'open' | 'won';
const FILTERS: [Filter, string][] = [
  ['lost', 'Lost'],
  ['flagged', 'Flagged'],
  ['open', 'Open'],
  ['won', 'Won'],
];

/** The deals with what stands on them in HubSpot. */
export function DealList({
  deals,
  selected,
  open,
}: {
  deals: Deal[] | null;
  selected: string | null;
  open: (id: string) => void;
}) {
  const [filter, setFilter] = useState<Filter>('lost');
  const [owner, setOwner] = useState('');
  const [text, setText] = useState('');
  const owners = [...new Set((deals ?? []).map((deal) => deal.owner).filter((name) => name !== null))].sort();
  const shown = (deals ?? []).filter(
    (deal) =>
      (filter === 'flagged' ? deal.properties.onus_flag === 'yes' : deal.outcome === filter) &&
      (owner === '' || deal.owner === owner) &&
      deal.name.toLowerCase().includes(text.toLowerCase()),
  );
  return (
    <nav className="deals" aria-label="Deals">
      <div className="filters">
        <fieldset aria-label="Which deals" className="switch">
          {FILTERS.map(([value, label]) => (
            <button key={value} type="button" aria-pressed={filter === value} onClick={() => setFilter(value)}>
              {label}
            </button>
          ))}
        </fieldset>
        <input
          aria-label="Search deals by name"
          placeholder="Search deals"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <select aria-label="Owner" value={owner} onChange={(event) => setOwner(event.target.value)}>
          <option value="">All owners</option>
          {owners.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      {deals === null ? (
        <p className="muted">Loading…</p>
      ) : (
        <p className="muted">
          {shown.length} {shown.length === 1 ? 'deal' : 'deals'}
        </p>
      )}
      <ul>
        {shown.map((deal) => (
          <li key={deal.id}>
            <button
              type="button"
              aria-current={deal.id === selected ? 'page' : undefined}
              onClick={() => open(deal.id)}
            >
              <strong>{deal.name}</strong>
              <span className="muted">
                {deal.stage} · {deal.owner ?? 'no owner'}
                {deal.amount ? ` · € ${Number(deal.amount).toLocaleString('en')}` : ''}
              </span>
              {deal.outcome === 'lost' && (
                <span className={`mark ${deal.properties.onus_flag === 'yes' ? 'flagged' : ''}`}>
                  {onusWords(deal.properties)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
