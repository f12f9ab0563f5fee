// Generated from the database. Do not edit.
import type { Catalog } from '../../../src/pothos-kysely/index.ts';

export const catalog: Catalog = {
 "tables": {
  "author": {
   "columns": {
    "id": { "type": "int4", "nullable": false },
    "name": { "type": "text", "nullable": false },
    "born": { "type": "date", "nullable": true },
    "country_code": { "type": "text", "nullable": false },
    "rating": { "type": "float8", "nullable": true },
    "nick": { "type": "text", "nullable": true },
    "active": { "type": "bool", "nullable": false },
    "joined": { "type": "timestamptz", "nullable": false },
    "aliases": { "type": "text", "nullable": false, "array": true },
    "lucky": { "type": "int4", "nullable": true, "array": true },
    "extra": { "type": "json", "nullable": true },
    "followers": { "type": "int8", "nullable": false },
    "mentor_id": { "type": "int4", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "country_code" ],
     "table": "country",
     "references": [ "code" ]
    },
    {
     "columns": [ "mentor_id" ],
     "table": "author",
     "references": [ "id" ]
    }
   ]
  },
  "author_stats": {
   "relations": 2,
   "columns": {
    "author_id": { "type": "int4", "nullable": false },
    "works": { "type": "int4", "nullable": false },
    "latest": { "type": "date", "nullable": true }
   }
  },
  "country": {
   "columns": {
    "code": { "type": "text", "nullable": false },
    "name": { "type": "text", "nullable": false }
   },
   "primaryKey": [ "code" ]
  },
  "price": {
   "columns": {
    "amount": { "type": "numeric", "nullable": true },
    "currency": { "type": "text", "nullable": true }
   }
  },
  "rename_outcome": {
   "columns": {
    "code": { "type": "text", "nullable": true },
    "work_id": { "type": "int4", "nullable": true },
    "message": { "type": "text", "nullable": true }
   }
  },
  "review": {
   "columns": {
    "id": { "type": "int4", "nullable": false },
    "work_id": { "type": "int4", "nullable": false },
    "author_id": { "type": "int4", "nullable": true },
    "stars": { "type": "int4", "nullable": true },
    "body": { "type": "text", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "work_id", "id" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "author_id" ],
     "table": "author",
     "references": [ "id" ]
    },
    {
     "columns": [ "work_id" ],
     "table": "work",
     "references": [ "id" ]
    }
   ]
  },
  "work": {
   "columns": {
    "id": { "type": "int4", "nullable": false },
    "kind": { "type": "work_kind", "nullable": false },
    "title": { "type": "text", "nullable": false },
    "published": { "type": "date", "nullable": true },
    "author_id": { "type": "int4", "nullable": false },
    "genre": { "type": "genre", "nullable": true },
    "pages": { "type": "int4", "nullable": true },
    "minutes": { "type": "int4", "nullable": true },
    "sold": { "type": "int8", "nullable": true },
    "list_price": { "type": "price", "nullable": true },
    "shelf": { "type": "int4", "nullable": false },
    "span": { "type": "daterange", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "author_id" ],
     "table": "author",
     "references": [ "id" ]
    }
   ]
  }
 },
 "enums": {
  "genre": [ "NOVEL", "ESSAY", "ATLAS" ],
  "work_kind": [ "BOOK", "FILM" ]
 }
};
