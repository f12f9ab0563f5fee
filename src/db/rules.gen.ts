// Generated from the database by `npm run codegen`. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_5978569333ce';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_5978569333ce, app, pg_temp';
