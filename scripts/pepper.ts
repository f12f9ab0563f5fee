import { createHmac } from 'node:crypto';

/** What API keys are hashed with here: API_KEY_PEPPER, or for the embedded database something that its password gives. */
export const localPepper = (databaseUrl: string): string =>
  process.env.API_KEY_PEPPER ||
  createHmac('sha256', new URL(databaseUrl).password).update('API_KEY_PEPPER').digest('hex');
