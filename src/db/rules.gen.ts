// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_bb45d3f0f06f';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_bb45d3f0f06f, app, pg_temp';
