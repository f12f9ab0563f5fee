// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_419f759e3bbd';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_419f759e3bbd, app, pg_temp';
