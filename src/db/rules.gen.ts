// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_039df41b634a';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_039df41b634a, app, pg_temp';
