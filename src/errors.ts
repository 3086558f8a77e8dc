/**
 * The ways a call to HubSpot can fail, as the jobs see them. Decided once, in `hubspot/call-hubspot.ts`;
 * nobody tells errors apart by their text.
 */

/** Worth another try later: an answer that cannot be used. The queue's back-off decides when. */
export class RetryLater extends Error {
  override name = 'RetryLater' as const;
}

/** The whole portal has to wait: a rate limit, or access that somebody must mend first. No attempt is used up. */
export class PortalPaused extends Error {
  override name = 'PortalPaused' as const;
  readonly resumeInMs: number;
  constructor(message: string, resumeInMs: number) {
    super(message);
    this.resumeInMs = resumeInMs;
  }
}

/** A first rest while HubSpot gives no good answer; whoever keeps count makes it longer. */
const FIRST_REST_MS = 5_000;

/**
 * HubSpot gives no good answer: no connection, none in time, a 5xx. It may be away, or stumble over this very call: one call cannot
 * tell, `jobs/work.ts` finds out.
 */
export class HubSpotAway extends PortalPaused {
  constructor(message: string, resumeInMs: number | null = null) {
    super(message, resumeInMs ?? FIRST_REST_MS);
  }
}

/** HubSpot took the call and did not answer it in time. */
export class NotAnswered extends HubSpotAway {}

/** Will fail the same way again: the job goes to the dead letters with this message as its cause. */
export class GiveUp extends Error {
  override name = 'GiveUp' as const;
  /** HubSpot's status, where one was given. */
  readonly status: number | null;
  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
  }
}

/** A scope that the access token lacks; what can be done without it goes on. */
export class MissingScope extends GiveUp {
  readonly scopes: string[];
  constructor(message: string, scopes: string[]) {
    super(message, 403);
    this.scopes = scopes;
  }
}
