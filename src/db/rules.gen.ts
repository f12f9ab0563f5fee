// Generated from the database by `npm run codegen`. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_bb842d7a5a3a';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_bb842d7a5a3a, app, pg_temp';
