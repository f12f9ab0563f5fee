// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_621aa36d2d0e';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_621aa36d2d0e, app, pg_temp';
