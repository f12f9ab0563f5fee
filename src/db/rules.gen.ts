// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_ec9c5ca86583';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_ec9c5ca86583, app, pg_temp';
