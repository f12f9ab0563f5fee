// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_20e5f0225acb';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_20e5f0225acb, app, pg_temp';
