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
  open: '',
  contested: 'contested',
  confirmed: 'confirmed',
  overruled: 'overruled',
};

/** The deals behind a number; each opens in HubSpot. */
export function DealsPage() {
  const { params } = usePageRoute();
  const { what = 'losses', owner = '' } = params;
  const [page, setPage] = useState(1);
  const query = useMemo(() => ({ what, owner, page: String(page) }), [what, owner, page]);
  const { loaded, reload } = usePage<DealListData>('/deals', query);
  const filters = filtersOf(params);
  const title = loaded.state === 'loaded' ? loaded.data.title : 'Deals';
  return (
    <Flex direction="column" gap="medium">
      <PageBreadcrumbs>
        <PageBreadcrumbs.PageLink to="/" params={paramsOf(filters)}>
          Loss reviews
        </PageBreadcrumbs.PageLink>
        {owner !== '' && (
          <PageBreadcrumbs.PageLink to={`/reps/${owner}`} params={paramsOf(filters)}>
            Rep
          </PageBreadcrumbs.PageLink>
        )}
        <PageBreadcrumbs.Current>{title}</PageBreadcrumbs.Current>
      </PageBreadcrumbs>
      <PageTitle>{title}</PageTitle>
      {loaded.state !== 'loaded' ? (
        <Loading loaded={loaded} reload={reload} />
      ) : loaded.data.total === 0 ? (
        <EmptyState title="No deals">
          <Text>No deal stands behind this number with these filters.</Text>
        </EmptyState>
      ) : (
        <Deals data={loaded.data} turn={setPage} />
      )}
    </Flex>
  );
}

function Deals({ data, turn }: { data: DealListData; turn: (page: number) => void }) {
  const paging =
    data.pages > 1
      ? ({ paginated: true, pageCount: data.pages, page: data.page, onPageChange: turn } as const)
      : ({ paginated: false } as const);
  return (
    <Flex direction="column" gap="small">
      <Text>{`${data.total} ${data.total === 1 ? 'deal' : 'deals'}, latest first.`}</Text>
      <Table bordered={true} {...paging}>
        <TableHead>
          <TableRow>
            <TableHeader>Deal</TableHeader>
            <TableHeader>Rep</TableHeader>
            <TableHeader>Lost on</TableHeader>
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
              <TableCell>{deal.flag ? `${deal.locusName}, nothing of the seller’s own` : deal.locusName}</TableCell>
              <TableCell>{deal.quote ? `“${deal.quote}”` : '–'}</TableCell>
              <TableCell>{REVIEWS[deal.review] || '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Flex>
  );
}
