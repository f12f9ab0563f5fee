// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_dfe60a93f6ec';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_dfe60a93f6ec, app, pg_temp';
