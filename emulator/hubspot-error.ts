/** A refusal in the shape of HubSpot's error bodies; the correlation id is added where it is sent. */
export class HubSpotError extends Error {
  override name = 'HubSpotError' as const;
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;
  constructor(status: number, body: { message: string; category: string } & Record<string, unknown>, headers = {}) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export function invalid(message: string, extra: Record<string, unknown> = {}): HubSpotError {
  return new HubSpotError(400, { message, category: 'VALIDATION_ERROR', ...extra });
}

export function notFound(message = 'resource not found'): HubSpotError {
  return new HubSpotError(404, { message, category: 'OBJECT_NOT_FOUND' });
}

export function conflict(message: string, category = 'OBJECT_ALREADY_EXISTS'): HubSpotError {
  return new HubSpotError(409, { message, category });
}

/** 403 that names the scopes; any one of them would do. */
export function missingScopes(scopes: string[]): HubSpotError {
  const page = 'https://developers.hubspot.com/scopes';
  return new HubSpotError(403, {
    message: `This app hasn't been granted all required scopes to make this call. Read more about required scopes here: ${page}.`,
    category: 'MISSING_SCOPES',
    errors: [
      { message: 'One or more of the following scopes are required.', context: { requiredGranularScopes: scopes } },
    ],
    links: { scopes: page },
  });
}

/** One record's refusal inside a batch answer (status 207). */
export interface RecordError {
  status: 'error';
  category: string;
  subCategory?: string;
  message: string;
  context: Record<string, string[]>;
  errors: { message: string; code?: string; context?: Record<string, string[]> }[];
  links: Record<string, string>;
}

export function recordError(
  category: string,
  message: string,
  context: Record<string, string[]>,
  extra: Partial<RecordError> = {},
): RecordError {
  return { status: 'error', category, message, context, errors: [], links: {}, ...extra };
}
