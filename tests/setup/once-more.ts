import { jest } from '@jest/globals';

/**
 * Real servers, databases and browsers on a machine of two cores: a connection that a busy system cuts is no fault of Onus. A test that
 * failed is tried once more, and what failed first is printed all the same.
 */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
