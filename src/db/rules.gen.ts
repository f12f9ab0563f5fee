// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_5631f83c8d6f';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_5631f83c8d6f, app, pg_temp';
