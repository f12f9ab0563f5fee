// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_3dc1c8f9891b';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_3dc1c8f9891b, app, pg_temp';
