import { EmptyState, hubspot, Text } from '@hubspot/ui-extensions';
import { createPageRouter, PageLink, PageRoutes } from '@hubspot/ui-extensions/pages';
import { DealsPage } from './DealsPage.tsx';
import { RepPage } from './RepPage.tsx';
import { TeamPage } from './TeamPage.tsx';

function NotFound() {
  return (
    <EmptyState title="This page does not exist">
      <Text>The address is none of this app’s.</Text>
      <PageLink to="/">Go to the team page</PageLink>
    </EmptyState>
  );
}

/** The app's pages: the team, a rep, and the deals behind a number. */
export const Pages = createPageRouter(
  <PageRoutes>
    <PageRoutes.IndexRoute component={TeamPage} />
    <PageRoutes.Route path="/reps/:ownerId" component={RepPage} />
    <PageRoutes.Route path="/deals" component={DealsPage} />
    <PageRoutes.AnyRoute component={NotFound} />
  </PageRoutes>,
);

hubspot.extend<'pages'>(() => <Pages />);
