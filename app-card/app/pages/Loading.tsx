import { Button, ErrorState, LoadingSpinner, Text } from '@hubspot/ui-extensions';

/** While a page loads, or why it cannot be shown. */
export function Loading({
  loaded,
  reload,
}: {
  loaded: { state: 'loading' } | { state: 'error'; message: string };
  reload: () => void;
}) {
  if (loaded.state === 'loading') return <LoadingSpinner label="Reading the reviews" showLabel={true} />;
  return (
    <ErrorState title="This page cannot be shown">
      <Text>{loaded.message}</Text>
      <Button onClick={reload}>Try again</Button>
    </ErrorState>
  );
}
