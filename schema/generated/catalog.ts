// Generated from the database. Do not edit.
import type { Catalog } from '../../src/pothos-kysely/index.ts';

export const catalog: Catalog = {
 "tables": {
  "actor": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "code": { "type": "text", "nullable": false },
    "name": { "type": "text", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "issuer": { "type": "text", "nullable": true },
    "subject": { "type": "text", "nullable": true },
    "created_at": { "type": "timestamptz", "nullable": false },
    "created_by": { "type": "int8", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "code" ],
    [ "issuer", "subject" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "created_by" ],
     "table": "actor",
     "references": [ "id" ]
    }
   ]
  },
  "actor_grant": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "actor_id": { "type": "int8", "nullable": false },
    "role": { "type": "viewer_role", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "area_kind": { "type": "area_kind", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "granted_at": { "type": "timestamptz", "nullable": false },
    "granted_by": { "type": "int8", "nullable": true },
    "ended_at": { "type": "timestamptz", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "actor_id" ],
     "table": "actor",
     "references": [ "id" ]
    },
    {
     "columns": [ "area_id", "area_kind" ],
     "table": "area",
     "references": [ "id", "kind" ]
    },
    {
     "columns": [ "granted_by" ],
     "table": "actor",
     "references": [ "id" ]
    }
   ]
  },
  "api_key": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "code": { "type": "text", "nullable": false },
    "actor_id": { "type": "int8", "nullable": false },
    "label": { "type": "text", "nullable": false },
    "created_at": { "type": "timestamptz", "nullable": false },
    "created_by": { "type": "int8", "nullable": true },
    "expires_at": { "type": "timestamptz", "nullable": false },
    "revoked_at": { "type": "timestamptz", "nullable": true },
    "last_used_on": { "type": "date", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "code" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "actor_id" ],
     "table": "actor",
     "references": [ "id" ]
    },
    {
     "columns": [ "created_by" ],
     "table": "actor",
     "references": [ "id" ]
    }
   ]
  },
  "api_key_hash": {
   "columns": {
    "key_id": { "type": "int8", "nullable": false },
    "hash": { "type": "bytea", "nullable": false }
   },
   "primaryKey": [ "key_id" ],
   "uniques": [
    [ "hash" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "key_id" ],
     "table": "api_key",
     "references": [ "id" ]
    }
   ]
  },
  "area": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "kind": { "type": "area_kind", "nullable": false },
    "code": { "type": "text", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "time_zone": { "type": "text", "nullable": true },
    "time_zone_verification": { "type": "verification", "nullable": true },
    "zone": { "type": "text", "nullable": false },
    "island_group": { "type": "text", "nullable": true },
    "note": { "type": "text", "nullable": true },
    "valid_verification": { "type": "verification", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "code" ],
    [ "id", "kind" ]
   ]
  },
  "area_code": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "system": { "type": "code_system", "nullable": false },
    "code": { "type": "text", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "verification": { "type": "verification", "nullable": false },
    "note": { "type": "text", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "area_id", "system", "code", "valid" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    }
   ]
  },
  "area_name": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "language": { "type": "language", "nullable": false },
    "name": { "type": "text", "nullable": false },
    "short_name": { "type": "text", "nullable": true },
    "is_alias": { "type": "bool", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "verification": { "type": "verification", "nullable": false },
    "note": { "type": "text", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "area_id", "language", "name", "valid" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    }
   ]
  },
  "area_row": {
   "relations": 1,
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "kind": { "type": "area_kind", "nullable": false },
    "code": { "type": "text", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "valid_verification": { "type": "verification", "nullable": true },
    "time_zone": { "type": "text", "nullable": true },
    "time_zone_verification": { "type": "verification", "nullable": true },
    "zone": { "type": "text", "nullable": false },
    "island_group": { "type": "text", "nullable": true },
    "note": { "type": "text", "nullable": true }
   }
  },
  "area_seat": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "name": { "type": "text", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "verification": { "type": "verification", "nullable": false },
    "note": { "type": "text", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    }
   ]
  },
  "area_within": {
   "columns": {
    "ancestor_id": { "type": "int8", "nullable": false },
    "descendant_id": { "type": "int8", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "via": { "type": "membership_kind", "nullable": false, "array": true }
   },
   "primaryKey": [ "ancestor_id", "descendant_id", "valid", "via" ],
   "foreignKeys": [
    {
     "columns": [ "ancestor_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "descendant_id" ],
     "table": "area",
     "references": [ "id" ]
    }
   ]
  },
  "audit_log": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "at": { "type": "timestamptz", "nullable": false },
    "actor_id": { "type": "int8", "nullable": true },
    "request_id": { "type": "text", "nullable": true },
    "action": { "type": "text", "nullable": false },
    "relation": { "type": "text", "nullable": false },
    "row_key": { "type": "text", "nullable": false },
    "area_id": { "type": "int8", "nullable": true },
    "before": { "type": "jsonb", "nullable": true },
    "after": { "type": "jsonb", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "actor_id" ],
     "table": "actor",
     "references": [ "id" ]
    },
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    }
   ]
  },
  "benefit": {
   "columns": {
    "code": { "type": "text", "nullable": false },
    "programme": { "type": "programme_code", "nullable": false },
    "purpose": { "type": "text", "nullable": false },
    "name_id": { "type": "text", "nullable": false },
    "name_en": { "type": "text", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "note": { "type": "text", "nullable": true }
   },
   "primaryKey": [ "code" ],
   "foreignKeys": [
    {
     "columns": [ "programme" ],
     "table": "programme",
     "references": [ "code" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "branch": {
   "columns": {
    "area_id": { "type": "int8", "nullable": false },
    "kind": { "type": "branch_kind", "nullable": false },
    "area_words": { "type": "text", "nullable": true },
    "first_seen": { "type": "partial_date", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "note": { "type": "text", "nullable": true }
   },
   "primaryKey": [ "area_id" ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "branch_report": {
   "columns": {
    "branch_id": { "type": "int8", "nullable": false },
    "month": { "type": "date", "nullable": false },
    "due_on": { "type": "date", "nullable": false },
    "reported_at": { "type": "timestamptz", "nullable": true },
    "figures": { "type": "int4", "nullable": false },
    "status": { "type": "text", "nullable": false },
    "reason": { "type": "sentence", "nullable": false },
    "missing_segments": { "type": "segment", "nullable": false, "array": true },
    "missing_ids": { "type": "int8", "nullable": false, "array": true }
   }
  },
  "branches_release": {
   "columns": {
    "region_id": { "type": "int8", "nullable": false },
    "area_kind": { "type": "area_kind", "nullable": false }
   },
   "primaryKey": [ "region_id" ],
   "foreignKeys": [
    {
     "columns": [ "region_id", "area_kind" ],
     "table": "area",
     "references": [ "id", "kind" ]
    }
   ]
  },
  "calendar_entry": {
   "columns": {
    "mou_id": { "type": "int8", "nullable": false },
    "may_end_from": { "type": "date", "nullable": false },
    "ends_on": { "type": "date", "nullable": false },
    "uid": { "type": "text", "nullable": false },
    "summary": { "type": "text", "nullable": false },
    "description": { "type": "text", "nullable": false },
    "stamp": { "type": "timestamptz", "nullable": false },
    "revision": { "type": "int4", "nullable": false }
   }
  },
  "cascade_count": {
   "columns": {
    "expected": { "type": "int4", "nullable": true },
    "covered": { "type": "int4", "nullable": true },
    "possibly_covered": { "type": "int4", "nullable": true }
   }
  },
  "cascade_month": {
   "columns": {
    "month": { "type": "date", "nullable": false },
    "expected": { "type": "int4", "nullable": false },
    "covered": { "type": "int4", "nullable": false },
    "possibly_covered": { "type": "int4", "nullable": false }
   }
  },
  "cascade_slot": {
   "columns": {
    "local_government_id": { "type": "int8", "nullable": false },
    "status": { "type": "cascade_status", "nullable": false },
    "mou_id": { "type": "int8", "nullable": true }
   }
  },
  "catalogue_text": {
   "columns": {
    "english": { "type": "text", "nullable": false },
    "indonesian": { "type": "text", "nullable": false },
    "sought": { "type": "text", "nullable": false }
   },
   "primaryKey": [ "english" ]
  },
  "change": {
   "relations": 8,
   "columns": {
    "part": { "type": "text", "nullable": false },
    "at": { "type": "timestamptz", "nullable": false },
    "place": { "type": "int8", "nullable": false },
    "id": { "type": "text", "nullable": false },
    "kind": { "type": "change_kind", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "measure": { "type": "measure", "nullable": true },
    "figure_id": { "type": "int8", "nullable": true },
    "mou_id": { "type": "int8", "nullable": true },
    "target_id": { "type": "int8", "nullable": true },
    "said": { "type": "sentence", "nullable": false }
   }
  },
  "channel": {
   "columns": {
    "code": { "type": "text", "nullable": false },
    "name": { "type": "text", "nullable": false },
    "operator": { "type": "text", "nullable": false },
    "purpose": { "type": "channel_purpose", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "note": { "type": "text", "nullable": true },
    "id": { "type": "int8", "nullable": false }
   },
   "primaryKey": [ "code" ],
   "uniques": [
    [ "id" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "claim": {
   "columns": {
    "code": { "type": "text", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "subject": { "type": "text", "nullable": false },
    "predicate": { "type": "text", "nullable": false },
    "words": { "type": "text", "nullable": false },
    "number": { "type": "numeric", "nullable": true },
    "unit": { "type": "text", "nullable": true },
    "precision": { "type": "text", "nullable": true },
    "as_of": { "type": "partial_date", "nullable": false },
    "scope": { "type": "text", "nullable": false },
    "needs_interpretation": { "type": "bool", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "code" ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "closed_working_area": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "branch_id": { "type": "int8", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "note": { "type": "text", "nullable": true },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "branch_id" ],
     "table": "branch",
     "references": [ "area_id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "commitment": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "mou_id": { "type": "int8", "nullable": false },
    "words": { "type": "text", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "programmes": { "type": "programme_code", "nullable": false, "array": true },
    "workers": { "type": "quantity", "nullable": true },
    "payer": { "type": "payer", "nullable": false },
    "budget": { "type": "quantity", "nullable": true },
    "source_id": { "type": "int8", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "mou_id" ],
     "table": "mou",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "comparison": {
   "columns": {
    "area_id": { "type": "int8", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "quantity": { "type": "quantity", "nullable": true },
    "figure_id": { "type": "int8", "nullable": true },
    "is_derived": { "type": "bool", "nullable": true },
    "scope": { "type": "enrollment", "nullable": false },
    "figures": { "type": "int8", "nullable": true, "array": true }
   }
  },
  "complete_sum": {
   "columns": {
    "area_id": { "type": "int8", "nullable": true },
    "measure": { "type": "measure", "nullable": true },
    "segment": { "type": "segment", "nullable": true },
    "basis": { "type": "basis", "nullable": true },
    "month": { "type": "date", "nullable": true },
    "as_of_day": { "type": "date", "nullable": true },
    "quantity": { "type": "quantity", "nullable": true },
    "attribution": { "type": "attribution", "nullable": true },
    "flags": { "type": "figure_flag", "nullable": true, "array": true },
    "figures": { "type": "int8", "nullable": true, "array": true }
   }
  },
  "completeness": {
   "columns": {
    "scope": { "type": "enrollment", "nullable": false },
    "expected": { "type": "int4", "nullable": false },
    "reported": { "type": "int4", "nullable": false },
    "reason": { "type": "sentence", "nullable": true }
   }
  },
  "contribution_discount": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "programme": { "type": "programme_code", "nullable": false },
    "sector": { "type": "contribution_sector", "nullable": false },
    "percent": { "type": "numeric", "nullable": false },
    "excluded_payers": { "type": "payer", "nullable": false, "array": true },
    "valid": { "type": "daterange", "nullable": false },
    "legal_basis": { "type": "text", "nullable": false },
    "source_id": { "type": "int8", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "legal_basis" ],
     "table": "legal_basis",
     "references": [ "code" ]
    },
    {
     "columns": [ "programme" ],
     "table": "programme",
     "references": [ "code" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "contribution_month": {
   "columns": {
    "month": { "type": "date", "nullable": false },
    "rate": { "type": "numeric", "nullable": true },
    "discount": { "type": "numeric", "nullable": false },
    "amount": { "type": "quantity", "nullable": true },
    "reason": { "type": "sentence", "nullable": true }
   }
  },
  "contribution_rate": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "programme": { "type": "programme_code", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "monthly": { "type": "numeric", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "note": { "type": "text", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "programme" ],
     "table": "programme",
     "references": [ "code" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "contribution_scope": {
   "columns": {
    "workers": { "type": "int8", "nullable": false },
    "programmes": { "type": "programme_code", "nullable": true, "array": true },
    "payer": { "type": "payer", "nullable": true },
    "sector": { "type": "contribution_sector", "nullable": true },
    "first_month": { "type": "date", "nullable": true },
    "months": { "type": "int4", "nullable": true }
   }
  },
  "dataset": {
   "columns": {
    "singleton": { "type": "bool", "nullable": false },
    "version": { "type": "int8", "nullable": false },
    "stamp": { "type": "timestamptz", "nullable": false },
    "writer": { "type": "xid8", "nullable": false },
    "expiring_days": { "type": "int4", "nullable": false },
    "undo_days": { "type": "int4", "nullable": false },
    "report_days": { "type": "int4", "nullable": false },
    "comparable_months": { "type": "int4", "nullable": false }
   },
   "primaryKey": [ "singleton" ]
  },
  "disagreement": {
   "columns": {
    "whole": { "type": "segment", "nullable": true },
    "at_least": { "type": "numeric", "nullable": true },
    "at_most": { "type": "numeric", "nullable": true },
    "segments_at_least": { "type": "numeric", "nullable": true },
    "segments_at_most": { "type": "numeric", "nullable": true }
   }
  },
  "distribution": {
   "columns": {
    "scope": { "type": "enrollment", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "over": { "type": "roll_up_over", "nullable": false },
    "areas": { "type": "int4", "nullable": false },
    "counted": { "type": "int4", "nullable": false },
    "earliest": { "type": "date", "nullable": true },
    "latest": { "type": "date", "nullable": true },
    "minimum": { "type": "quantity", "nullable": true },
    "p25": { "type": "quantity", "nullable": true },
    "median": { "type": "quantity", "nullable": true },
    "p75": { "type": "quantity", "nullable": true },
    "maximum": { "type": "quantity", "nullable": true },
    "not_computable": { "type": "not_computable", "nullable": true }
   }
  },
  "document": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "mou_id": { "type": "int8", "nullable": false },
    "title": { "type": "text", "nullable": false },
    "url": { "type": "text", "nullable": false },
    "is_public": { "type": "bool", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "mou_id", "url" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "mou_id" ],
     "table": "mou",
     "references": [ "id" ]
    }
   ]
  },
  "enrollment": {
   "columns": {
    "area_id": { "type": "int8", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "basis": { "type": "basis", "nullable": true },
    "until": { "type": "date", "nullable": false }
   }
  },
  "figure": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "basis": { "type": "basis", "nullable": false },
    "as_of": { "type": "partial_date", "nullable": false },
    "as_of_day": { "type": "date", "nullable": false },
    "quantity": { "type": "quantity", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "preferred": { "type": "bool", "nullable": false },
    "preferred_reason": { "type": "text", "nullable": true },
    "choice": { "type": "choice_reason", "nullable": true },
    "flags": { "type": "figure_flag", "nullable": false, "array": true },
    "note": { "type": "text", "nullable": true },
    "published_scope": { "type": "text", "nullable": false },
    "revision": { "type": "int4", "nullable": false },
    "revision_reason": { "type": "text", "nullable": true },
    "previous_id": { "type": "int8", "nullable": true },
    "known": { "type": "tstzrange", "nullable": false },
    "of_kind": { "type": "int4", "nullable": false },
    "recorded_by": { "type": "int8", "nullable": true },
    "attribution": { "type": "attribution", "nullable": false },
    "contradicted_while": { "type": "tstzmultirange", "nullable": false },
    "note_language": { "type": "language", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "previous_id" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "previous_id" ],
     "table": "figure",
     "references": [ "id" ]
    },
    {
     "columns": [ "recorded_by" ],
     "table": "actor",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "figure_current": {
   "relations": 2,
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "basis": { "type": "basis", "nullable": false },
    "as_of": { "type": "partial_date", "nullable": false },
    "as_of_day": { "type": "date", "nullable": false },
    "quantity": { "type": "quantity", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "preferred": { "type": "bool", "nullable": false },
    "preferred_reason": { "type": "text", "nullable": true },
    "flags": { "type": "figure_flag", "nullable": false, "array": true },
    "note": { "type": "text", "nullable": true },
    "note_language": { "type": "language", "nullable": true },
    "published_scope": { "type": "text", "nullable": false },
    "revision": { "type": "int4", "nullable": false },
    "revision_reason": { "type": "text", "nullable": true },
    "previous_id": { "type": "int8", "nullable": true },
    "known": { "type": "tstzrange", "nullable": false },
    "attribution": { "type": "attribution", "nullable": false },
    "of_kind": { "type": "int4", "nullable": false }
   }
  },
  "figure_proposal": {
   "columns": {
    "place": { "type": "int8", "nullable": true },
    "area_id": { "type": "int8", "nullable": true },
    "segment": { "type": "segment", "nullable": true },
    "measure": { "type": "measure", "nullable": true },
    "basis": { "type": "basis", "nullable": true },
    "as_of": { "type": "partial_date", "nullable": true },
    "quantity": { "type": "quantity", "nullable": true },
    "source_id": { "type": "int8", "nullable": true },
    "published_scope": { "type": "text", "nullable": true },
    "note": { "type": "text", "nullable": true },
    "refusal": { "type": "outcome", "nullable": true },
    "attribution": { "type": "attribution", "nullable": true }
   }
  },
  "figure_row": {
   "relations": 1,
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "basis": { "type": "basis", "nullable": false },
    "as_of": { "type": "partial_date", "nullable": false },
    "as_of_day": { "type": "date", "nullable": false },
    "quantity": { "type": "quantity", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "preferred": { "type": "bool", "nullable": false },
    "preferred_reason": { "type": "text", "nullable": true },
    "choice": { "type": "choice_reason", "nullable": true },
    "flags": { "type": "figure_flag", "nullable": false, "array": true },
    "note": { "type": "text", "nullable": true },
    "note_language": { "type": "language", "nullable": true },
    "published_scope": { "type": "text", "nullable": false },
    "revision": { "type": "int4", "nullable": false },
    "revision_reason": { "type": "text", "nullable": true },
    "previous_id": { "type": "int8", "nullable": true },
    "known": { "type": "tstzrange", "nullable": false },
    "of_kind": { "type": "int4", "nullable": false },
    "recorded_by": { "type": "int8", "nullable": true },
    "attribution": { "type": "attribution", "nullable": false },
    "contradicted_while": { "type": "tstzmultirange", "nullable": false }
   }
  },
  "figure_sum": {
   "columns": {
    "area_id": { "type": "int8", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "basis": { "type": "basis", "nullable": false },
    "month": { "type": "date", "nullable": false },
    "as_of_day": { "type": "date", "nullable": false },
    "quantity": { "type": "quantity", "nullable": false },
    "attribution": { "type": "attribution", "nullable": false },
    "flags": { "type": "figure_flag", "nullable": false, "array": true },
    "while_known": { "type": "tstzrange", "nullable": false },
    "figures": { "type": "int8", "nullable": false, "array": true }
   },
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    }
   ]
  },
  "figure_tally": {
   "columns": {
    "day": { "type": "date", "nullable": false },
    "opened": { "type": "int8", "nullable": false },
    "closed": { "type": "int8", "nullable": false }
   },
   "primaryKey": [ "day" ]
  },
  "figure_there": {
   "columns": {
    "place": { "type": "int8", "nullable": true },
    "figure_id": { "type": "int8", "nullable": true },
    "is_same": { "type": "bool", "nullable": true }
   }
  },
  "figure_withdrawal": {
   "columns": {
    "figure_id": { "type": "int8", "nullable": false },
    "reason": { "type": "text", "nullable": false },
    "withdrawn_at": { "type": "timestamptz", "nullable": false }
   },
   "primaryKey": [ "figure_id" ],
   "foreignKeys": [
    {
     "columns": [ "figure_id" ],
     "table": "figure",
     "references": [ "id" ]
    }
   ]
  },
  "follow_up_instrument": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "code": { "type": "text", "nullable": false },
    "kind": { "type": "follow_up_kind", "nullable": false },
    "published_kind": { "type": "text", "nullable": false },
    "number": { "type": "text", "nullable": true },
    "issued_on": { "type": "partial_date", "nullable": false },
    "effective_from": { "type": "partial_date", "nullable": true },
    "effective_to": { "type": "partial_date", "nullable": true },
    "area_id": { "type": "int8", "nullable": false },
    "mou_id": { "type": "int8", "nullable": true },
    "issuer": { "type": "text", "nullable": false },
    "addressee": { "type": "text", "nullable": true },
    "scope": { "type": "text", "nullable": true },
    "workers": { "type": "quantity", "nullable": true },
    "funding": { "type": "text", "nullable": true },
    "follow_up": { "type": "text", "nullable": true },
    "note": { "type": "text", "nullable": true },
    "source_id": { "type": "int8", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "code" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "mou_id" ],
     "table": "mou",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "kept": {
   "columns": {
    "name": { "type": "text", "nullable": false },
    "made_by": { "type": "text", "nullable": false }
   },
   "primaryKey": [ "name" ]
  },
  "legal_basis": {
   "columns": {
    "code": { "type": "text", "nullable": false },
    "title": { "type": "text", "nullable": false },
    "says": { "type": "text", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "source_id": { "type": "int8", "nullable": false }
   },
   "primaryKey": [ "code" ],
   "foreignKeys": [
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "market": {
   "columns": {
    "area_id": { "type": "int8", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "note": { "type": "text", "nullable": true },
    "edits": { "type": "text", "nullable": false, "array": true },
    "recorded_at": { "type": "timestamptz", "nullable": false }
   },
   "primaryKey": [ "area_id" ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "market_closure": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "market_id": { "type": "int8", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "market_id" ],
     "table": "market",
     "references": [ "area_id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "market_collection": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "market_id": { "type": "int8", "nullable": false },
    "frequency": { "type": "collection_frequency", "nullable": false },
    "collector": { "type": "text", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false },
    "mou_id": { "type": "int8", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "market_id" ],
     "table": "market",
     "references": [ "area_id" ]
    },
    {
     "columns": [ "mou_id" ],
     "table": "mou",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "market_manager": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "market_id": { "type": "int8", "nullable": false },
    "kind": { "type": "manager_kind", "nullable": false },
    "manager": { "type": "text", "nullable": true },
    "valid": { "type": "daterange", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "market_id" ],
     "table": "market",
     "references": [ "area_id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "market_target": {
   "columns": {
    "required": { "type": "int4", "nullable": false },
    "achieved": { "type": "int4", "nullable": true },
    "unknown_manager": { "type": "int4", "nullable": true },
    "met": { "type": "bool", "nullable": true },
    "reason": { "type": "sentence", "nullable": false }
   }
  },
  "membership": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "kind": { "type": "membership_kind", "nullable": false },
    "child_id": { "type": "int8", "nullable": false },
    "parent_id": { "type": "int8", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "verification": { "type": "verification", "nullable": false },
    "note": { "type": "text", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "child_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "parent_id" ],
     "table": "area",
     "references": [ "id" ]
    }
   ]
  },
  "milestone": {
   "columns": {
    "row_id": { "type": "int8", "nullable": false },
    "id": { "type": "int8", "nullable": false },
    "mou_id": { "type": "int8", "nullable": false },
    "title": { "type": "text", "nullable": false },
    "due_on": { "type": "date", "nullable": true },
    "met_on": { "type": "date", "nullable": true },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "row_id" ],
   "foreignKeys": [
    {
     "columns": [ "mou_id" ],
     "table": "mou",
     "references": [ "id" ]
    }
   ]
  },
  "misfit": {
   "columns": {
    "areas": { "type": "int8", "nullable": true, "array": true },
    "measure": { "type": "measure", "nullable": true },
    "segments": { "type": "segment", "nullable": true, "array": true },
    "warning": { "type": "outcome", "nullable": true }
   }
  },
  "mou": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "code": { "type": "text", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "is_public": { "type": "bool", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "code" ],
    [ "id", "area_id" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    }
   ]
  },
  "mou_agency": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "mou_id": { "type": "int8", "nullable": false },
    "agency": { "type": "text", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "mou_id" ],
     "table": "mou",
     "references": [ "id" ]
    }
   ]
  },
  "mou_budget": {
   "columns": {
    "planned": { "type": "quantity", "nullable": true },
    "spent": { "type": "quantity", "nullable": true },
    "remaining": { "type": "quantity", "nullable": true },
    "used": { "type": "ratio", "nullable": false },
    "needed": { "type": "quantity", "nullable": true },
    "needed_reason": { "type": "sentence", "nullable": false }
   }
  },
  "mou_change": {
   "columns": {
    "field": { "type": "text", "nullable": false },
    "before": { "type": "jsonb", "nullable": true },
    "after": { "type": "jsonb", "nullable": true }
   }
  },
  "mou_current": {
   "relations": 2,
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "code": { "type": "text", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "version": { "type": "int4", "nullable": false },
    "instrument": { "type": "mou_instrument", "nullable": false },
    "published_instrument": { "type": "text", "nullable": false },
    "published_government": { "type": "text", "nullable": true },
    "published_agency": { "type": "text", "nullable": true },
    "number": { "type": "text", "nullable": true },
    "title": { "type": "text", "nullable": true },
    "stage": { "type": "mou_stage", "nullable": false },
    "is_public": { "type": "bool", "nullable": false },
    "event_on": { "type": "partial_date", "nullable": false },
    "signed_on": { "type": "partial_date", "nullable": true },
    "effective_from": { "type": "partial_date", "nullable": true },
    "effective_to": { "type": "partial_date", "nullable": true },
    "parent_id": { "type": "int8", "nullable": true },
    "renews_id": { "type": "int8", "nullable": true },
    "scope": { "type": "text", "nullable": true },
    "funding": { "type": "text", "nullable": true },
    "note": { "type": "text", "nullable": true },
    "text_language": { "type": "language", "nullable": true },
    "source_id": { "type": "int8", "nullable": false },
    "signed_day": { "type": "date", "nullable": true },
    "end_day": { "type": "date", "nullable": true },
    "over_after": { "type": "date", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   }
  },
  "mou_event": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "mou_id": { "type": "int8", "nullable": false },
    "at": { "type": "timestamptz", "nullable": false },
    "occurred_at": { "type": "timestamptz", "nullable": false },
    "kind": { "type": "mou_event_kind", "nullable": false },
    "version": { "type": "int4", "nullable": false },
    "ends_on": { "type": "date", "nullable": true },
    "within_days": { "type": "int4", "nullable": true },
    "renewed_from": { "type": "date", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "mou_id", "kind", "ends_on" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "mou_id" ],
     "table": "mou",
     "references": [ "id" ]
    }
   ]
  },
  "mou_note": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "mou_id": { "type": "int8", "nullable": false },
    "author_id": { "type": "int8", "nullable": true },
    "at": { "type": "timestamptz", "nullable": false },
    "words": { "type": "text", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "author_id" ],
     "table": "actor",
     "references": [ "id" ]
    },
    {
     "columns": [ "mou_id" ],
     "table": "mou",
     "references": [ "id" ]
    }
   ]
  },
  "mou_party": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "mou_id": { "type": "int8", "nullable": false },
    "mou_area_id": { "type": "int8", "nullable": false },
    "position": { "type": "int4", "nullable": false },
    "role": { "type": "party_role", "nullable": false },
    "office": { "type": "text", "nullable": false },
    "area_id": { "type": "int8", "nullable": true },
    "signatory": { "type": "text", "nullable": true },
    "attendee": { "type": "text", "nullable": true },
    "capacity": { "type": "signing_capacity", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "mou_id", "mou_area_id" ],
     "table": "mou",
     "references": [ "id", "area_id" ]
    }
   ]
  },
  "mou_person": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "mou_id": { "type": "int8", "nullable": false },
    "position": { "type": "int4", "nullable": false },
    "name": { "type": "text", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "mou_id" ],
     "table": "mou",
     "references": [ "id" ]
    }
   ]
  },
  "mou_progress": {
   "columns": {
    "area_id": { "type": "int8", "nullable": false },
    "at": { "type": "date", "nullable": false }
   }
  },
  "mou_progress_report": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "mou_id": { "type": "int8", "nullable": false },
    "as_of": { "type": "partial_date", "nullable": false },
    "as_of_day": { "type": "date", "nullable": false },
    "workers": { "type": "quantity", "nullable": false },
    "spent": { "type": "quantity", "nullable": true },
    "note": { "type": "text", "nullable": true },
    "source_id": { "type": "int8", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "mou_id", "as_of", "source_id", "known" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "mou_id" ],
     "table": "mou",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "mou_renewal": {
   "columns": {
    "signed_day": { "type": "date", "nullable": true },
    "surely_from": { "type": "date", "nullable": true },
    "first_from": { "type": "date", "nullable": true }
   }
  },
  "mou_stage_reached": {
   "columns": {
    "stage": { "type": "mou_stage", "nullable": true },
    "event_on": { "type": "partial_date", "nullable": true }
   }
  },
  "mou_standing": {
   "columns": {
    "status": { "type": "mou_status", "nullable": false },
    "reason": { "type": "sentence", "nullable": false }
   }
  },
  "mou_status_count": {
   "columns": {
    "status": { "type": "mou_status", "nullable": false },
    "count": { "type": "int4", "nullable": false }
   }
  },
  "mou_transition": {
   "columns": {
    "from_stage": { "type": "mou_stage", "nullable": false },
    "to_stage": { "type": "mou_stage", "nullable": false }
   },
   "primaryKey": [ "from_stage", "to_stage" ]
  },
  "mou_version": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "mou_id": { "type": "int8", "nullable": false },
    "mou_area_id": { "type": "int8", "nullable": false },
    "version": { "type": "int4", "nullable": false },
    "instrument": { "type": "mou_instrument", "nullable": false },
    "published_instrument": { "type": "text", "nullable": false },
    "published_government": { "type": "text", "nullable": true },
    "published_agency": { "type": "text", "nullable": true },
    "number": { "type": "text", "nullable": true },
    "title": { "type": "text", "nullable": true },
    "stage": { "type": "mou_stage", "nullable": false },
    "is_public": { "type": "bool", "nullable": false },
    "event_on": { "type": "partial_date", "nullable": false },
    "signed_on": { "type": "partial_date", "nullable": true },
    "effective_from": { "type": "partial_date", "nullable": true },
    "effective_to": { "type": "partial_date", "nullable": true },
    "parent_id": { "type": "int8", "nullable": true },
    "renews_id": { "type": "int8", "nullable": true },
    "scope": { "type": "text", "nullable": true },
    "funding": { "type": "text", "nullable": true },
    "note": { "type": "text", "nullable": true },
    "source_id": { "type": "int8", "nullable": false },
    "reason": { "type": "text", "nullable": true },
    "reason_code": { "type": "version_reason", "nullable": true },
    "also_changed": { "type": "text", "nullable": false, "array": true },
    "begun_on": { "type": "date", "nullable": false },
    "over_after": { "type": "date", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false },
    "known_until": { "type": "timestamptz", "nullable": false },
    "text_language": { "type": "language", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "mou_id", "version" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "mou_id", "mou_area_id" ],
     "table": "mou",
     "references": [ "id", "area_id" ]
    },
    {
     "columns": [ "parent_id" ],
     "table": "mou",
     "references": [ "id" ]
    },
    {
     "columns": [ "renews_id" ],
     "table": "mou",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "movement": {
   "columns": {
    "joined": { "type": "quantity", "nullable": true },
    "left_": { "type": "quantity", "nullable": true },
    "net": { "type": "quantity", "nullable": true },
    "comparable": { "type": "bool", "nullable": false },
    "reason": { "type": "sentence", "nullable": true },
    "flags": { "type": "figure_flag", "nullable": false, "array": true },
    "figures": { "type": "int8", "nullable": false, "array": true }
   }
  },
  "not_computable": {
   "columns": {
    "code": { "type": "not_computable_code", "nullable": false },
    "reason": { "type": "sentence", "nullable": false }
   }
  },
  "number_beside_parts": {
   "columns": {
    "touched": { "type": "touched_number", "nullable": true },
    "own": { "type": "quantity", "nullable": true },
    "at_least": { "type": "numeric", "nullable": true },
    "at_most": { "type": "numeric", "nullable": true }
   }
  },
  "office": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "kind": { "type": "office_kind", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "title": { "type": "text", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "kind", "area_id" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    }
   ]
  },
  "office_term": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "office_id": { "type": "int8", "nullable": false },
    "person_id": { "type": "int8", "nullable": false },
    "title": { "type": "text", "nullable": true },
    "acting": { "type": "bool", "nullable": false },
    "seen_from": { "type": "partial_date", "nullable": false },
    "seen_to": { "type": "partial_date", "nullable": false },
    "seen_day": { "type": "date", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "note": { "type": "text", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "office_id", "person_id", "seen_from", "seen_to" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "office_id" ],
     "table": "office",
     "references": [ "id" ]
    },
    {
     "columns": [ "person_id" ],
     "table": "person",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "opened_working_area": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "branch_id": { "type": "int8", "nullable": false },
    "opened_from": { "type": "date", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "note": { "type": "text", "nullable": true },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "branch_id" ],
     "table": "branch",
     "references": [ "area_id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "outcome": {
   "columns": {
    "kind": { "type": "text", "nullable": false },
    "code": { "type": "text", "nullable": true },
    "parameters": { "type": "jsonb", "nullable": false },
    "path": { "type": "text", "nullable": false, "array": true },
    "id": { "type": "int8", "nullable": true },
    "secret": { "type": "text", "nullable": true },
    "version": { "type": "int4", "nullable": true },
    "details": { "type": "text", "nullable": false, "array": true },
    "ids": { "type": "int8", "nullable": true, "array": true },
    "findings": { "type": "jsonb", "nullable": true }
   }
  },
  "outreach_activity": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "held_on": { "type": "partial_date", "nullable": false },
    "place": { "type": "text", "nullable": false },
    "audience": { "type": "segment", "nullable": false },
    "topic": { "type": "text", "nullable": false },
    "result": { "type": "text", "nullable": true },
    "source_id": { "type": "int8", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "area_id", "place", "held_on" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "part_number": {
   "columns": {
    "quantity": { "type": "quantity", "nullable": true },
    "as_of_day": { "type": "date", "nullable": true },
    "attribution": { "type": "attribution", "nullable": true },
    "flags": { "type": "figure_flag", "nullable": true, "array": true },
    "figures": { "type": "int8", "nullable": true, "array": true }
   }
  },
  "partial_date": {
   "columns": {
    "value": { "type": "text", "nullable": true },
    "precision": { "type": "date_precision", "nullable": false },
    "first_day": { "type": "date", "nullable": true },
    "last_day": { "type": "date", "nullable": true }
   }
  },
  "person": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "name": { "type": "text", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "name" ]
   ]
  },
  "potential": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "kind": { "type": "potential_kind", "nullable": false },
    "as_of": { "type": "partial_date", "nullable": false },
    "as_of_day": { "type": "date", "nullable": false },
    "quantity": { "type": "quantity", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "verification": { "type": "verification", "nullable": false },
    "note": { "type": "text", "nullable": true },
    "published_scope": { "type": "text", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "area_id", "segment", "kind", "as_of", "source_id", "quantity" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "potential_current": {
   "relations": 2,
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "kind": { "type": "potential_kind", "nullable": false },
    "as_of": { "type": "partial_date", "nullable": false },
    "as_of_day": { "type": "date", "nullable": false },
    "quantity": { "type": "quantity", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "verification": { "type": "verification", "nullable": false },
    "note": { "type": "text", "nullable": true },
    "published_scope": { "type": "text", "nullable": false },
    "known": { "type": "tstzrange", "nullable": false }
   }
  },
  "potential_use": {
   "columns": {
    "potential_id": { "type": "int8", "nullable": true },
    "share": { "type": "ratio", "nullable": false },
    "remainder": { "type": "quantity", "nullable": true },
    "reason": { "type": "sentence", "nullable": true }
   }
  },
  "programme": {
   "columns": {
    "code": { "type": "programme_code", "nullable": false },
    "name_id": { "type": "text", "nullable": false },
    "name_en": { "type": "text", "nullable": false },
    "description": { "type": "text", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "source_id": { "type": "int8", "nullable": false }
   },
   "primaryKey": [ "code" ],
   "foreignKeys": [
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "quantity": {
   "columns": {
    "value": { "type": "numeric", "nullable": true },
    "low": { "type": "numeric", "nullable": true },
    "high": { "type": "numeric", "nullable": true },
    "unit": { "type": "unit", "nullable": false },
    "precision": { "type": "quantity_precision", "nullable": false },
    "basis": { "type": "basis", "nullable": true },
    "scheme": { "type": "text", "nullable": true },
    "as_of": { "type": "date", "nullable": true },
    "sources": { "type": "int8", "nullable": true, "array": true }
   }
  },
  "rankable_area": {
   "columns": {
    "area_id": { "type": "int8", "nullable": true },
    "code": { "type": "text", "nullable": true },
    "figure_id": { "type": "int8", "nullable": true },
    "quantity": { "type": "quantity", "nullable": true },
    "ratio": { "type": "ratio", "nullable": true },
    "sort_by": { "type": "numeric", "nullable": true },
    "low": { "type": "numeric", "nullable": true },
    "high": { "type": "numeric", "nullable": true },
    "unit": { "type": "unit", "nullable": true },
    "reason": { "type": "sentence", "nullable": true },
    "is_derived": { "type": "bool", "nullable": true },
    "attribution": { "type": "attribution", "nullable": true },
    "figures": { "type": "int8", "nullable": true, "array": true },
    "target_kind": { "type": "target_kind", "nullable": true },
    "doubt": { "type": "sentence", "nullable": true },
    "as_of_day": { "type": "date", "nullable": true },
    "meant": { "type": "quantity", "nullable": true }
   }
  },
  "ranked_area": {
   "columns": {
    "rank": { "type": "int4", "nullable": false },
    "place": { "type": "int4", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "figure_id": { "type": "int8", "nullable": true },
    "quantity": { "type": "quantity", "nullable": true },
    "ratio": { "type": "ratio", "nullable": true },
    "reason": { "type": "sentence", "nullable": true },
    "is_derived": { "type": "bool", "nullable": true },
    "measure": { "type": "measure", "nullable": true },
    "scope": { "type": "enrollment", "nullable": false },
    "figures": { "type": "int8", "nullable": true, "array": true }
   }
  },
  "ratio": {
   "columns": {
    "value": { "type": "numeric", "nullable": true },
    "low": { "type": "numeric", "nullable": true },
    "high": { "type": "numeric", "nullable": true },
    "numerator": { "type": "quantity", "nullable": true },
    "denominator": { "type": "quantity", "nullable": true },
    "precision": { "type": "quantity_precision", "nullable": true },
    "flags": { "type": "ratio_flag", "nullable": false, "array": true },
    "not_computable": { "type": "not_computable", "nullable": true },
    "figures": { "type": "int8", "nullable": true, "array": true },
    "potentials": { "type": "int8", "nullable": true, "array": true }
   }
  },
  "refused_row": {
   "columns": {
    "place": { "type": "int8", "nullable": true },
    "refusal": { "type": "outcome", "nullable": true }
   }
  },
  "region_market_target": {
   "columns": {
    "branches": { "type": "int4", "nullable": false },
    "required": { "type": "int4", "nullable": false },
    "achieved": { "type": "int4", "nullable": false },
    "branches_met": { "type": "int4", "nullable": false },
    "branches_unknown": { "type": "int4", "nullable": false },
    "reason": { "type": "sentence", "nullable": false }
   }
  },
  "request_outcome": {
   "columns": {
    "actor_id": { "type": "int8", "nullable": false },
    "key": { "type": "text", "nullable": false },
    "fingerprint": { "type": "text", "nullable": false },
    "answer": { "type": "text", "nullable": true },
    "writer": { "type": "xid8", "nullable": false },
    "at": { "type": "timestamptz", "nullable": false }
   },
   "primaryKey": [ "actor_id", "key" ],
   "foreignKeys": [
    {
     "columns": [ "actor_id" ],
     "table": "actor",
     "references": [ "id" ]
    }
   ]
  },
  "role_capability": {
   "columns": {
    "role": { "type": "viewer_role", "nullable": false },
    "capability": { "type": "capability", "nullable": false },
    "as_party": { "type": "bool", "nullable": false },
    "where_branches_release": { "type": "bool", "nullable": false }
   },
   "primaryKey": [ "role", "capability" ]
  },
  "roll_up": {
   "columns": {
    "scope": { "type": "enrollment", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "over": { "type": "roll_up_over", "nullable": false },
    "sum": { "type": "quantity", "nullable": true },
    "reported": { "type": "quantity", "nullable": true },
    "residual": { "type": "quantity", "nullable": true },
    "residual_reason": { "type": "sentence", "nullable": true },
    "expected": { "type": "int4", "nullable": false },
    "counted": { "type": "int4", "nullable": false },
    "is_complete": { "type": "bool", "nullable": false },
    "reason": { "type": "sentence", "nullable": true },
    "not_computable": { "type": "not_computable", "nullable": true },
    "sum_figures": { "type": "int8", "nullable": true, "array": true },
    "reported_figures": { "type": "int8", "nullable": true, "array": true }
   }
  },
  "rules_release": {
   "columns": {
    "schema": { "type": "text", "nullable": false },
    "migration": { "type": "text", "nullable": false },
    "built_at": { "type": "timestamptz", "nullable": false },
    "deployed_at": { "type": "timestamptz", "nullable": true }
   },
   "primaryKey": [ "schema" ]
  },
  "sanction": {
   "columns": {
    "code": { "type": "text", "nullable": false },
    "kind": { "type": "sanction_kind", "nullable": false },
    "name_id": { "type": "text", "nullable": false },
    "name_en": { "type": "text", "nullable": false },
    "description": { "type": "text", "nullable": false },
    "imposed_by": { "type": "text", "nullable": false },
    "legal_basis": { "type": "text", "nullable": false },
    "article": { "type": "text", "nullable": false },
    "step": { "type": "int4", "nullable": false }
   },
   "primaryKey": [ "code" ],
   "foreignKeys": [
    {
     "columns": [ "legal_basis" ],
     "table": "legal_basis",
     "references": [ "code" ]
    }
   ]
  },
  "sanction_count": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "sanction": { "type": "text", "nullable": false },
    "period": { "type": "daterange", "nullable": false },
    "employers": { "type": "int4", "nullable": false },
    "source_id": { "type": "int8", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "area_id", "sanction", "period", "source_id" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "sanction" ],
     "table": "sanction",
     "references": [ "code" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "segment_definition": {
   "columns": {
    "segment": { "type": "segment", "nullable": false },
    "scheme": { "type": "text", "nullable": false },
    "name_id": { "type": "text", "nullable": false },
    "name_en": { "type": "text", "nullable": false },
    "meaning": { "type": "text", "nullable": false },
    "enforcement": { "type": "enforcement", "nullable": false },
    "pays": { "type": "text", "nullable": false },
    "has_employers": { "type": "bool", "nullable": false },
    "source_id": { "type": "int8", "nullable": false }
   },
   "primaryKey": [ "segment" ],
   "foreignKeys": [
    {
     "columns": [ "scheme" ],
     "table": "segment_scheme",
     "references": [ "code" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "segment_number": {
   "columns": {
    "segment": { "type": "segment", "nullable": true },
    "quantity": { "type": "quantity", "nullable": true }
   }
  },
  "segment_scheme": {
   "columns": {
    "code": { "type": "text", "nullable": false },
    "name": { "type": "text", "nullable": false },
    "valid": { "type": "daterange", "nullable": false },
    "note": { "type": "text", "nullable": false }
   },
   "primaryKey": [ "code" ]
  },
  "segment_share": {
   "columns": {
    "figure_id": { "type": "int8", "nullable": true },
    "segment": { "type": "segment", "nullable": false },
    "participants": { "type": "quantity", "nullable": false },
    "share": { "type": "ratio", "nullable": false },
    "figures": { "type": "int8", "nullable": false, "array": true }
   }
  },
  "sentence": {
   "columns": {
    "code": { "type": "text", "nullable": false },
    "parameters": { "type": "jsonb", "nullable": false }
   }
  },
  "sentence_parameter": {
   "columns": {
    "name": { "type": "text", "nullable": false },
    "kind": { "type": "text", "nullable": false },
    "enum": { "type": "text", "nullable": true },
    "value": { "type": "text", "nullable": false }
   }
  },
  "series": {
   "columns": {
    "area_id": { "type": "int8", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "basis": { "type": "basis", "nullable": true },
    "from_day": { "type": "date", "nullable": true },
    "to_day": { "type": "date", "nullable": true },
    "every": { "type": "series_interval", "nullable": false }
   }
  },
  "series_break": {
   "columns": {
    "before": { "type": "date", "nullable": false },
    "after": { "type": "date", "nullable": false },
    "cause": { "type": "break_cause", "nullable": false },
    "reason": { "type": "sentence", "nullable": false }
   }
  },
  "series_change": {
   "columns": {
    "since": { "type": "date", "nullable": false },
    "absolute": { "type": "quantity", "nullable": true },
    "percent": { "type": "numeric", "nullable": true },
    "precision": { "type": "quantity_precision", "nullable": true },
    "comparable": { "type": "bool", "nullable": false },
    "reasons": { "type": "sentence", "nullable": false, "array": true },
    "flags": { "type": "figure_flag", "nullable": false, "array": true },
    "figures": { "type": "int8", "nullable": false, "array": true }
   }
  },
  "series_move": {
   "columns": {
    "day": { "type": "date", "nullable": true },
    "reason": { "type": "sentence", "nullable": true }
   }
  },
  "series_point": {
   "columns": {
    "figure_id": { "type": "int8", "nullable": true },
    "bucket": { "type": "date", "nullable": false },
    "as_of": { "type": "partial_date", "nullable": false },
    "quantity": { "type": "quantity", "nullable": false },
    "basis": { "type": "basis", "nullable": false },
    "change": { "type": "series_change", "nullable": true },
    "year_on_year": { "type": "series_change", "nullable": true },
    "cumulative": { "type": "quantity", "nullable": true },
    "is_derived": { "type": "bool", "nullable": false },
    "scope": { "type": "enrollment", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "figures": { "type": "int8", "nullable": false, "array": true }
   }
  },
  "series_step": {
   "columns": {
    "figure_id": { "type": "int8", "nullable": true },
    "bucket": { "type": "date", "nullable": true },
    "as_of": { "type": "partial_date", "nullable": true },
    "counted_from": { "type": "date", "nullable": true },
    "quantity": { "type": "quantity", "nullable": true },
    "basis": { "type": "basis", "nullable": true },
    "attribution": { "type": "attribution", "nullable": true },
    "is_derived": { "type": "bool", "nullable": true },
    "figures": { "type": "int8", "nullable": true, "array": true },
    "flags": { "type": "figure_flag", "nullable": true, "array": true }
   }
  },
  "sheet_row": {
   "columns": {
    "area": { "type": "text", "nullable": true },
    "area_name": { "type": "text", "nullable": true },
    "segment": { "type": "segment", "nullable": true },
    "segment_name": { "type": "text", "nullable": true },
    "last_month": { "type": "numeric", "nullable": true }
   }
  },
  "source": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "kind": { "type": "source_kind", "nullable": false },
    "citation": { "type": "text", "nullable": false },
    "publisher": { "type": "text", "nullable": false },
    "title": { "type": "text", "nullable": true },
    "url": { "type": "text", "nullable": true },
    "published": { "type": "partial_date", "nullable": false },
    "speaker": { "type": "text", "nullable": true },
    "verification": { "type": "verification", "nullable": false },
    "licence": { "type": "text", "nullable": true },
    "note": { "type": "text", "nullable": true },
    "reporter_id": { "type": "int8", "nullable": true },
    "recorded_at": { "type": "timestamptz", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "citation", "kind", "reporter_id" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "reporter_id" ],
     "table": "actor",
     "references": [ "id" ]
    }
   ]
  },
  "source_citation": {
   "columns": {
    "source_id": { "type": "int8", "nullable": false },
    "since": { "type": "timestamptz", "nullable": false }
   },
   "primaryKey": [ "source_id" ]
  },
  "source_row": {
   "relations": 1,
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "kind": { "type": "source_kind", "nullable": false },
    "citation": { "type": "text", "nullable": false },
    "publisher": { "type": "text", "nullable": false },
    "title": { "type": "text", "nullable": true },
    "url": { "type": "text", "nullable": true },
    "published": { "type": "partial_date", "nullable": false },
    "speaker": { "type": "text", "nullable": true },
    "verification": { "type": "verification", "nullable": false },
    "licence": { "type": "text", "nullable": true },
    "note": { "type": "text", "nullable": true },
    "reporter_id": { "type": "int8", "nullable": true },
    "recorded_at": { "type": "timestamptz", "nullable": false }
   }
  },
  "sub_segment": {
   "columns": {
    "code": { "type": "text", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "name_id": { "type": "text", "nullable": false },
    "name_en": { "type": "text", "nullable": false },
    "permanence": { "type": "permanence", "nullable": false },
    "reason": { "type": "text", "nullable": false },
    "source_id": { "type": "int8", "nullable": false }
   },
   "primaryKey": [ "code" ],
   "foreignKeys": [
    {
     "columns": [ "segment" ],
     "table": "segment_definition",
     "references": [ "segment" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "submission": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "basis": { "type": "basis", "nullable": false },
    "attribution": { "type": "attribution", "nullable": false },
    "as_of": { "type": "partial_date", "nullable": false },
    "fingerprint": { "type": "bytea", "nullable": false },
    "made_by": { "type": "int8", "nullable": false },
    "made_at": { "type": "timestamptz", "nullable": false },
    "acknowledged": { "type": "text", "nullable": false, "array": true }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "made_by" ],
     "table": "actor",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "submission_act": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "submission_id": { "type": "int8", "nullable": false },
    "state": { "type": "submission_state", "nullable": false },
    "remark": { "type": "text", "nullable": true },
    "actor_id": { "type": "int8", "nullable": false },
    "at": { "type": "timestamptz", "nullable": false },
    "released": { "type": "int4", "nullable": true }
   },
   "primaryKey": [ "id" ],
   "foreignKeys": [
    {
     "columns": [ "actor_id" ],
     "table": "actor",
     "references": [ "id" ]
    },
    {
     "columns": [ "submission_id" ],
     "table": "submission",
     "references": [ "id" ]
    }
   ]
  },
  "submission_count": {
   "columns": {
    "read": { "type": "int4", "nullable": false },
    "accepted": { "type": "int4", "nullable": false },
    "rejected": { "type": "int4", "nullable": false },
    "released": { "type": "int4", "nullable": false },
    "unchanged": { "type": "int4", "nullable": false }
   }
  },
  "submission_row": {
   "columns": {
    "submission_id": { "type": "int8", "nullable": false },
    "place": { "type": "int4", "nullable": false },
    "given": { "type": "jsonb", "nullable": false },
    "area_id": { "type": "int8", "nullable": true },
    "segment": { "type": "segment", "nullable": true },
    "measure": { "type": "measure", "nullable": true },
    "quantity": { "type": "quantity", "nullable": true },
    "published_scope": { "type": "text", "nullable": true },
    "note": { "type": "text", "nullable": true },
    "refusal_code": { "type": "text", "nullable": true },
    "refusal_parameters": { "type": "jsonb", "nullable": true },
    "refusal_path": { "type": "text", "nullable": true, "array": true },
    "figure_id": { "type": "int8", "nullable": true },
    "unchanged": { "type": "bool", "nullable": false }
   },
   "primaryKey": [ "submission_id", "place" ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "figure_id" ],
     "table": "figure",
     "references": [ "id" ]
    },
    {
     "columns": [ "submission_id" ],
     "table": "submission",
     "references": [ "id" ]
    }
   ]
  },
  "sum_change": {
   "columns": {
    "area_id": { "type": "int8", "nullable": true },
    "measure": { "type": "measure", "nullable": true },
    "segment": { "type": "segment", "nullable": true },
    "basis": { "type": "basis", "nullable": true },
    "month": { "type": "date", "nullable": true },
    "since": { "type": "timestamptz", "nullable": true }
   }
  },
  "target": {
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "kind": { "type": "target_kind", "nullable": false },
    "quantity": { "type": "quantity", "nullable": false },
    "period": { "type": "daterange", "nullable": false },
    "basis": { "type": "target_basis", "nullable": false },
    "issuer": { "type": "text", "nullable": true },
    "instrument": { "type": "text", "nullable": true },
    "interpretation": { "type": "interpretation", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "note": { "type": "text", "nullable": true },
    "previous_id": { "type": "int8", "nullable": true },
    "known": { "type": "tstzrange", "nullable": false },
    "holds_from": { "type": "date", "nullable": true },
    "attribution": { "type": "attribution", "nullable": false }
   },
   "primaryKey": [ "id" ],
   "uniques": [
    [ "area_id", "segment", "measure", "kind", "period", "basis", "source_id", "issuer", "instrument", "known" ],
    [ "previous_id" ]
   ],
   "foreignKeys": [
    {
     "columns": [ "area_id" ],
     "table": "area",
     "references": [ "id" ]
    },
    {
     "columns": [ "previous_id" ],
     "table": "target",
     "references": [ "id" ]
    },
    {
     "columns": [ "source_id" ],
     "table": "source",
     "references": [ "id" ]
    }
   ]
  },
  "target_current": {
   "relations": 1,
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "kind": { "type": "target_kind", "nullable": false },
    "quantity": { "type": "quantity", "nullable": false },
    "period": { "type": "daterange", "nullable": false },
    "basis": { "type": "target_basis", "nullable": false },
    "issuer": { "type": "text", "nullable": true },
    "instrument": { "type": "text", "nullable": true },
    "interpretation": { "type": "interpretation", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "note": { "type": "text", "nullable": true },
    "previous_id": { "type": "int8", "nullable": true },
    "known": { "type": "tstzrange", "nullable": false },
    "holds_from": { "type": "date", "nullable": true },
    "attribution": { "type": "attribution", "nullable": false }
   }
  },
  "target_progress": {
   "columns": {
    "target_id": { "type": "int8", "nullable": true },
    "actual": { "type": "quantity", "nullable": true },
    "gap": { "type": "quantity", "nullable": true },
    "achieved": { "type": "ratio", "nullable": false },
    "pace": { "type": "quantity", "nullable": true },
    "required_pace": { "type": "quantity", "nullable": true },
    "projected_date": { "type": "date", "nullable": true },
    "status": { "type": "progress_status", "nullable": false },
    "reasons": { "type": "sentence", "nullable": false, "array": true },
    "figures": { "type": "int8", "nullable": true, "array": true }
   }
  },
  "target_reading": {
   "columns": {
    "target_id": { "type": "int8", "nullable": true },
    "reading": { "type": "interpretation", "nullable": false },
    "baseline": { "type": "quantity", "nullable": true },
    "wanted": { "type": "quantity", "nullable": true },
    "actual": { "type": "quantity", "nullable": true },
    "gap": { "type": "quantity", "nullable": true },
    "achieved": { "type": "ratio", "nullable": false },
    "pace": { "type": "quantity", "nullable": true },
    "required_pace": { "type": "quantity", "nullable": true },
    "projected_date": { "type": "date", "nullable": true },
    "status": { "type": "progress_status", "nullable": false },
    "reasons": { "type": "sentence", "nullable": false, "array": true },
    "figures": { "type": "int8", "nullable": true, "array": true }
   }
  },
  "target_row": {
   "relations": 1,
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "kind": { "type": "target_kind", "nullable": false },
    "quantity": { "type": "quantity", "nullable": false },
    "period": { "type": "daterange", "nullable": false },
    "basis": { "type": "target_basis", "nullable": false },
    "issuer": { "type": "text", "nullable": true },
    "instrument": { "type": "text", "nullable": true },
    "interpretation": { "type": "interpretation", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "note": { "type": "text", "nullable": true },
    "previous_id": { "type": "int8", "nullable": true },
    "known": { "type": "tstzrange", "nullable": false },
    "holds_from": { "type": "date", "nullable": true },
    "attribution": { "type": "attribution", "nullable": false }
   }
  },
  "target_stated": {
   "relations": 1,
   "columns": {
    "id": { "type": "int8", "nullable": false },
    "area_id": { "type": "int8", "nullable": false },
    "segment": { "type": "segment", "nullable": false },
    "measure": { "type": "measure", "nullable": false },
    "kind": { "type": "target_kind", "nullable": false },
    "quantity": { "type": "quantity", "nullable": false },
    "period": { "type": "daterange", "nullable": false },
    "basis": { "type": "target_basis", "nullable": false },
    "issuer": { "type": "text", "nullable": true },
    "instrument": { "type": "text", "nullable": true },
    "interpretation": { "type": "interpretation", "nullable": false },
    "source_id": { "type": "int8", "nullable": false },
    "note": { "type": "text", "nullable": true },
    "previous_id": { "type": "int8", "nullable": true },
    "known": { "type": "tstzrange", "nullable": false },
    "holds_from": { "type": "date", "nullable": true },
    "attribution": { "type": "attribution", "nullable": false }
   }
  },
  "term": {
   "columns": {
    "enum": { "type": "text", "nullable": false },
    "value": { "type": "text", "nullable": false },
    "language": { "type": "text", "nullable": false },
    "place": { "type": "int4", "nullable": false },
    "label": { "type": "text", "nullable": false },
    "explanation": { "type": "text", "nullable": false }
   },
   "primaryKey": [ "enum", "value", "language" ]
  },
  "time_disagreement": {
   "columns": {
    "first_day": { "type": "date", "nullable": true },
    "last_day": { "type": "date", "nullable": true },
    "at_least": { "type": "numeric", "nullable": true },
    "at_most": { "type": "numeric", "nullable": true },
    "parts_at_least": { "type": "numeric", "nullable": true },
    "parts_at_most": { "type": "numeric", "nullable": true }
   }
  },
  "touched_number": {
   "columns": {
    "area_id": { "type": "int8", "nullable": true },
    "measure": { "type": "measure", "nullable": true },
    "segment": { "type": "segment", "nullable": true },
    "areas": { "type": "int8", "nullable": true, "array": true },
    "is_divided": { "type": "bool", "nullable": true }
   }
  },
  "unranked_area": {
   "columns": {
    "area_id": { "type": "int8", "nullable": false },
    "code": { "type": "text", "nullable": false },
    "reason": { "type": "sentence", "nullable": false }
   }
  },
  "viewer_identity": {
   "columns": {
    "actor_id": { "type": "int8", "nullable": true },
    "roles": { "type": "text", "nullable": false, "array": true }
   }
  }
 },
 "enums": {
  "area_kind": [ "NATION", "REGION", "PROVINCE", "REGENCY", "CITY", "BRANCH", "MARKET" ],
  "attribution": [ "REGISTRATION", "WORKPLACE", "RESIDENCE", "UNSAID" ],
  "basis": [ "ACTIVE", "REGISTERED", "UNSPECIFIED" ],
  "branch_kind": [ "MAIN", "PIONEER" ],
  "break_cause": [ "BASIS", "SCHEME", "SOURCE", "GEOGRAPHY", "PERIOD", "ATTRIBUTION" ],
  "capability": [ "READ_INTERNAL", "COMMENT", "CONFIRM_MILESTONE", "WRITE_MOU", "WRITE_MARKET", "WRITE_OUTREACH", "SUBMIT_FIGURE", "WRITE_FIGURE", "CORRECT_FIGURE", "CORRECT_OWN_FIGURE", "WRITE_TARGET", "PUBLISH", "READ_ACCESS", "MANAGE_ACCESS", "READ_AUDIT" ],
  "cascade_status": [ "NOT_STARTED", "IN_PREPARATION", "SIGNED", "COVERED", "POSSIBLY_COVERED", "LAPSED", "UNKNOWN" ],
  "change_kind": [ "FIGURE_PUBLISHED", "FIGURE_CORRECTED", "FIGURE_CHOSEN", "FIGURE_WITHDRAWN", "MOU_RECORDED", "MOU_AMENDED", "MOU_EXPIRING", "MOU_EXPIRED", "TARGET_SET", "TARGET_CHANGED", "WORKING_AREA_CLOSED", "WORKING_AREA_OPENED" ],
  "channel_purpose": [ "REGISTRATION", "PAYMENT", "REGISTRATION_AND_PAYMENT", "INFORMATION" ],
  "choice_reason": [ "OTHER_SOURCE_FIRST", "OTHER_WAS_CHOSEN" ],
  "code_system": [ "KEMENDAGRI", "BPS", "ISO_3166_2", "OFFICE" ],
  "collection_frequency": [ "DAILY", "WEEKLY", "MONTHLY" ],
  "contribution_sector": [ "TRANSPORT", "OTHER" ],
  "date_precision": [ "DAY", "MONTH", "YEAR", "YEAR_TO_DATE", "UNKNOWN" ],
  "enforcement": [ "NONE", "SANCTIONS" ],
  "figure_flag": [ "AMBIGUOUS", "CONTRADICTED", "DOES_NOT_ADD_UP", "DENOMINATOR_SUSPECT", "OTHER_ERA", "ESTIMATE", "BASIS_CHANGES" ],
  "follow_up_kind": [ "PKS", "PERGUB", "PERBUP", "PERWALI", "PERDA", "SK", "CIRCULAR", "APBD_LINE" ],
  "interpretation": [ "REMAINING", "WHOLE_PERIOD", "UNCLEAR", "LITERAL" ],
  "language": [ "ID", "EN" ],
  "manager_kind": [ "GOVERNMENT", "PRIVATE", "UNKNOWN" ],
  "market_status": [ "REGISTERED", "IN_PREPARATION", "TAKES_PART", "CLOSED" ],
  "measure": [ "PARTICIPANTS", "EMPLOYERS", "JOINED", "LEFT", "COVERAGE", "MARKETS" ],
  "membership_kind": [ "ADMINISTRATIVE", "REGION", "WORKING_AREA", "PARENT_BRANCH", "LOCATION", "OFFICE_LOCATION" ],
  "milestone_status": [ "DUE", "MET", "LATE" ],
  "mou_event_kind": [ "RECORDED", "AMENDED", "EXPIRING", "EXPIRED" ],
  "mou_instrument": [ "MOU", "NOTA_KESEPAHAMAN", "KESEPAKATAN_BERSAMA", "NOTA_KESEPAKATAN", "PKS", "ADDENDUM", "COOPERATION", "LAUNCH", "MARKET_PROGRAMME" ],
  "mou_stage": [ "UNKNOWN", "IDENTIFIED", "PROPOSED", "DRAFTING", "LEGAL_REVIEW", "AGREED", "SIGNED", "LAUNCHED", "SUSPENDED", "TERMINATED", "CANCELLED" ],
  "mou_status": [ "UNKNOWN", "PROPOSED", "DRAFTING", "LEGAL_REVIEW", "AGREED", "SIGNED", "LAUNCHED", "ACTIVE", "EXPIRING", "POSSIBLY_ACTIVE", "EXPIRED", "GAP", "RENEWED", "SUSPENDED", "TERMINATED", "CANCELLED" ],
  "mou_warning": [ "RETROACTIVE", "SIGNED_BY_PROXY", "GAP_BEFORE_RENEWAL", "DATE_UNKNOWN", "END_UNKNOWN", "DATE_INEXACT", "SHORT_TERM", "INSTRUMENT_UNCLEAR" ],
  "not_computable_code": [ "NO_FIGURE", "NO_DENOMINATOR", "NO_BASELINE", "UNCLEAR_TARGET", "BASIS_DIFFERS", "SCHEME_DIFFERS", "UNIT_DIFFERS", "UNBOUNDED", "ATTRIBUTION_DIFFERS", "TARGET_REPLACED" ],
  "office_kind": [ "REGION_HEAD", "GOVERNOR", "REGENT", "MAYOR", "BRANCH_HEAD" ],
  "party_role": [ "GOVERNMENT", "AGENCY", "MARKET_MANAGER", "BANK", "ASSOCIATION", "INFLUENTIAL_PERSON", "OTHER", "WITNESS" ],
  "payer": [ "SELF", "EMPLOYER", "APBD", "DBH_SAWIT", "APBD_AND_DBH_SAWIT", "CSR", "UNKNOWN" ],
  "permanence": [ "PERMANENT", "SEMI_PERMANENT", "TRANSIENT" ],
  "potential_kind": [ "ELIGIBLE_WORKFORCE", "LABOUR_FORCE", "ADDRESSABLE", "UNENROLLED" ],
  "programme_code": [ "JKK", "JKM", "JHT", "JP", "JKP" ],
  "progress_status": [ "ACHIEVED", "REACHED_SO_FAR", "ON_TRACK", "BEHIND", "MISSED", "NOT_COMPUTABLE" ],
  "quantity_precision": [ "EXACT", "APPROXIMATE", "ESTIMATE", "AT_LEAST", "MORE_THAN", "RANGE" ],
  "ratio_base": [ "EMPLOYERS", "ELIGIBLE_WORKFORCE", "ALL_SEGMENTS", "TARGET", "BEFORE" ],
  "ratio_flag": [ "DENOMINATOR_SUSPECT", "DATES_DIFFER", "POTENTIAL_TAKEN_AS_REMAINDER", "AMBIGUOUS_INPUT", "CONTRADICTED_INPUT", "INPUT_DOES_NOT_ADD_UP", "BASIS_CHANGES" ],
  "roll_up_over": [ "LOCAL_GOVERNMENT", "PROVINCE", "REGION", "BRANCH" ],
  "sanction_kind": [ "INSTITUTIONAL", "ADMINISTRATIVE" ],
  "segment": [ "ALL", "FORMAL", "INFORMAL", "PU", "BPU", "PU_BPU", "JAKON", "PMI" ],
  "series_interval": [ "MONTH", "QUARTER", "YEAR" ],
  "signing_capacity": [ "IN_OFFICE", "ACTING", "PROXY", "UNKNOWN", "NOT_SIGNED" ],
  "source_kind": [ "PUBLICATION", "OFFICE_REPORT" ],
  "submission_state": [ "DRAFT", "SUBMITTED", "RETURNED", "WITHDRAWN", "RELEASED" ],
  "target_basis": [ "OFFICE", "RPJPN", "RPJMN", "RKP", "KEMENDAGRI", "REGIONAL_PLAN", "MOU", "UNSTATED" ],
  "target_kind": [ "ADDITION", "STOCK", "COVERAGE", "MARKETS" ],
  "unit": [ "WORKERS", "EMPLOYERS", "TRADERS", "MARKETS", "PROJECTS", "PERCENT", "RUPIAH", "LOCAL_GOVERNMENTS", "WORKERS_PER_MONTH", "EMPLOYERS_PER_MONTH", "TRADERS_PER_MONTH", "PERCENT_PER_MONTH" ],
  "verification": [ "PUBLISHED", "DERIVED", "UNVERIFIED" ],
  "version_reason": [ "SIGNED", "STAGE_RECORDED", "COMMITMENT_SET" ],
  "viewer_role": [ "GOVERNMENT", "BRANCH", "REGION", "AUDITOR", "ADMIN" ]
 }
};
