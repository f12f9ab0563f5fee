// Generated from the database by `npm run codegen`. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_618dcfcda0ab';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_618dcfcda0ab, app, pg_temp';
