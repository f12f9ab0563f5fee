// Generated from the database. Do not edit.
import type { Pg } from '../../src/pothos-kysely/index.ts';

export type AreaKind = 'NATION' | 'REGION' | 'PROVINCE' | 'REGENCY' | 'CITY' | 'BRANCH' | 'MARKET';
export type Attribution = 'REGISTRATION' | 'WORKPLACE' | 'RESIDENCE' | 'UNSAID';
export type Basis = 'ACTIVE' | 'REGISTERED' | 'UNSPECIFIED';
export type BranchKind = 'MAIN' | 'PIONEER';
export type BreakCause = 'BASIS' | 'SCHEME' | 'SOURCE' | 'GEOGRAPHY' | 'PERIOD' | 'ATTRIBUTION';
export type Capability = 'READ_INTERNAL' | 'COMMENT' | 'CONFIRM_MILESTONE' | 'WRITE_MOU' | 'WRITE_MARKET' | 'WRITE_OUTREACH' | 'SUBMIT_FIGURE' | 'WRITE_FIGURE' | 'CORRECT_FIGURE' | 'CORRECT_OWN_FIGURE' | 'WRITE_TARGET' | 'PUBLISH' | 'READ_ACCESS' | 'MANAGE_ACCESS' | 'READ_AUDIT';
export type CascadeStatus = 'NOT_STARTED' | 'IN_PREPARATION' | 'SIGNED' | 'COVERED' | 'POSSIBLY_COVERED' | 'LAPSED' | 'UNKNOWN';
export type ChangeKind = 'FIGURE_PUBLISHED' | 'FIGURE_CORRECTED' | 'FIGURE_CHOSEN' | 'FIGURE_WITHDRAWN' | 'MOU_RECORDED' | 'MOU_AMENDED' | 'MOU_EXPIRING' | 'MOU_EXPIRED' | 'TARGET_SET' | 'TARGET_CHANGED' | 'WORKING_AREA_CLOSED' | 'WORKING_AREA_OPENED';
export type ChannelPurpose = 'REGISTRATION' | 'PAYMENT' | 'REGISTRATION_AND_PAYMENT' | 'INFORMATION';
export type ChoiceReason = 'OTHER_SOURCE_FIRST' | 'OTHER_WAS_CHOSEN';
export type CodeSystem = 'KEMENDAGRI' | 'BPS' | 'ISO_3166_2' | 'OFFICE';
export type CollectionFrequency = 'DAILY' | 'WEEKLY' | 'MONTHLY';
export type ContributionSector = 'TRANSPORT' | 'OTHER';
export type DatePrecision = 'DAY' | 'MONTH' | 'YEAR' | 'YEAR_TO_DATE' | 'UNKNOWN';
export type Enforcement = 'NONE' | 'SANCTIONS';
export type FigureFlag = 'AMBIGUOUS' | 'CONTRADICTED' | 'DOES_NOT_ADD_UP' | 'DENOMINATOR_SUSPECT' | 'OTHER_ERA' | 'ESTIMATE' | 'BASIS_CHANGES';
export type FollowUpKind = 'PKS' | 'PERGUB' | 'PERBUP' | 'PERWALI' | 'PERDA' | 'SK' | 'CIRCULAR' | 'APBD_LINE';
export type Interpretation = 'REMAINING' | 'WHOLE_PERIOD' | 'UNCLEAR' | 'LITERAL';
export type Language = 'ID' | 'EN';
export type ManagerKind = 'GOVERNMENT' | 'PRIVATE' | 'UNKNOWN';
export type MarketStatus = 'REGISTERED' | 'IN_PREPARATION' | 'TAKES_PART' | 'CLOSED';
export type Measure = 'PARTICIPANTS' | 'EMPLOYERS' | 'JOINED' | 'LEFT' | 'COVERAGE' | 'MARKETS';
export type MembershipKind = 'ADMINISTRATIVE' | 'REGION' | 'WORKING_AREA' | 'PARENT_BRANCH' | 'LOCATION' | 'OFFICE_LOCATION';
export type MilestoneStatus = 'DUE' | 'MET' | 'LATE';
export type MouEventKind = 'RECORDED' | 'AMENDED' | 'EXPIRING' | 'EXPIRED';
export type MouInstrument = 'MOU' | 'NOTA_KESEPAHAMAN' | 'KESEPAKATAN_BERSAMA' | 'NOTA_KESEPAKATAN' | 'PKS' | 'ADDENDUM' | 'COOPERATION' | 'LAUNCH' | 'MARKET_PROGRAMME';
export type MouStage = 'UNKNOWN' | 'IDENTIFIED' | 'PROPOSED' | 'DRAFTING' | 'LEGAL_REVIEW' | 'AGREED' | 'SIGNED' | 'LAUNCHED' | 'SUSPENDED' | 'TERMINATED' | 'CANCELLED';
export type MouStatus = 'UNKNOWN' | 'PROPOSED' | 'DRAFTING' | 'LEGAL_REVIEW' | 'AGREED' | 'SIGNED' | 'LAUNCHED' | 'ACTIVE' | 'EXPIRING' | 'POSSIBLY_ACTIVE' | 'EXPIRED' | 'GAP' | 'RENEWED' | 'SUSPENDED' | 'TERMINATED' | 'CANCELLED';
export type MouWarning = 'RETROACTIVE' | 'SIGNED_BY_PROXY' | 'GAP_BEFORE_RENEWAL' | 'DATE_UNKNOWN' | 'END_UNKNOWN' | 'DATE_INEXACT' | 'SHORT_TERM' | 'INSTRUMENT_UNCLEAR';
export type NotComputableCode = 'NO_FIGURE' | 'NO_DENOMINATOR' | 'NO_BASELINE' | 'UNCLEAR_TARGET' | 'BASIS_DIFFERS' | 'SCHEME_DIFFERS' | 'UNIT_DIFFERS' | 'UNBOUNDED' | 'ATTRIBUTION_DIFFERS' | 'TARGET_REPLACED';
export type OfficeKind = 'REGION_HEAD' | 'GOVERNOR' | 'REGENT' | 'MAYOR' | 'BRANCH_HEAD';
export type PartyRole = 'GOVERNMENT' | 'AGENCY' | 'MARKET_MANAGER' | 'BANK' | 'ASSOCIATION' | 'INFLUENTIAL_PERSON' | 'OTHER' | 'WITNESS';
export type Payer = 'SELF' | 'EMPLOYER' | 'APBD' | 'DBH_SAWIT' | 'APBD_AND_DBH_SAWIT' | 'CSR' | 'UNKNOWN';
export type Permanence = 'PERMANENT' | 'SEMI_PERMANENT' | 'TRANSIENT';
export type PotentialKind = 'ELIGIBLE_WORKFORCE' | 'LABOUR_FORCE' | 'ADDRESSABLE' | 'UNENROLLED';
export type ProgrammeCode = 'JKK' | 'JKM' | 'JHT' | 'JP' | 'JKP';
export type ProgressStatus = 'ACHIEVED' | 'REACHED_SO_FAR' | 'ON_TRACK' | 'BEHIND' | 'MISSED' | 'NOT_COMPUTABLE';
export type QuantityPrecision = 'EXACT' | 'APPROXIMATE' | 'ESTIMATE' | 'AT_LEAST' | 'MORE_THAN' | 'RANGE';
export type RatioBase = 'EMPLOYERS' | 'ELIGIBLE_WORKFORCE' | 'ALL_SEGMENTS' | 'TARGET' | 'BEFORE';
export type RatioFlag = 'DENOMINATOR_SUSPECT' | 'DATES_DIFFER' | 'POTENTIAL_TAKEN_AS_REMAINDER' | 'AMBIGUOUS_INPUT' | 'CONTRADICTED_INPUT' | 'INPUT_DOES_NOT_ADD_UP' | 'BASIS_CHANGES';
export type RollUpOver = 'LOCAL_GOVERNMENT' | 'PROVINCE' | 'REGION' | 'BRANCH';
export type SanctionKind = 'INSTITUTIONAL' | 'ADMINISTRATIVE';
export type Segment = 'ALL' | 'FORMAL' | 'INFORMAL' | 'PU' | 'BPU' | 'PU_BPU' | 'JAKON' | 'PMI';
export type SeriesInterval = 'MONTH' | 'QUARTER' | 'YEAR';
export type SigningCapacity = 'IN_OFFICE' | 'ACTING' | 'PROXY' | 'UNKNOWN' | 'NOT_SIGNED';
export type SourceKind = 'PUBLICATION' | 'OFFICE_REPORT';
export type SubmissionState = 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'WITHDRAWN' | 'RELEASED';
export type TargetBasis = 'OFFICE' | 'RPJPN' | 'RPJMN' | 'RKP' | 'KEMENDAGRI' | 'REGIONAL_PLAN' | 'MOU' | 'UNSTATED';
export type TargetKind = 'ADDITION' | 'STOCK' | 'COVERAGE' | 'MARKETS';
export type Unit = 'WORKERS' | 'EMPLOYERS' | 'TRADERS' | 'MARKETS' | 'PROJECTS' | 'PERCENT' | 'RUPIAH' | 'LOCAL_GOVERNMENTS' | 'WORKERS_PER_MONTH' | 'EMPLOYERS_PER_MONTH' | 'TRADERS_PER_MONTH' | 'PERCENT_PER_MONTH';
export type Verification = 'PUBLISHED' | 'DERIVED' | 'UNVERIFIED';
export type VersionReason = 'SIGNED' | 'STAGE_RECORDED' | 'COMMITMENT_SET';
export type ViewerRole = 'GOVERNMENT' | 'BRANCH' | 'REGION' | 'AUDITOR' | 'ADMIN';

export interface ActorRow {
  id: bigint;
  code: string;
  name: string;
  area_id: bigint;
  issuer: string | null;
  subject: string | null;
  created_at: Pg<'timestamptz'>;
  created_by: bigint | null;
}

export interface ActorGrantRow {
  id: bigint;
  actor_id: bigint;
  role: ViewerRole;
  area_id: bigint;
  area_kind: AreaKind;
  valid: Pg<'daterange'>;
  granted_at: Pg<'timestamptz'>;
  granted_by: bigint | null;
  ended_at: Pg<'timestamptz'> | null;
}

export interface ApiKeyRow {
  id: bigint;
  code: string;
  actor_id: bigint;
  label: string;
  created_at: Pg<'timestamptz'>;
  created_by: bigint | null;
  expires_at: Pg<'timestamptz'>;
  revoked_at: Pg<'timestamptz'> | null;
  last_used_on: Pg<'date'>;
}

export interface ApiKeyHashRow {
  key_id: bigint;
  hash: Pg<'bytea'>;
}

export interface AreaRow {
  id: bigint;
  kind: AreaKind;
  code: string;
  valid: Pg<'daterange'>;
  time_zone: string | null;
  time_zone_verification: Verification | null;
  zone: string;
  island_group: string | null;
  note: string | null;
  valid_verification: Verification | null;
}

export interface AreaCodeRow {
  id: bigint;
  area_id: bigint;
  system: CodeSystem;
  code: string;
  valid: Pg<'daterange'>;
  verification: Verification;
  note: string | null;
}

export interface AreaNameRow {
  id: bigint;
  area_id: bigint;
  language: Language;
  name: string;
  short_name: string | null;
  is_alias: boolean;
  valid: Pg<'daterange'>;
  verification: Verification;
  note: string | null;
}

export interface AreaRowRow {
  id: bigint;
  kind: AreaKind;
  code: string;
  valid: Pg<'daterange'>;
  valid_verification: Verification | null;
  time_zone: string | null;
  time_zone_verification: Verification | null;
  zone: string;
  island_group: string | null;
  note: string | null;
}

export interface AreaSeatRow {
  id: bigint;
  area_id: bigint;
  name: string;
  valid: Pg<'daterange'>;
  verification: Verification;
  note: string | null;
}

export interface AreaWithinRow {
  ancestor_id: bigint;
  descendant_id: bigint;
  valid: Pg<'daterange'>;
  via: MembershipKind[];
}

export interface AuditLogRow {
  id: bigint;
  at: Pg<'timestamptz'>;
  actor_id: bigint | null;
  request_id: string | null;
  action: string;
  relation: string;
  row_key: string;
  area_id: bigint | null;
  before: Pg<'jsonb'> | null;
  after: Pg<'jsonb'> | null;
}

export interface BenefitRow {
  code: string;
  programme: ProgrammeCode;
  purpose: string;
  name_id: string;
  name_en: string;
  valid: Pg<'daterange'>;
  source_id: bigint;
  note: string | null;
}

export interface BranchRow {
  area_id: bigint;
  kind: BranchKind;
  area_words: string | null;
  first_seen: PartialDateRow;
  source_id: bigint;
  note: string | null;
}

export interface BranchReportRow {
  branch_id: bigint;
  month: Pg<'date'>;
  due_on: Pg<'date'>;
  reported_at: Pg<'timestamptz'> | null;
  figures: number;
  status: string;
  reason: SentenceRow;
  missing_segments: Segment[];
  missing_ids: bigint[];
}

export interface BranchesReleaseRow {
  region_id: bigint;
  area_kind: AreaKind;
}

export interface CalendarEntryRow {
  mou_id: bigint;
  may_end_from: Pg<'date'>;
  ends_on: Pg<'date'>;
  uid: string;
  summary: string;
  description: string;
  stamp: Pg<'timestamptz'>;
  revision: number;
}

export interface CascadeCountRow {
  expected: number | null;
  covered: number | null;
  possibly_covered: number | null;
}

export interface CascadeMonthRow {
  month: Pg<'date'>;
  expected: number;
  covered: number;
  possibly_covered: number;
}

export interface CascadeSlotRow {
  local_government_id: bigint;
  status: CascadeStatus;
  mou_id: bigint | null;
}

export interface CatalogueTextRow {
  english: string;
  indonesian: string;
  sought: string;
}

export interface ChangeRow {
  part: string;
  at: Pg<'timestamptz'>;
  place: bigint;
  id: string;
  kind: ChangeKind;
  area_id: bigint;
  measure: Measure | null;
  figure_id: bigint | null;
  mou_id: bigint | null;
  target_id: bigint | null;
  said: SentenceRow;
}

export interface ChannelRow {
  code: string;
  name: string;
  operator: string;
  purpose: ChannelPurpose;
  valid: Pg<'daterange'>;
  source_id: bigint;
  note: string | null;
  id: bigint;
}

export interface ClaimRow {
  code: string;
  area_id: bigint;
  subject: string;
  predicate: string;
  words: string;
  number: Pg<'numeric'> | null;
  unit: string | null;
  precision: string | null;
  as_of: PartialDateRow;
  scope: string;
  needs_interpretation: boolean;
  source_id: bigint;
  known: Pg<'tstzrange'>;
}

export interface ClosedWorkingAreaRow {
  id: bigint;
  branch_id: bigint;
  valid: Pg<'daterange'>;
  source_id: bigint;
  note: string | null;
  known: Pg<'tstzrange'>;
}

export interface CommitmentRow {
  id: bigint;
  mou_id: bigint;
  words: string;
  segment: Segment;
  programmes: ProgrammeCode[];
  workers: QuantityRow | null;
  payer: Payer;
  budget: QuantityRow | null;
  source_id: bigint;
  known: Pg<'tstzrange'>;
}

export interface ComparisonRow {
  area_id: bigint;
  measure: Measure;
  quantity: QuantityRow | null;
  figure_id: bigint | null;
  is_derived: boolean | null;
  scope: EnrollmentRow;
  figures: bigint[] | null;
}

export interface CompleteSumRow {
  area_id: bigint | null;
  measure: Measure | null;
  segment: Segment | null;
  basis: Basis | null;
  month: Pg<'date'> | null;
  as_of_day: Pg<'date'> | null;
  quantity: QuantityRow | null;
  attribution: Attribution | null;
  flags: FigureFlag[] | null;
  figures: bigint[] | null;
}

export interface CompletenessRow {
  scope: EnrollmentRow;
  expected: number;
  reported: number;
  reason: SentenceRow | null;
}

export interface ContributionDiscountRow {
  id: bigint;
  programme: ProgrammeCode;
  sector: ContributionSector;
  percent: Pg<'numeric'>;
  excluded_payers: Payer[];
  valid: Pg<'daterange'>;
  legal_basis: string;
  source_id: bigint;
}

export interface ContributionMonthRow {
  month: Pg<'date'>;
  rate: Pg<'numeric'> | null;
  discount: Pg<'numeric'>;
  amount: QuantityRow | null;
  reason: SentenceRow | null;
}

export interface ContributionRateRow {
  id: bigint;
  programme: ProgrammeCode;
  segment: Segment;
  monthly: Pg<'numeric'>;
  valid: Pg<'daterange'>;
  source_id: bigint;
  note: string | null;
}

export interface ContributionScopeRow {
  workers: bigint;
  programmes: ProgrammeCode[] | null;
  payer: Payer | null;
  sector: ContributionSector | null;
  first_month: Pg<'date'> | null;
  months: number | null;
}

export interface DatasetRow {
  singleton: boolean;
  version: bigint;
  stamp: Pg<'timestamptz'>;
  writer: Pg<'xid8'>;
  expiring_days: number;
  undo_days: number;
  report_days: number;
  comparable_months: number;
}

export interface DisagreementRow {
  whole: Segment | null;
  at_least: Pg<'numeric'> | null;
  at_most: Pg<'numeric'> | null;
  segments_at_least: Pg<'numeric'> | null;
  segments_at_most: Pg<'numeric'> | null;
}

export interface DistributionRow {
  scope: EnrollmentRow;
  measure: Measure;
  over: RollUpOver;
  areas: number;
  counted: number;
  earliest: Pg<'date'> | null;
  latest: Pg<'date'> | null;
  minimum: QuantityRow | null;
  p25: QuantityRow | null;
  median: QuantityRow | null;
  p75: QuantityRow | null;
  maximum: QuantityRow | null;
  not_computable: NotComputableRow | null;
}

export interface DocumentRow {
  id: bigint;
  mou_id: bigint;
  title: string;
  url: string;
  is_public: boolean;
}

export interface EnrollmentRow {
  area_id: bigint;
  segment: Segment;
  basis: Basis | null;
  until: Pg<'date'>;
}

export interface FigureRow {
  id: bigint;
  area_id: bigint;
  segment: Segment;
  measure: Measure;
  basis: Basis;
  as_of: PartialDateRow;
  as_of_day: Pg<'date'>;
  quantity: QuantityRow;
  source_id: bigint;
  preferred: boolean;
  preferred_reason: string | null;
  choice: ChoiceReason | null;
  flags: FigureFlag[];
  note: string | null;
  published_scope: string;
  revision: number;
  revision_reason: string | null;
  previous_id: bigint | null;
  known: Pg<'tstzrange'>;
  of_kind: number;
  recorded_by: bigint | null;
  attribution: Attribution;
  contradicted_while: Pg<'tstzmultirange'>;
  note_language: Language | null;
}

export interface FigureCurrentRow {
  id: bigint;
  area_id: bigint;
  segment: Segment;
  measure: Measure;
  basis: Basis;
  as_of: PartialDateRow;
  as_of_day: Pg<'date'>;
  quantity: QuantityRow;
  source_id: bigint;
  preferred: boolean;
  preferred_reason: string | null;
  flags: FigureFlag[];
  note: string | null;
  note_language: Language | null;
  published_scope: string;
  revision: number;
  revision_reason: string | null;
  previous_id: bigint | null;
  known: Pg<'tstzrange'>;
  attribution: Attribution;
  of_kind: number;
}

export interface FigureProposalRow {
  place: bigint | null;
  area_id: bigint | null;
  segment: Segment | null;
  measure: Measure | null;
  basis: Basis | null;
  as_of: PartialDateRow | null;
  quantity: QuantityRow | null;
  source_id: bigint | null;
  published_scope: string | null;
  note: string | null;
  refusal: OutcomeRow | null;
  attribution: Attribution | null;
}

export interface FigureRowRow {
  id: bigint;
  area_id: bigint;
  segment: Segment;
  measure: Measure;
  basis: Basis;
  as_of: PartialDateRow;
  as_of_day: Pg<'date'>;
  quantity: QuantityRow;
  source_id: bigint;
  preferred: boolean;
  preferred_reason: string | null;
  choice: ChoiceReason | null;
  flags: FigureFlag[];
  note: string | null;
  note_language: Language | null;
  published_scope: string;
  revision: number;
  revision_reason: string | null;
  previous_id: bigint | null;
  known: Pg<'tstzrange'>;
  of_kind: number;
  recorded_by: bigint | null;
  attribution: Attribution;
  contradicted_while: Pg<'tstzmultirange'>;
}

export interface FigureSumRow {
  area_id: bigint;
  measure: Measure;
  segment: Segment;
  basis: Basis;
  month: Pg<'date'>;
  as_of_day: Pg<'date'>;
  quantity: QuantityRow;
  attribution: Attribution;
  flags: FigureFlag[];
  while_known: Pg<'tstzrange'>;
  figures: bigint[];
}

export interface FigureTallyRow {
  day: Pg<'date'>;
  opened: bigint;
  closed: bigint;
}

export interface FigureThereRow {
  place: bigint | null;
  figure_id: bigint | null;
  is_same: boolean | null;
}

export interface FigureWithdrawalRow {
  figure_id: bigint;
  reason: string;
  withdrawn_at: Pg<'timestamptz'>;
}

export interface FollowUpInstrumentRow {
  id: bigint;
  code: string;
  kind: FollowUpKind;
  published_kind: string;
  number: string | null;
  issued_on: PartialDateRow;
  effective_from: PartialDateRow | null;
  effective_to: PartialDateRow | null;
  area_id: bigint;
  mou_id: bigint | null;
  issuer: string;
  addressee: string | null;
  scope: string | null;
  workers: QuantityRow | null;
  funding: string | null;
  follow_up: string | null;
  note: string | null;
  source_id: bigint;
  known: Pg<'tstzrange'>;
}

export interface KeptRow {
  name: string;
  made_by: string;
}

export interface LegalBasisRow {
  code: string;
  title: string;
  says: string;
  valid: Pg<'daterange'>;
  source_id: bigint;
}

export interface MarketRow {
  area_id: bigint;
  source_id: bigint;
  note: string | null;
  edits: string[];
  recorded_at: Pg<'timestamptz'>;
}

export interface MarketClosureRow {
  id: bigint;
  market_id: bigint;
  valid: Pg<'daterange'>;
  source_id: bigint;
  known: Pg<'tstzrange'>;
}

export interface MarketCollectionRow {
  id: bigint;
  market_id: bigint;
  frequency: CollectionFrequency;
  collector: string;
  valid: Pg<'daterange'>;
  source_id: bigint;
  known: Pg<'tstzrange'>;
  mou_id: bigint | null;
}

export interface MarketManagerRow {
  id: bigint;
  market_id: bigint;
  kind: ManagerKind;
  manager: string | null;
  valid: Pg<'daterange'>;
  source_id: bigint;
  known: Pg<'tstzrange'>;
}

export interface MarketTargetRow {
  required: number;
  achieved: number | null;
  unknown_manager: number | null;
  met: boolean | null;
  reason: SentenceRow;
}

export interface MembershipRow {
  id: bigint;
  kind: MembershipKind;
  child_id: bigint;
  parent_id: bigint;
  valid: Pg<'daterange'>;
  verification: Verification;
  note: string | null;
}

export interface MilestoneRow {
  row_id: bigint;
  id: bigint;
  mou_id: bigint;
  title: string;
  due_on: Pg<'date'> | null;
  met_on: Pg<'date'> | null;
  known: Pg<'tstzrange'>;
}

export interface MisfitRow {
  areas: bigint[] | null;
  measure: Measure | null;
  segments: Segment[] | null;
  warning: OutcomeRow | null;
}

export interface MouRow {
  id: bigint;
  code: string;
  area_id: bigint;
  is_public: boolean;
}

export interface MouAgencyRow {
  id: bigint;
  mou_id: bigint;
  agency: string;
  valid: Pg<'daterange'>;
  known: Pg<'tstzrange'>;
}

export interface MouBudgetRow {
  planned: QuantityRow | null;
  spent: QuantityRow | null;
  remaining: QuantityRow | null;
  used: RatioRow;
  needed: QuantityRow | null;
  needed_reason: SentenceRow;
}

export interface MouChangeRow {
  field: string;
  before: Pg<'jsonb'> | null;
  after: Pg<'jsonb'> | null;
}

export interface MouCurrentRow {
  id: bigint;
  code: string;
  area_id: bigint;
  version: number;
  instrument: MouInstrument;
  published_instrument: string;
  published_government: string | null;
  published_agency: string | null;
  number: string | null;
  title: string | null;
  stage: MouStage;
  is_public: boolean;
  event_on: PartialDateRow;
  signed_on: PartialDateRow | null;
  effective_from: PartialDateRow | null;
  effective_to: PartialDateRow | null;
  parent_id: bigint | null;
  renews_id: bigint | null;
  scope: string | null;
  funding: string | null;
  note: string | null;
  text_language: Language | null;
  source_id: bigint;
  signed_day: Pg<'date'> | null;
  end_day: Pg<'date'> | null;
  over_after: Pg<'date'>;
  known: Pg<'tstzrange'>;
}

export interface MouEventRow {
  id: bigint;
  mou_id: bigint;
  at: Pg<'timestamptz'>;
  occurred_at: Pg<'timestamptz'>;
  kind: MouEventKind;
  version: number;
  ends_on: Pg<'date'> | null;
  within_days: number | null;
  renewed_from: Pg<'date'> | null;
}

export interface MouNoteRow {
  id: bigint;
  mou_id: bigint;
  author_id: bigint | null;
  at: Pg<'timestamptz'>;
  words: string;
}

export interface MouPartyRow {
  id: bigint;
  mou_id: bigint;
  mou_area_id: bigint;
  position: number;
  role: PartyRole;
  office: string;
  area_id: bigint | null;
  signatory: string | null;
  attendee: string | null;
  capacity: SigningCapacity;
  known: Pg<'tstzrange'>;
}

export interface MouPersonRow {
  id: bigint;
  mou_id: bigint;
  position: number;
  name: string;
  known: Pg<'tstzrange'>;
}

export interface MouProgressRow {
  area_id: bigint;
  at: Pg<'date'>;
}

export interface MouProgressReportRow {
  id: bigint;
  mou_id: bigint;
  as_of: PartialDateRow;
  as_of_day: Pg<'date'>;
  workers: QuantityRow;
  spent: QuantityRow | null;
  note: string | null;
  source_id: bigint;
  known: Pg<'tstzrange'>;
}

export interface MouRenewalRow {
  signed_day: Pg<'date'> | null;
  surely_from: Pg<'date'> | null;
  first_from: Pg<'date'> | null;
}

export interface MouStageReachedRow {
  stage: MouStage | null;
  event_on: PartialDateRow | null;
}

export interface MouStandingRow {
  status: MouStatus;
  reason: SentenceRow;
}

export interface MouStatusCountRow {
  status: MouStatus;
  count: number;
}

export interface MouTransitionRow {
  from_stage: MouStage;
  to_stage: MouStage;
}

export interface MouVersionRow {
  id: bigint;
  mou_id: bigint;
  mou_area_id: bigint;
  version: number;
  instrument: MouInstrument;
  published_instrument: string;
  published_government: string | null;
  published_agency: string | null;
  number: string | null;
  title: string | null;
  stage: MouStage;
  is_public: boolean;
  event_on: PartialDateRow;
  signed_on: PartialDateRow | null;
  effective_from: PartialDateRow | null;
  effective_to: PartialDateRow | null;
  parent_id: bigint | null;
  renews_id: bigint | null;
  scope: string | null;
  funding: string | null;
  note: string | null;
  source_id: bigint;
  reason: string | null;
  reason_code: VersionReason | null;
  also_changed: string[];
  begun_on: Pg<'date'>;
  over_after: Pg<'date'>;
  known: Pg<'tstzrange'>;
  known_until: Pg<'timestamptz'>;
  text_language: Language | null;
}

export interface MovementRow {
  joined: QuantityRow | null;
  left_: QuantityRow | null;
  net: QuantityRow | null;
  comparable: boolean;
  reason: SentenceRow | null;
  flags: FigureFlag[];
  figures: bigint[];
}

export interface NotComputableRow {
  code: NotComputableCode;
  reason: SentenceRow;
}

export interface NumberBesidePartsRow {
  touched: TouchedNumberRow | null;
  own: QuantityRow | null;
  at_least: Pg<'numeric'> | null;
  at_most: Pg<'numeric'> | null;
}

export interface OfficeRow {
  id: bigint;
  kind: OfficeKind;
  area_id: bigint;
  title: string;
}

export interface OfficeTermRow {
  id: bigint;
  office_id: bigint;
  person_id: bigint;
  title: string | null;
  acting: boolean;
  seen_from: PartialDateRow;
  seen_to: PartialDateRow;
  seen_day: Pg<'date'>;
  source_id: bigint;
  note: string | null;
}

export interface OpenedWorkingAreaRow {
  id: bigint;
  branch_id: bigint;
  opened_from: Pg<'date'>;
  source_id: bigint;
  note: string | null;
  known: Pg<'tstzrange'>;
}

export interface OutcomeRow {
  kind: string;
  code: string | null;
  parameters: Pg<'jsonb'>;
  path: string[];
  id: bigint | null;
  secret: string | null;
  version: number | null;
  details: string[];
  ids: bigint[] | null;
  findings: Pg<'jsonb'> | null;
}

export interface OutreachActivityRow {
  id: bigint;
  area_id: bigint;
  held_on: PartialDateRow;
  place: string;
  audience: Segment;
  topic: string;
  result: string | null;
  source_id: bigint;
  known: Pg<'tstzrange'>;
}

export interface PartNumberRow {
  quantity: QuantityRow | null;
  as_of_day: Pg<'date'> | null;
  attribution: Attribution | null;
  flags: FigureFlag[] | null;
  figures: bigint[] | null;
}

export interface PartialDateRow {
  value: string | null;
  precision: DatePrecision;
  first_day: Pg<'date'> | null;
  last_day: Pg<'date'> | null;
}

export interface PersonRow {
  id: bigint;
  name: string;
}

export interface PotentialRow {
  id: bigint;
  area_id: bigint;
  segment: Segment;
  kind: PotentialKind;
  as_of: PartialDateRow;
  as_of_day: Pg<'date'>;
  quantity: QuantityRow;
  source_id: bigint;
  verification: Verification;
  note: string | null;
  published_scope: string;
  known: Pg<'tstzrange'>;
}

export interface PotentialCurrentRow {
  id: bigint;
  area_id: bigint;
  segment: Segment;
  kind: PotentialKind;
  as_of: PartialDateRow;
  as_of_day: Pg<'date'>;
  quantity: QuantityRow;
  source_id: bigint;
  verification: Verification;
  note: string | null;
  published_scope: string;
  known: Pg<'tstzrange'>;
}

export interface PotentialUseRow {
  potential_id: bigint | null;
  share: RatioRow;
  remainder: QuantityRow | null;
  reason: SentenceRow | null;
}

export interface ProgrammeRow {
  code: ProgrammeCode;
  name_id: string;
  name_en: string;
  description: string;
  valid: Pg<'daterange'>;
  source_id: bigint;
}

export interface QuantityRow {
  value: Pg<'numeric'> | null;
  low: Pg<'numeric'> | null;
  high: Pg<'numeric'> | null;
  unit: Unit;
  precision: QuantityPrecision;
  basis: Basis | null;
  scheme: string | null;
  as_of: Pg<'date'> | null;
  sources: bigint[] | null;
}

export interface RankableAreaRow {
  area_id: bigint | null;
  code: string | null;
  figure_id: bigint | null;
  quantity: QuantityRow | null;
  ratio: RatioRow | null;
  sort_by: Pg<'numeric'> | null;
  low: Pg<'numeric'> | null;
  high: Pg<'numeric'> | null;
  unit: Unit | null;
  reason: SentenceRow | null;
  is_derived: boolean | null;
  attribution: Attribution | null;
  figures: bigint[] | null;
  target_kind: TargetKind | null;
  doubt: SentenceRow | null;
  as_of_day: Pg<'date'> | null;
  meant: QuantityRow | null;
}

export interface RankedAreaRow {
  rank: number;
  place: number;
  area_id: bigint;
  figure_id: bigint | null;
  quantity: QuantityRow | null;
  ratio: RatioRow | null;
  reason: SentenceRow | null;
  is_derived: boolean | null;
  measure: Measure | null;
  scope: EnrollmentRow;
  figures: bigint[] | null;
}

export interface RatioRow {
  value: Pg<'numeric'> | null;
  low: Pg<'numeric'> | null;
  high: Pg<'numeric'> | null;
  numerator: QuantityRow | null;
  denominator: QuantityRow | null;
  precision: QuantityPrecision | null;
  flags: RatioFlag[];
  not_computable: NotComputableRow | null;
  figures: bigint[] | null;
  potentials: bigint[] | null;
}

export interface RefusedRowRow {
  place: bigint | null;
  refusal: OutcomeRow | null;
}

export interface RegionMarketTargetRow {
  branches: number;
  required: number;
  achieved: number;
  branches_met: number;
  branches_unknown: number;
  reason: SentenceRow;
}

export interface RequestOutcomeRow {
  actor_id: bigint;
  key: string;
  fingerprint: string;
  answer: string | null;
  writer: Pg<'xid8'>;
  at: Pg<'timestamptz'>;
}

export interface RoleCapabilityRow {
  role: ViewerRole;
  capability: Capability;
  as_party: boolean;
  where_branches_release: boolean;
}

export interface RollUpRow {
  scope: EnrollmentRow;
  measure: Measure;
  over: RollUpOver;
  sum: QuantityRow | null;
  reported: QuantityRow | null;
  residual: QuantityRow | null;
  residual_reason: SentenceRow | null;
  expected: number;
  counted: number;
  is_complete: boolean;
  reason: SentenceRow | null;
  not_computable: NotComputableRow | null;
  sum_figures: bigint[] | null;
  reported_figures: bigint[] | null;
}

export interface RulesReleaseRow {
  schema: string;
  migration: string;
  built_at: Pg<'timestamptz'>;
  deployed_at: Pg<'timestamptz'> | null;
}

export interface SanctionRow {
  code: string;
  kind: SanctionKind;
  name_id: string;
  name_en: string;
  description: string;
  imposed_by: string;
  legal_basis: string;
  article: string;
  step: number;
}

export interface SanctionCountRow {
  id: bigint;
  area_id: bigint;
  sanction: string;
  period: Pg<'daterange'>;
  employers: number;
  source_id: bigint;
}

export interface SegmentDefinitionRow {
  segment: Segment;
  scheme: string;
  name_id: string;
  name_en: string;
  meaning: string;
  enforcement: Enforcement;
  pays: string;
  has_employers: boolean;
  source_id: bigint;
}

export interface SegmentNumberRow {
  segment: Segment | null;
  quantity: QuantityRow | null;
}

export interface SegmentSchemeRow {
  code: string;
  name: string;
  valid: Pg<'daterange'>;
  note: string;
}

export interface SegmentShareRow {
  figure_id: bigint | null;
  segment: Segment;
  participants: QuantityRow;
  share: RatioRow;
  figures: bigint[];
}

export interface SentenceRow {
  code: string;
  parameters: Pg<'jsonb'>;
}

export interface SentenceParameterRow {
  name: string;
  kind: string;
  enum: string | null;
  value: string;
}

export interface SeriesRow {
  area_id: bigint;
  measure: Measure;
  segment: Segment;
  basis: Basis | null;
  from_day: Pg<'date'> | null;
  to_day: Pg<'date'> | null;
  every: SeriesInterval;
}

export interface SeriesBreakRow {
  before: Pg<'date'>;
  after: Pg<'date'>;
  cause: BreakCause;
  reason: SentenceRow;
}

export interface SeriesChangeRow {
  since: Pg<'date'>;
  absolute: QuantityRow | null;
  percent: Pg<'numeric'> | null;
  precision: QuantityPrecision | null;
  comparable: boolean;
  reasons: SentenceRow[];
  flags: FigureFlag[];
  figures: bigint[];
}

export interface SeriesMoveRow {
  day: Pg<'date'> | null;
  reason: SentenceRow | null;
}

export interface SeriesPointRow {
  figure_id: bigint | null;
  bucket: Pg<'date'>;
  as_of: PartialDateRow;
  quantity: QuantityRow;
  basis: Basis;
  change: SeriesChangeRow | null;
  year_on_year: SeriesChangeRow | null;
  cumulative: QuantityRow | null;
  is_derived: boolean;
  scope: EnrollmentRow;
  measure: Measure;
  figures: bigint[];
}

export interface SeriesStepRow {
  figure_id: bigint | null;
  bucket: Pg<'date'> | null;
  as_of: PartialDateRow | null;
  counted_from: Pg<'date'> | null;
  quantity: QuantityRow | null;
  basis: Basis | null;
  attribution: Attribution | null;
  is_derived: boolean | null;
  figures: bigint[] | null;
  flags: FigureFlag[] | null;
}

export interface SheetRowRow {
  area: string | null;
  area_name: string | null;
  segment: Segment | null;
  segment_name: string | null;
  last_month: Pg<'numeric'> | null;
}

export interface SourceRow {
  id: bigint;
  kind: SourceKind;
  citation: string;
  publisher: string;
  title: string | null;
  url: string | null;
  published: PartialDateRow;
  speaker: string | null;
  verification: Verification;
  licence: string | null;
  note: string | null;
  reporter_id: bigint | null;
  recorded_at: Pg<'timestamptz'>;
}

export interface SourceCitationRow {
  source_id: bigint;
  since: Pg<'timestamptz'>;
}

export interface SourceRowRow {
  id: bigint;
  kind: SourceKind;
  citation: string;
  publisher: string;
  title: string | null;
  url: string | null;
  published: PartialDateRow;
  speaker: string | null;
  verification: Verification;
  licence: string | null;
  note: string | null;
  reporter_id: bigint | null;
  recorded_at: Pg<'timestamptz'>;
}

export interface SubSegmentRow {
  code: string;
  segment: Segment;
  name_id: string;
  name_en: string;
  permanence: Permanence;
  reason: string;
  source_id: bigint;
}

export interface SubmissionRow {
  id: bigint;
  area_id: bigint;
  source_id: bigint;
  basis: Basis;
  attribution: Attribution;
  as_of: PartialDateRow;
  fingerprint: Pg<'bytea'>;
  made_by: bigint;
  made_at: Pg<'timestamptz'>;
  acknowledged: string[];
}

export interface SubmissionActRow {
  id: bigint;
  submission_id: bigint;
  state: SubmissionState;
  remark: string | null;
  actor_id: bigint;
  at: Pg<'timestamptz'>;
  released: number | null;
}

export interface SubmissionCountRow {
  read: number;
  accepted: number;
  rejected: number;
  released: number;
  unchanged: number;
}

export interface SubmissionRowRow {
  submission_id: bigint;
  place: number;
  given: Pg<'jsonb'>;
  area_id: bigint | null;
  segment: Segment | null;
  measure: Measure | null;
  quantity: QuantityRow | null;
  published_scope: string | null;
  note: string | null;
  refusal_code: string | null;
  refusal_parameters: Pg<'jsonb'> | null;
  refusal_path: string[] | null;
  figure_id: bigint | null;
  unchanged: boolean;
}

export interface SumChangeRow {
  area_id: bigint | null;
  measure: Measure | null;
  segment: Segment | null;
  basis: Basis | null;
  month: Pg<'date'> | null;
  since: Pg<'timestamptz'> | null;
}

export interface TargetRow {
  id: bigint;
  area_id: bigint;
  segment: Segment;
  measure: Measure;
  kind: TargetKind;
  quantity: QuantityRow;
  period: Pg<'daterange'>;
  basis: TargetBasis;
  issuer: string | null;
  instrument: string | null;
  interpretation: Interpretation;
  source_id: bigint;
  note: string | null;
  previous_id: bigint | null;
  known: Pg<'tstzrange'>;
  holds_from: Pg<'date'> | null;
  attribution: Attribution;
}

export interface TargetCurrentRow {
  id: bigint;
  area_id: bigint;
  segment: Segment;
  measure: Measure;
  kind: TargetKind;
  quantity: QuantityRow;
  period: Pg<'daterange'>;
  basis: TargetBasis;
  issuer: string | null;
  instrument: string | null;
  interpretation: Interpretation;
  source_id: bigint;
  note: string | null;
  previous_id: bigint | null;
  known: Pg<'tstzrange'>;
  holds_from: Pg<'date'> | null;
  attribution: Attribution;
}

export interface TargetProgressRow {
  target_id: bigint | null;
  actual: QuantityRow | null;
  gap: QuantityRow | null;
  achieved: RatioRow;
  pace: QuantityRow | null;
  required_pace: QuantityRow | null;
  projected_date: Pg<'date'> | null;
  status: ProgressStatus;
  reasons: SentenceRow[];
  figures: bigint[] | null;
}

export interface TargetReadingRow {
  target_id: bigint | null;
  reading: Interpretation;
  baseline: QuantityRow | null;
  wanted: QuantityRow | null;
  actual: QuantityRow | null;
  gap: QuantityRow | null;
  achieved: RatioRow;
  pace: QuantityRow | null;
  required_pace: QuantityRow | null;
  projected_date: Pg<'date'> | null;
  status: ProgressStatus;
  reasons: SentenceRow[];
  figures: bigint[] | null;
}

export interface TargetRowRow {
  id: bigint;
  area_id: bigint;
  segment: Segment;
  measure: Measure;
  kind: TargetKind;
  quantity: QuantityRow;
  period: Pg<'daterange'>;
  basis: TargetBasis;
  issuer: string | null;
  instrument: string | null;
  interpretation: Interpretation;
  source_id: bigint;
  note: string | null;
  previous_id: bigint | null;
  known: Pg<'tstzrange'>;
  holds_from: Pg<'date'> | null;
  attribution: Attribution;
}

export interface TargetStatedRow {
  id: bigint;
  area_id: bigint;
  segment: Segment;
  measure: Measure;
  kind: TargetKind;
  quantity: QuantityRow;
  period: Pg<'daterange'>;
  basis: TargetBasis;
  issuer: string | null;
  instrument: string | null;
  interpretation: Interpretation;
  source_id: bigint;
  note: string | null;
  previous_id: bigint | null;
  known: Pg<'tstzrange'>;
  holds_from: Pg<'date'> | null;
  attribution: Attribution;
}

export interface TermRow {
  enum: string;
  value: string;
  language: string;
  place: number;
  label: string;
  explanation: string;
}

export interface TimeDisagreementRow {
  first_day: Pg<'date'> | null;
  last_day: Pg<'date'> | null;
  at_least: Pg<'numeric'> | null;
  at_most: Pg<'numeric'> | null;
  parts_at_least: Pg<'numeric'> | null;
  parts_at_most: Pg<'numeric'> | null;
}

export interface TouchedNumberRow {
  area_id: bigint | null;
  measure: Measure | null;
  segment: Segment | null;
  areas: bigint[] | null;
  is_divided: boolean | null;
}

export interface UnrankedAreaRow {
  area_id: bigint;
  code: string;
  reason: SentenceRow;
}

export interface ViewerIdentityRow {
  actor_id: bigint | null;
  roles: string[];
}

export interface DB {
  actor: ActorRow;
  actor_grant: ActorGrantRow;
  api_key: ApiKeyRow;
  api_key_hash: ApiKeyHashRow;
  area: AreaRow;
  area_code: AreaCodeRow;
  area_name: AreaNameRow;
  area_row: AreaRowRow;
  area_seat: AreaSeatRow;
  area_within: AreaWithinRow;
  audit_log: AuditLogRow;
  benefit: BenefitRow;
  branch: BranchRow;
  branch_report: BranchReportRow;
  branches_release: BranchesReleaseRow;
  calendar_entry: CalendarEntryRow;
  cascade_count: CascadeCountRow;
  cascade_month: CascadeMonthRow;
  cascade_slot: CascadeSlotRow;
  catalogue_text: CatalogueTextRow;
  change: ChangeRow;
  channel: ChannelRow;
  claim: ClaimRow;
  closed_working_area: ClosedWorkingAreaRow;
  commitment: CommitmentRow;
  comparison: ComparisonRow;
  complete_sum: CompleteSumRow;
  completeness: CompletenessRow;
  contribution_discount: ContributionDiscountRow;
  contribution_month: ContributionMonthRow;
  contribution_rate: ContributionRateRow;
  contribution_scope: ContributionScopeRow;
  dataset: DatasetRow;
  disagreement: DisagreementRow;
  distribution: DistributionRow;
  document: DocumentRow;
  enrollment: EnrollmentRow;
  figure: FigureRow;
  figure_current: FigureCurrentRow;
  figure_proposal: FigureProposalRow;
  figure_row: FigureRowRow;
  figure_sum: FigureSumRow;
  figure_tally: FigureTallyRow;
  figure_there: FigureThereRow;
  figure_withdrawal: FigureWithdrawalRow;
  follow_up_instrument: FollowUpInstrumentRow;
  kept: KeptRow;
  legal_basis: LegalBasisRow;
  market: MarketRow;
  market_closure: MarketClosureRow;
  market_collection: MarketCollectionRow;
  market_manager: MarketManagerRow;
  market_target: MarketTargetRow;
  membership: MembershipRow;
  milestone: MilestoneRow;
  misfit: MisfitRow;
  mou: MouRow;
  mou_agency: MouAgencyRow;
  mou_budget: MouBudgetRow;
  mou_change: MouChangeRow;
  mou_current: MouCurrentRow;
  mou_event: MouEventRow;
  mou_note: MouNoteRow;
  mou_party: MouPartyRow;
  mou_person: MouPersonRow;
  mou_progress: MouProgressRow;
  mou_progress_report: MouProgressReportRow;
  mou_renewal: MouRenewalRow;
  mou_stage_reached: MouStageReachedRow;
  mou_standing: MouStandingRow;
  mou_status_count: MouStatusCountRow;
  mou_transition: MouTransitionRow;
  mou_version: MouVersionRow;
  movement: MovementRow;
  not_computable: NotComputableRow;
  number_beside_parts: NumberBesidePartsRow;
  office: OfficeRow;
  office_term: OfficeTermRow;
  opened_working_area: OpenedWorkingAreaRow;
  outcome: OutcomeRow;
  outreach_activity: OutreachActivityRow;
  part_number: PartNumberRow;
  partial_date: PartialDateRow;
  person: PersonRow;
  potential: PotentialRow;
  potential_current: PotentialCurrentRow;
  potential_use: PotentialUseRow;
  programme: ProgrammeRow;
  quantity: QuantityRow;
  rankable_area: RankableAreaRow;
  ranked_area: RankedAreaRow;
  ratio: RatioRow;
  refused_row: RefusedRowRow;
  region_market_target: RegionMarketTargetRow;
  request_outcome: RequestOutcomeRow;
  role_capability: RoleCapabilityRow;
  roll_up: RollUpRow;
  rules_release: RulesReleaseRow;
  sanction: SanctionRow;
  sanction_count: SanctionCountRow;
  segment_definition: SegmentDefinitionRow;
  segment_number: SegmentNumberRow;
  segment_scheme: SegmentSchemeRow;
  segment_share: SegmentShareRow;
  sentence: SentenceRow;
  sentence_parameter: SentenceParameterRow;
  series: SeriesRow;
  series_break: SeriesBreakRow;
  series_change: SeriesChangeRow;
  series_move: SeriesMoveRow;
  series_point: SeriesPointRow;
  series_step: SeriesStepRow;
  sheet_row: SheetRowRow;
  source: SourceRow;
  source_citation: SourceCitationRow;
  source_row: SourceRowRow;
  sub_segment: SubSegmentRow;
  submission: SubmissionRow;
  submission_act: SubmissionActRow;
  submission_count: SubmissionCountRow;
  submission_row: SubmissionRowRow;
  sum_change: SumChangeRow;
  target: TargetRow;
  target_current: TargetCurrentRow;
  target_progress: TargetProgressRow;
  target_reading: TargetReadingRow;
  target_row: TargetRowRow;
  target_stated: TargetStatedRow;
  term: TermRow;
  time_disagreement: TimeDisagreementRow;
  touched_number: TouchedNumberRow;
  unranked_area: UnrankedAreaRow;
  viewer_identity: ViewerIdentityRow;
}
