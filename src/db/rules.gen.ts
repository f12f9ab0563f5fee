// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_596f6f46836d';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_596f6f46836d, app, pg_temp';
