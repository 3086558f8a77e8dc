import {
  EmptyState,
  Flex,
  Link,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { PageBreadcrumbs, PageTitle, usePageRoute } from '@hubspot/ui-extensions/pages';
import { useMemo, useState } from 'react';
import { filtersOf, paramsOf } from './fetch-page.ts';
import { Loading } from './Loading.tsx';
import type { DealLine, DealListData } from './page-data.ts';
import { usePage } from './use-page.ts';

const REVIEWS: Record<DealLine['review'], string> = {
  open: '–',
  contested: 'contested',
  confirmed: 'confirmed',
  overruled: 'overruled',
};

/** The deals behind a number; each opens in HubSpot. */
export function DealsPage() {
  const { params } = usePageRoute();
  const { what = 'losses', owner = '' } = params;
  return <DealsBehind key={`${what} ${owner}`} what={what} owner={owner} back={paramsOf(filtersOf(params))} />;
}

function DealsBehind({ what, owner, back }: { what: string; owner: string; back: Record<string, string> }) {
  const [page, setPage] = useState(1);
  const query = useMemo(() => ({ what, owner, page: String(page) }), [what, owner, page]);
  const { loaded, reload } = usePage<DealListData>('/deals', query);
  const data = loaded.state === 'loaded' ? loaded.data : null;
  const title = data?.title ?? 'Deals';
  return (
    <Flex direction="column" gap="medium">
      <PageBreadcrumbs>
        <PageBreadcrumbs.PageLink to="/" params={back}>
          Loss reviews
        </PageBreadcrumbs.PageLink>
        {data?.rep?.ownerId && (
          <PageBreadcrumbs.PageLink to={`/reps/${data.rep.ownerId}`} params={back}>
            {data.rep.name}
          </PageBreadcrumbs.PageLink>
        )}
        <PageBreadcrumbs.Current>{title}</PageBreadcrumbs.Current>
      </PageBreadcrumbs>
      <PageTitle>{title}</PageTitle>
      {loaded.state !== 'loaded' ? (
        <Loading loaded={loaded} reload={reload} />
      ) : (
        <Deals data={loaded.data} turn={setPage} />
      )}
    </Flex>
  );
}

function Deals({ data, turn }: { data: DealListData; turn: (page: number) => void }) {
  const { total, within, rep } = data;
  const whose = rep ? ` of ${rep.name}` : '';
  if (total === 0)
    return (
      <EmptyState title="No deals">
        <Text>{`No deal${whose} stands behind this number (${within}).`}</Text>
      </EmptyState>
    );
  const paging =
    data.pages > 1
      ? ({ paginated: true, pageCount: data.pages, page: data.page, onPageChange: turn } as const)
      : ({ paginated: false } as const);
  return (
    <Flex direction="column" gap="small">
      <Text>{`${total} ${total === 1 ? 'deal' : 'deals'}${whose}, latest first: ${within}.`}</Text>
      <Table bordered={true} {...paging}>
        <TableHead>
          <TableRow>
            <TableHeader>Deal</TableHeader>
            <TableHeader>Rep</TableHeader>
            <TableHeader>Closed on</TableHeader>
            <TableHeader>Cause in the note</TableHeader>
            <TableHeader>First quote</TableHeader>
            <TableHeader>Review</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {data.deals.map((deal) => (
            <TableRow key={deal.dealId}>
              <TableCell>
                <Link href={deal.url}>{deal.name}</Link>
              </TableCell>
              <TableCell>{deal.rep}</TableCell>
              <TableCell>{deal.closedAt ?? '–'}</TableCell>
              <TableCell>{deal.flag ? `${deal.cause}, nothing of the seller’s own` : (deal.cause ?? '–')}</TableCell>
              <TableCell>{deal.quote ? `“${deal.quote}”` : '–'}</TableCell>
              <TableCell>{REVIEWS[deal.review]}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Flex>
  );
}
