// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_728b4624c86d';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_728b4624c86d, app, pg_temp';
