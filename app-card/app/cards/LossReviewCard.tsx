import {
  Button,
  EmptyState,
  ErrorState,
  Flex,
  hubspot,
  LoadingSpinner,
  Text,
  useExtensionActions,
  useExtensionContext,
} from '@hubspot/ui-extensions';
import type { CardData } from './card-data.ts';
import { postContest, postDiscovery, postReflection, postReview } from './fetch-card.ts';
import { NeedsCard } from './NeedsCard.tsx';
import { ManagerCard, OwnerCard } from './ScoredCard.tsx';
import { useCard } from './use-card.ts';

/** The app card on the deal record: loading, error, nothing to review, the needs of an open deal, waiting, failed, hidden, or the verdict. */
export function LossReviewCard() {
  const context = useExtensionContext<'crm.record.tab'>();
  const actions = useExtensionActions<'crm.record.tab'>();
  const onusUrl = String((context.variables as Record<string, unknown> | undefined)?.onusUrl ?? '').replace(/\/+$/, '');
  const dealId = context.crm.objectId;
  const { loaded, reload, show } = useCard(onusUrl, dealId);
  if (loaded.state === 'loading') return <LoadingSpinner label="Reading the loss review" showLabel={true} />;
  if (loaded.state === 'error') {
    return (
      <ErrorState title="The loss review cannot be shown">
        <Text>{loaded.message}</Text>
        <Button onClick={reload}>Try again</Button>
      </ErrorState>
    );
  }
  const { card } = loaded;
  const saved = (fresh: CardData, message: string) => {
    show(fresh);
    actions.addAlert({ type: 'success', message });
    actions.refreshObjectProperties();
  };
  const locale = context.user.locale ?? 'en';
  if (card.state === 'open' && card.needs) {
    return (
      <NeedsCard
        needs={card.needs}
        unreadable={card.unreadable}
        isOwner={card.viewer === 'owner'}
        locale={locale}
        send={async (post) =>
          saved(
            await postDiscovery(onusUrl, dealId, post),
            post.dismiss ? 'Noted. You are not asked again on this deal.' : 'Saved. It becomes a note on this deal.',
          )
        }
      />
    );
  }
  if (card.state !== 'scored' || !card.verdict) return <Unscored card={card} reload={reload} />;
  if (card.viewer === 'manager') {
    return (
      <ManagerCard
        card={card}
        verdict={card.verdict}
        locale={locale}
        review={async (post) =>
          saved(await postReview(onusUrl, dealId, post), post.decision === 'overruled' ? 'Overruled.' : 'Confirmed.')
        }
      />
    );
  }
  return (
    <OwnerCard
      card={card}
      verdict={card.verdict}
      locale={locale}
      contest={async (post) => saved(await postContest(onusUrl, dealId, post), 'Noted. Your manager answers it.')}
      reflect={async (post) =>
        saved(await postReflection(onusUrl, dealId, post), 'Saved. It becomes a note on this deal.')
      }
    />
  );
}

const UNSCORED: Record<Exclude<CardData['state'], 'scored' | 'open'>, string> = {
  not_lost: 'Nothing to review',
  waiting: 'The note is being read',
  failed: 'The note could not be read',
  hidden: 'Not for you to see',
};

function Unscored({ card, reload }: { card: CardData; reload: () => void }) {
  const state = card.state === 'scored' || card.state === 'open' ? 'waiting' : card.state;
  const message = card.message ?? 'The review appears here when this deal is lost.';
  if (state === 'failed') {
    return (
      <ErrorState title={UNSCORED.failed}>
        <Text>{message} Your admin can put it back with npm run retry.</Text>
        <Button onClick={reload}>Try again</Button>
      </ErrorState>
    );
  }
  return (
    <Flex direction="column" gap="small">
      <EmptyState title={UNSCORED[state]} layout="vertical">
        <Text>{message}</Text>
      </EmptyState>
      {state === 'waiting' && (
        <Flex direction="row" justify="center">
          <Button onClick={reload}>Look again</Button>
        </Flex>
      )}
    </Flex>
  );
}

hubspot.extend<'crm.record.tab'>(() => <LossReviewCard />);
