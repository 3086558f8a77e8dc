import { useCallback, useEffect, useState } from 'react';
import type { TimelineEntry } from '../read-portal.ts';
import type { PreviewUser } from '../start-preview.ts';
import { ExtensionFrame } from './ExtensionFrame.tsx';
import { type DealPage, type PortalInfo, readDealPage } from './read-api.ts';
import { textOfHtml } from './text-of-html.ts';

const POLL_MS = 3_000;
const LABELS: [string, string][] = [
  ['closed_lost_reason', 'Closed lost reason'],
  ['closedate', 'Close date'],
  ['onus_flag', 'Onus: left with the buyer'],
  ['onus_basis', 'Onus: basis'],
  ['onus_locus', 'Onus: cause'],
  ['onus_flag_probability', 'Onus: probability'],
  ['onus_ownership', 'Onus: own part named'],
  ['onus_discovery', 'Onus: discovery'],
  ['onus_patterns', 'Onus: patterns'],
  ['onus_review', 'Onus: review'],
  ['onus_evidence', 'Onus: evidence'],
  ['onus_scorer', 'Onus: scorer'],
];

/** A deal record: what it is, what is logged on it, and the app's card. */
export function DealRecord(props: {
  dealId: string;
  portal: PortalInfo;
  user: PreviewUser;
  back: () => void;
  changed: () => void;
}) {
  const { dealId, portal, user } = props;
  const [page, setPage] = useState<DealPage | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const refresh = useCallback(() => {
    readDealPage(dealId).then(setPage, (error: Error) => setFailure(error.message));
  }, [dealId]);
  useEffect(() => {
    refresh();
    const timer = setInterval(refresh, POLL_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  if (failure && !page) {
    return (
      <section className="nothing" role="alert">
        <h1>This deal cannot be shown</h1>
        <p>{failure}</p>
      </section>
    );
  }
  if (!page) return <section className="nothing">Loading…</section>;
  const { deal, stages, timeline } = page;
  return (
    <article className="record" aria-label={deal.name}>
      <aside className="about">
        <button type="button" className="back" onClick={props.back}>
          ‹ All deals
        </button>
        <h1>{deal.name}</h1>
        <p className="amount">{deal.amount ? `€ ${Number(deal.amount).toLocaleString('en')}` : 'No amount'}</p>
        <p className="muted">
          {deal.pipeline} · {deal.owner ?? 'no owner'}
        </p>
        <ol className="stages" aria-label="Stages">
          {stages.map((stage) => (
            <li key={stage} aria-current={stage === deal.stage ? 'step' : undefined}>
              {stage}
            </li>
          ))}
        </ol>
        <h2>About this deal</h2>
        <dl>
          {LABELS.map(([name, label]) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd data-property={name}>{shownValue(name, deal.properties[name]) || '–'}</dd>
            </div>
          ))}
        </dl>
      </aside>
      <div className="middle">
        <ExtensionFrame
          extension="card"
          title="Loss review"
          context={{ location: 'crm.record.tab', crm: { objectId: Number(dealId), objectTypeId: '0-3' } }}
          portal={portal}
          user={user}
          properties={deal.properties}
          refreshed={() => {
            refresh();
            props.changed();
          }}
        />
        <section className="timeline" aria-label="Activities">
          <h2>Activities</h2>
          {timeline.length === 0 && <p className="muted">Nothing is logged on this deal.</p>}
          {timeline.map((entry) => (
            <Entry key={`${entry.kind} ${entry.id}`} entry={entry} />
          ))}
        </section>
      </div>
    </article>
  );
}

const KINDS: Record<string, string> = { note: 'Note', call: 'Call', meeting: 'Meeting', email: 'E-mail' };

function Entry({ entry }: { entry: TimelineEntry }) {
  return (
    <div className="entry">
      <p className="muted">
        <strong>{entry.incoming ? 'Incoming e-mail' : (KINDS[entry.kind] ?? entry.kind)}</strong>
        {entry.author ? ` by ${entry.author}` : ''}
        {entry.at ? `, ${day(entry.at)}` : ''}
      </p>
      {entry.title && <p className="title">{entry.title}</p>}
      <p className="body">{textOfHtml(entry.body)}</p>
    </div>
  );
}

function shownValue(name: string, value: string | null | undefined): string {
  if (!value) return '';
  return name === 'closedate' ? day(value) : value;
}

function day(at: string): string {
  const date = new Date(/^\d+$/.test(at) ? Number(at) : at);
  return date.toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' });
}
