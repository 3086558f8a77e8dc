/** Stands where words were erased because a person they concern asked for it. */
export const ERASED_TEXT = '[erased]';

/** The input hash of such a verdict: fits no account, so that the next look gives a new one. */
export const ERASED_HASH = 'erased';
