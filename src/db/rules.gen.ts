// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_ee34f9a3159d';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_ee34f9a3159d, app, pg_temp';
