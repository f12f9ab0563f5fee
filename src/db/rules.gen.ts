// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_84879fb7ab38';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_84879fb7ab38, app, pg_temp';
