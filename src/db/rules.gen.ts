// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_97d32d9b877d';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_97d32d9b877d, app, pg_temp';
