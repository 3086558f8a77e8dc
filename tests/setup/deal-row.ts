/** A row of a deal that nobody has read yet. */
export function dealRow(portal_id: string, deal_id: string, state: 'lost' | 'open' | 'deleted', checked_at: Date) {
  return {
    portal_id,
    deal_id,
    name: '',
    pipeline_id: 'p',
    stage_id: 's',
    stage_label: 'Lost',
    owner_id: null,
    state,
    unreadable: '[]' as never,
    problem: null,
    not_written: null,
    checked_at,
    amount: null,
    closed_at: null,
    needs: null,
    presented_at: null,
    discovered_before: null,
  };
}
