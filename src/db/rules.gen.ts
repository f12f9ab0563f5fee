// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_89797b09d37e';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_89797b09d37e, app, pg_temp';
