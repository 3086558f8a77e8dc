import {
  Button,
  Flex,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { ReaderTrial, SecondReaderData, TrialVerdict } from './second-reader-data.ts';

interface Props {
  data: SecondReaderData;
  busy: boolean;
  /** How many deals are chosen; without a choice three are taken. */
  chosen: number;
  start: () => void;
}

/** Up to three deals read by both, side by side. The verdicts that stand are not touched. */
export function ReaderTrials({ data: { mode, trials }, busy, chosen, start }: Props) {
  return (
    <Flex direction="column" gap="small">
      {mode === 'off' ? (
        <Text variant="microcopy">Turned on, it can be tried on three deals before anything changes.</Text>
      ) : (
        <Button disabled={busy || trials.some(({ state }) => state === 'reading')} onClick={start}>
          {chosen > 0 ? 'Try it on the chosen deals' : 'Try it on three deals'}
        </Button>
      )}
      {trials.map((trial) => (
        <Trial key={trial.dealId} trial={trial} />
      ))}
    </Flex>
  );
}

const ROWS: [string, (verdict: TrialVerdict) => string][] = [
  ['Flag', ({ flag, flagProbability }) => `${flag ? 'flag' : 'no flag'} (${Math.round(100 * flagProbability)} %)`],
  ['Responsibility', ({ locus }) => LOCUS_WORDS[locus]],
  ['Own part named', ({ ownership }) => (ownership ? 'yes' : 'no')],
  ['Kind of note', ({ basis }) => basis],
  ['Discovery', ({ discovery }) => discovery],
  ['Quotes', ({ quotes }) => quotes.map((quote) => `“${quote}”`).join(' · ') || '–'],
  ['Why', ({ reason }) => reason],
  ['Version', ({ scorer }) => scorer],
];

const LOCUS_WORDS: Record<TrialVerdict['locus'], string> = {
  prospect: 'with the buyer',
  product: 'with the product',
  circumstance: 'with circumstances',
  rep: 'with the rep',
  unclear: 'unclear',
};

function Trial({ trial: { name, state, local, model, why } }: { trial: ReaderTrial }) {
  if (state === 'reading') return <Text>{`${name}: being read …`}</Text>;
  return (
    <Table bordered={true}>
      <TableHead>
        <TableRow>
          <TableHeader>{name}</TableHeader>
          <TableHeader>Built-in reader</TableHeader>
          <TableHeader>Language model</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {ROWS.map(([label, of], row) => (
          <TableRow key={label}>
            <TableCell>{label}</TableCell>
            <TableCell>{local ? of(local) : '–'}</TableCell>
            <TableCell>{model ? of(model) : row === 0 ? `not read: ${why ?? ''}` : '–'}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
