// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_ebb9ecd3365d';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_ebb9ecd3365d, app, pg_temp';
