// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_94ac0c4f2c40';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_94ac0c4f2c40, app, pg_temp';
