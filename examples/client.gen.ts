/** Written by `npm run client`. */
import { saved } from './saved.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What an area is. */
export type AreaKind =
  /** A branch and its working area (_kantor cabang_). */
  | 'BRANCH'
  /** A city (_kota_). */
  | 'CITY'
  /** A traditional market (_pasar_). */
  | 'MARKET'
  /** Indonesia as a whole (_nasional_). */
  | 'NATION'
  /** A province (_provinsi_). */
  | 'PROVINCE'
  /** A regency (_kabupaten_). */
  | 'REGENCY'
  /** A regional office and the provinces it is responsible for (_kantor wilayah_). */
  | 'REGION';

/** Which workers are counted as participants. */
export type Basis =
  /** Those who pay contributions (_peserta aktif_). */
  | 'ACTIVE'
  /** All who were ever registered, also those who no longer pay (_peserta terdaftar_). */
  | 'REGISTERED'
  /** The source does not say. */
  | 'UNSPECIFIED';

/** Why two points of a series must not be joined. */
export type BreakCause =
  /** They count workers in different places, for example where they live and where their employer is registered (`Attribution`). */
  | 'ATTRIBUTION'
  /** One counts active participants and the other registered ones, or one of them does not say. */
  | 'BASIS'
  /** A local government came to the area or left it between them. */
  | 'GEOGRAPHY'
  /** They are counted over different lengths of time, such as a month and the year to date, or fall in different months of the quarter or year. */
  | 'PERIOD'
  /** Workers are divided in another way from then on (`segments { scheme }`). */
  | 'SCHEME'
  /** They are from different sources, or one is a sum of several: nothing shows that they count alike. */
  | 'SOURCE';

/** How far a regency or city has followed the governor's agreement. */
export type CascadeStatus =
  /** An agreement is signed and in force. */
  | 'COVERED'
  /** An agreement is proposed, drafted, reviewed or agreed, but not signed. */
  | 'IN_PREPARATION'
  /** An agreement was signed and is over, suspended or ended, or a draft was given up. */
  | 'LAPSED'
  /** No agreement of its government is known. */
  | 'NOT_STARTED'
  /** An agreement is signed, or may have been by the day. Whether it is in force is not known. */
  | 'POSSIBLY_COVERED'
  /** An agreement is signed and is in force only from a later day. It may renew one that is over. */
  | 'SIGNED'
  /** An agreement is said to exist; how far it has come is not known. */
  | 'UNKNOWN';

/** What became known. */
export type ChangeKind =
  /** Of several figures that contradict each other, another one is shown first now. There are two such changes: one for the figure that is shown first now, one for the figure that was before. */
  | 'FIGURE_CHOSEN'
  /** A figure was corrected. */
  | 'FIGURE_CORRECTED'
  /** A figure was published. */
  | 'FIGURE_PUBLISHED'
  /** A figure was withdrawn: it is not known any more. Nothing came in its place, but for a rival that is shown first now. */
  | 'FIGURE_WITHDRAWN'
  /** An agreement has a new version. */
  | 'MOU_AMENDED'
  /** The last day of an agreement has passed. */
  | 'MOU_EXPIRED'
  /** An agreement is about to end. */
  | 'MOU_EXPIRING'
  /** An agreement was recorded, or became public: its first version that you see. */
  | 'MOU_RECORDED'
  /** A target has a new version. */
  | 'TARGET_CHANGED'
  /** A target was set. */
  | 'TARGET_SET'
  /** The working area of a branch is known whole on some days (`closedWorkingArea`). */
  | 'WORKING_AREA_CLOSED'
  /** From a day on the working area of a branch does not count as whole any more. */
  | 'WORKING_AREA_OPENED';

/** An official system of codes of areas. */
export type CodeSystem =
  /** Codes of Statistics Indonesia, such as `6471`. For 23 local governments of Kalimantan the digits differ from those of the ministry. */
  | 'BPS'
  /** International codes of provinces, such as `ID-KI`. */
  | 'ISO_3166_2'
  /** Codes of the Ministry of Home Affairs, such as `64.71`. */
  | 'KEMENDAGRI'
  /** Numerals of regional offices, such as `VII` of Kanwil VII. */
  | 'OFFICE';

/** How exactly a date is known. */
export type DatePrecision =
  /** The day is known. */
  | 'DAY'
  /** The month is known, the day is not. */
  | 'MONTH'
  /** Nothing is known. */
  | 'UNKNOWN'
  /** The year is known, the month is not. */
  | 'YEAR'
  /** A period is meant, from 1 January up to the day (_sampai dengan_). */
  | 'YEAR_TO_DATE';

/** A known doubt about a figure. */
export type FigureFlag =
  /** Can be read in more than one way; see the note. */
  | 'AMBIGUOUS'
  /** The previous number counts participants on another basis (active or registered). Ask for one `basis` to compare like with like. */
  | 'BASIS_CHANGES'
  /** Another source says otherwise. */
  | 'CONTRADICTED'
  /** Exceeds what it is a part of. */
  | 'DENOMINATOR_SUSPECT'
  /** It contradicts the total or other segments of the same days, or other numbers in the same source. */
  | 'DOES_NOT_ADD_UP'
  /** The source calls it an estimate. */
  | 'ESTIMATE'
  /** Counted by PT Jamsostek, before 2014. */
  | 'OTHER_ERA';

/** The kind of an instrument that follows an agreement, or stands alone. */
export type FollowUpKind =
  /** A line in the regional budget. */
  | 'APBD_LINE'
  /** Circular (_surat edaran_). */
  | 'CIRCULAR'
  /** Regent's regulation (_peraturan bupati_). */
  | 'PERBUP'
  /** Regional bylaw (_peraturan daerah_). */
  | 'PERDA'
  /** Governor's regulation (_peraturan gubernur_). */
  | 'PERGUB'
  /** Mayor's regulation (_peraturan wali kota_). */
  | 'PERWALI'
  /** Cooperation agreement (_perjanjian kerja sama_). */
  | 'PKS'
  /** Decree (_surat keputusan_). */
  | 'SK';

/** How the wording of a target may be read. "60,293 workers to be added in 2014" can mean the rest of the year or the whole year. */
export type Interpretation =
  /** The words have only one meaning. */
  | 'LITERAL'
  /** The number is to be added on top of those who took part when the target was stated. */
  | 'REMAINING'
  /** The words allow both. */
  | 'UNCLEAR'
  /** The number is to be added in the whole period. */
  | 'WHOLE_PERIOD';

/** How long a step of a series is. */
export type Interval =
  /** A month. */
  | 'MONTH'
  /** A quarter. */
  | 'QUARTER'
  /** A year. */
  | 'YEAR';

/** A language of names and sentences. */
export type Language =
  /** English. */
  | 'EN'
  /** Indonesian. */
  | 'ID';

/** Who manages a market. */
export type ManagerKind =
  /** A government. Only such markets count towards the two that each branch must bring to take part. */
  | 'GOVERNMENT'
  /** A private manager. */
  | 'PRIVATE'
  /** No source says who. */
  | 'UNKNOWN';

/** Where a market stands on a day. It is worked out from its agreements and from the days on which it was closed. */
export type MarketStatus =
  /** The market is not open on that day. */
  | 'CLOSED'
  /** An agreement with it is proposed, drafted, reviewed or agreed. */
  | 'IN_PREPARATION'
  /** The market is known. No agreement with it is in preparation or in force. */
  | 'REGISTERED'
  /** Its agreement was signed or its programme launched, and has neither ended nor been suspended since then. */
  | 'TAKES_PART';

/** What a figure counts. */
export type Measure =
  /** Coverage as a source states it (_cakupan_), in percent. */
  | 'COVERAGE'
  /** Employers who take part on a day (_perusahaan_). */
  | 'EMPLOYERS'
  /** Workers who joined in a period, also those who came back, without subtracting those who left (_penambahan, peserta baru_). The period is the month or year in `asOf`, or since 1 January where that is YEAR_TO_DATE. */
  | 'JOINED'
  /** Workers who left in a period (_peserta keluar_). `asOf` says the period, as for JOINED. */
  | 'LEFT'
  /** Traditional markets that take part. */
  | 'MARKETS'
  /** Workers who take part on a day (_peserta_). */
  | 'PARTICIPANTS';

/** Where a step of an agreement stands on a day. It is worked out from the days of the step. */
export type MilestoneStatus =
  /** Still to be taken. Its day has not passed, or it has none. */
  | 'DUE'
  /** Not taken, though its day has passed. */
  | 'LATE'
  /** Done. */
  | 'MET';

/** What happened to an agreement. */
export type MouEventKind =
  /** A new version was recorded. */
  | 'AMENDED'
  /** The last day has passed. This is told once for each last day. */
  | 'EXPIRED'
  /** The last day is near. This is told once for each last day. */
  | 'EXPIRING'
  /** The agreement was recorded for the first time, or became public. */
  | 'RECORDED';

/** The kind of paper that an agreement is. The press uses these names loosely. */
export type MouInstrument =
  /** A paper that changes another agreement, its parent (_adendum_). `mouProgress` does not count it. */
  | 'ADDENDUM'
  /** Cooperation that was announced without the name of the paper (_kerja sama_). */
  | 'COOPERATION'
  /** Joint agreement (_kesepakatan bersama_). */
  | 'KESEPAKATAN_BERSAMA'
  /** A programme that a government launched (_peluncuran_). */
  | 'LAUNCH'
  /** A programme with a market (_Pasar Sadar, Aktivasi Pasar_). */
  | 'MARKET_PROGRAMME'
  /** Memorandum of understanding. */
  | 'MOU'
  /** Memorandum of understanding (_nota kesepahaman_). */
  | 'NOTA_KESEPAHAMAN'
  /** Note of agreement (_nota kesepakatan_). */
  | 'NOTA_KESEPAKATAN'
  /** Cooperation agreement (_perjanjian kerja sama_). */
  | 'PKS';

/** How far the making or the ending of an agreement has come, as somebody recorded it. */
export type MouStage =
  /** Agreed, not signed. */
  | 'AGREED'
  /** Given up before the signature. */
  | 'CANCELLED'
  /** Being drafted (_penyusunan_). */
  | 'DRAFTING'
  /** A partner is in view. */
  | 'IDENTIFIED'
  /** Begun or announced in public (_peluncuran_). No source says that anything was signed. */
  | 'LAUNCHED'
  /** With the legal bureau (_telaah hukum_). */
  | 'LEGAL_REVIEW'
  /** Proposed (_penawaran_). */
  | 'PROPOSED'
  /** Signed (_ditandatangani_). */
  | 'SIGNED'
  /** Suspended. */
  | 'SUSPENDED'
  /** Ended early (_pengakhiran_). */
  | 'TERMINATED'
  /** Not known. */
  | 'UNKNOWN';

/** Where an agreement stands on a day. It is worked out from the recorded stage and the dates, in the time zone of the area. */
export type MouStatus =
  /** In force: its dates say so. */
  | 'ACTIVE'
  /** Agreed, not signed. */
  | 'AGREED'
  /** Given up before the signature. */
  | 'CANCELLED'
  /** Being drafted. */
  | 'DRAFTING'
  /** Its last day has passed. */
  | 'EXPIRED'
  /** In force, and its last day is near: it may be at most so many days away as `dataset { expiringDays }` says. */
  | 'EXPIRING'
  /** Its last day has passed, and the agreement that renews it is in force only from a later day. */
  | 'GAP'
  /** Begun or announced in public, no signature is known. It is not in force yet, or whether it is in force is not known. */
  | 'LAUNCHED'
  /** In legal review. */
  | 'LEGAL_REVIEW'
  /** Signed. Its dates are not known, or not exactly enough to say whether it is in force on the day. */
  | 'POSSIBLY_ACTIVE'
  /** Identified or proposed. */
  | 'PROPOSED'
  /** Another agreement has taken its place. */
  | 'RENEWED'
  /** Signed, in force only from a later day. */
  | 'SIGNED'
  /** Suspended. */
  | 'SUSPENDED'
  /** Ended early. */
  | 'TERMINATED'
  /** The agreement is said to exist, but where it stands on the day is not known. This is not the same as none. */
  | 'UNKNOWN';

/** What is unusual about an agreement. A warning is never an error. */
export type MouWarning =
  /** Of its signature, beginning or end only the month or the year is known. */
  | 'DATE_INEXACT'
  /** The day from which it is in force is not known. */
  | 'DATE_UNKNOWN'
  /** The day until which it is in force is not known. */
  | 'END_UNKNOWN'
  /** It begins later than the day after the last day of the agreement that it renews. */
  | 'GAP_BEFORE_RENEWAL'
  /** It was published under two names. */
  | 'INSTRUMENT_UNCLEAR'
  /** It is in force from a day before its signature. */
  | 'RETROACTIVE'
  /** It is in force for less than a year. */
  | 'SHORT_TERM'
  /** Somebody signed it by power of attorney. */
  | 'SIGNED_BY_PROXY';

/** Why something cannot be computed. */
export type NotComputableCode =
  /** The numbers count workers in different places (`Attribution`), so one worker may be in two of them. */
  | 'ATTRIBUTION_DIFFERS'
  /** The numbers count participants on different bases (`Basis`). */
  | 'BASIS_DIFFERS'
  /** The number at the start is not known. */
  | 'NO_BASELINE'
  /** No number is known to divide by, or it is 0. */
  | 'NO_DENOMINATOR'
  /** No figure is known. */
  | 'NO_FIGURE'
  /** The numbers are of times in which workers were divided into segments in different ways. */
  | 'SCHEME_DIFFERS'
  /** Another target holds in its place. */
  | 'TARGET_REPLACED'
  /** Of both numbers only a lower end is known, so the result could be anything. */
  | 'UNBOUNDED'
  /** The target can be read in two ways. */
  | 'UNCLEAR_TARGET'
  /** The units of the numbers cannot be added up, or divided by one another. */
  | 'UNIT_DIFFERS';

/** What kind of party somebody is to an agreement. */
export type PartyRole =
  /** BPJS Ketenagakerjaan. */
  | 'AGENCY'
  /** An association. */
  | 'ASSOCIATION'
  /** A bank. */
  | 'BANK'
  /** A government or one of its agencies. */
  | 'GOVERNMENT'
  /** An influential person (_orang yang berpengaruh_), shown by role only. */
  | 'INFLUENTIAL_PERSON'
  /** A market manager (_pengelola pasar_). */
  | 'MARKET_MANAGER'
  /** Another party. */
  | 'OTHER'
  /** No party, but somebody who was present or a witness (_hadir, saksi_). */
  | 'WITNESS';

/** Who pays the contributions of the workers. */
export type Payer =
  /** A regional budget. */
  | 'APBD'
  /** A regional budget and the share of palm-oil revenue together. */
  | 'APBD_AND_DBH_SAWIT'
  /** Companies or donors. */
  | 'CSR'
  /** The regional share of palm-oil revenue. */
  | 'DBH_SAWIT'
  /** The employer. */
  | 'EMPLOYER'
  /** The worker. */
  | 'SELF'
  /** Not said. */
  | 'UNKNOWN';

/** How exactly a number is known, from the best (EXACT) to the worst (RANGE). A sum or ratio is only as exact as the worst number in it. */
export type Precision =
  /** Rounded (_sekitar_). */
  | 'APPROXIMATE'
  /** This or more (_setidaknya_). */
  | 'AT_LEAST'
  /** Estimated from a survey (_perkiraan_): the workers there are to cover, and so every coverage, whoever published it. */
  | 'ESTIMATE'
  /** Exactly this: it was counted. */
  | 'EXACT'
  /** More than this (_lebih dari_). */
  | 'MORE_THAN'
  /** Between `low` and `high`, both included; `value` is null. */
  | 'RANGE';

/** An insurance programme. */
export type ProgrammeCode =
  /** Old-age savings (_jaminan hari tua_). */
  | 'JHT'
  /** Work accident insurance (_jaminan kecelakaan kerja_). */
  | 'JKK'
  /** Death insurance (_jaminan kematian_). */
  | 'JKM'
  /** Job-loss insurance (_jaminan kehilangan pekerjaan_), from 2021. */
  | 'JKP'
  /** Pension (_jaminan pensiun_), from 1 July 2015. */
  | 'JP';

/** Where a target stands. */
export type ProgressStatus =
  /** Reached. A stock or coverage counts as reached only by its number at the end of the period. */
  | 'ACHIEVED'
  /** Behind an even pace. */
  | 'BEHIND'
  /** The period is over and it was not reached. */
  | 'MISSED'
  /** Cannot be said; the reason says why. */
  | 'NOT_COMPUTABLE'
  /** Not behind an even pace. */
  | 'ON_TRACK'
  /** A stock or coverage that is reached, but the period is not over. What counts is its end. */
  | 'REACHED_SO_FAR';

/** A reason to doubt a ratio. */
export type RatioFlag =
  /** A number that the ratio was computed from can be read in more than one way. */
  | 'AMBIGUOUS_INPUT'
  /** The previous number counts participants on another basis (active or registered). Ask for one `basis` to compare like with like. */
  | 'BASIS_CHANGES'
  /** Of a number that the ratio was computed from, another source says otherwise. */
  | 'CONTRADICTED_INPUT'
  /** Numerator and denominator are of different months, or not of the month of the total shown with them. */
  | 'DATES_DIFFER'
  /** The ratio is above 1: more is counted than the whole that it is a part of. */
  | 'DENOMINATOR_SUSPECT'
  /** A number that the ratio was computed from does not fit others when added up. */
  | 'INPUT_DOES_NOT_ADD_UP'
  /** The whole is not published. The denominator is the participants plus a published potential of workers who do not take part yet. */
  | 'POTENTIAL_TAKEN_AS_REMAINDER';

/** Whether a month was reported. */
export type ReportStatus =
  /** Nothing yet, and there is time. */
  | 'DUE'
  /** Nothing yet, and the last day to report is over. */
  | 'LATE'
  /** Some of that is there. `missing` and `missingSegments` name the rest. */
  | 'PARTIAL'
  /** The branch itself has its wage earners and its self-paying workers of that month, or each local government of its working area has both, or the sum of all its workers, and a source says that there are no more. */
  | 'REPORTED'
  /** Nothing is reported, and it is not known whether a report is due: the month has not begun, or by that month no source names the branch or what it serves. */
  | 'UNKNOWN';

/** Which parts of an area are meant. */
export type RollUpOver =
  /** Branches: those of a region, or those that have their office in a province. */
  | 'BRANCH'
  /** Regencies and cities. */
  | 'LOCAL_GOVERNMENT'
  /** Provinces. */
  | 'PROVINCE'
  /** Regions. */
  | 'REGION';

/** A segment of workers, in the words of the source. Sources of 2014 divide workers into FORMAL and INFORMAL, sources of today into PU, BPU, JAKON and PMI. FORMAL is close to PU, and INFORMAL to BPU, but they are not the same, and this API never mixes them without saying so. */
export type Segment =
  /** All workers, undivided. */
  | 'ALL'
  /** Self-paying workers (_bukan penerima upah_). */
  | 'BPU'
  /** Under an employer (_sektor formal_). */
  | 'FORMAL'
  /** Without an employer (_sektor informal_). */
  | 'INFORMAL'
  /** Construction, covered per project (_jasa konstruksi_). */
  | 'JAKON'
  /** Migrant workers (_pekerja migran Indonesia_). */
  | 'PMI'
  /** Wage earners (_penerima upah_). */
  | 'PU'
  /** Wage earners and self-paying workers together, without construction. */
  | 'PU_BPU';

/** In which capacity somebody signed an agreement for a party. */
export type SigningCapacity =
  /** As acting holder (_Pj, Plt_). */
  | 'ACTING'
  /** As holder of the office. */
  | 'IN_OFFICE'
  /** Nobody signed for the party, as far as the source says: at a launch or a meeting, or as a witness. */
  | 'NOT_SIGNED'
  /** On behalf of the holder, by power of attorney (_kuasa_). */
  | 'PROXY'
  /** Not said. */
  | 'UNKNOWN';

/** Whose plan a target is part of. */
export type TargetBasis =
  /** The Ministry of Home Affairs (_Kementerian Dalam Negeri_). */
  | 'KEMENDAGRI'
  /** Agreed in an MoU. */
  | 'MOU'
  /** The agency's office. */
  | 'OFFICE'
  /** A regional government's own plan (_RPJMD, RKPD_). */
  | 'REGIONAL_PLAN'
  /** The government's plan for a year (_Rencana Kerja Pemerintah_). */
  | 'RKP'
  /** The national medium-term plan (_Rencana Pembangunan Jangka Menengah Nasional_). */
  | 'RPJMN'
  /** The national long-term plan (_Rencana Pembangunan Jangka Panjang Nasional_). */
  | 'RPJPN'
  /** The source does not say. */
  | 'UNSTATED';

/** What has to be reached. */
export type TargetKind =
  /** So many to be added in the period (_target penambahan_). */
  | 'ADDITION'
  /** A coverage in percent. */
  | 'COVERAGE'
  /** A number of markets for each branch. */
  | 'MARKETS'
  /** So many at the end of the period. */
  | 'STOCK';

/** What a number counts. */
export type Unit =
  /** Employers (_perusahaan, pemberi kerja_). */
  | 'EMPLOYERS'
  /** Employers per month. */
  | 'EMPLOYERS_PER_MONTH'
  /** Regencies and cities. */
  | 'LOCAL_GOVERNMENTS'
  /** Markets (_pasar_). */
  | 'MARKETS'
  /** Percent, 0 or more; it may be above 100. */
  | 'PERCENT'
  /** Percentage points per month. */
  | 'PERCENT_PER_MONTH'
  /** Construction projects (_proyek_). */
  | 'PROJECTS'
  /** Indonesian rupiah. */
  | 'RUPIAH'
  /** Market traders (_pedagang_). */
  | 'TRADERS'
  /** Market traders per month. */
  | 'TRADERS_PER_MONTH'
  /** Workers (_tenaga kerja_). */
  | 'WORKERS'
  /** Workers per month. */
  | 'WORKERS_PER_MONTH';

/** What a fact rests on. */
export type Verification =
  /** It was worked out from what is published, such as a sum or a translated name. */
  | 'DERIVED'
  /** A named source printed it. */
  | 'PUBLISHED'
  /** Own knowledge of those who made this data; no source was found. */
  | 'UNVERIFIED';

export type AgreementBoardQueryVariables = Exact<{
  within?: string;
  days?: number;
  status?: Array<MouStatus> | MouStatus | null | undefined;
  text?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type AgreementBoardQuery = { area:
    | { code: string, name: string, kind: AreaKind, mouProgress: { at: string, expected: number, slots: Array<{ status: CascadeStatus, localGovernment: { code: string, name: string }, mou: { code: string, title: string | null, instrument: MouInstrument, effectiveTo: { value: string | null, precision: DatePrecision } | null } | null }> } }
    | { code: string, name: string, kind: AreaKind, mouProgress: { at: string, expected: number, slots: Array<{ status: CascadeStatus, localGovernment: { code: string, name: string }, mou: { code: string, title: string | null, instrument: MouInstrument, effectiveTo: { value: string | null, precision: DatePrecision } | null } | null }> } }
    | { code: string, name: string, kind: AreaKind, mouProgress: { at: string, expected: number, slots: Array<{ status: CascadeStatus, localGovernment: { code: string, name: string }, mou: { code: string, title: string | null, instrument: MouInstrument, effectiveTo: { value: string | null, precision: DatePrecision } | null } | null }> } }
    | { code: string, name: string, kind: AreaKind, mouProgress: { at: string, expected: number, slots: Array<{ status: CascadeStatus, localGovernment: { code: string, name: string }, mou: { code: string, title: string | null, instrument: MouInstrument, effectiveTo: { value: string | null, precision: DatePrecision } | null } | null }> } }
    | { code: string, name: string, kind: AreaKind, mouProgress: { at: string, expected: number, slots: Array<{ status: CascadeStatus, localGovernment: { code: string, name: string }, mou: { code: string, title: string | null, instrument: MouInstrument, effectiveTo: { value: string | null, precision: DatePrecision } | null } | null }> } }
    | { code: string, name: string, kind: AreaKind, mouProgress: { at: string, expected: number, slots: Array<{ status: CascadeStatus, localGovernment: { code: string, name: string }, mou: { code: string, title: string | null, instrument: MouInstrument, effectiveTo: { value: string | null, precision: DatePrecision } | null } | null }> } }
   | null, besides: { nodes: Array<{ code: string, title: string | null, instrument: MouInstrument, area:
        | { code: string, name: string, kind: AreaKind, above: Array<
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
          > }
        | { code: string, name: string, kind: AreaKind, above: Array<
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
          > }
        | { code: string, name: string, kind: AreaKind, above: Array<
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
          > }
        | { code: string, name: string, kind: AreaKind, above: Array<
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
          > }
        | { code: string, name: string, kind: AreaKind, above: Array<
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
          > }
        | { code: string, name: string, kind: AreaKind, above: Array<
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
            | { code: string, kind: AreaKind }
          > }
      , eventOn: { value: string | null, precision: DatePrecision } }>, pageInfo: { hasNextPage: boolean } }, endless: { totalCount: number }, ending: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ code: string, title: string | null, instrument: MouInstrument, status: MouStatus, daysLeft: number | null, responsibleAgency: string | null, area:
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      , effectiveTo: { value: string | null, precision: DatePrecision } | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }> }, late: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ code: string, title: string | null, instrument: MouInstrument, responsibleAgency: string | null, area:
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      , milestones: Array<{ title: string, dueOn: string | null, status: MilestoneStatus }> }> }, mous: { nodes: Array<{ code: string, title: string | null, number: string | null, instrument: MouInstrument, status: MouStatus, statusReason: string, area:
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      , signedOn: { value: string | null, precision: DatePrecision } | null, effectiveFrom: { value: string | null, precision: DatePrecision } | null, effectiveTo: { value: string | null, precision: DatePrecision } | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, regions: Array<{ code: string, name: string, provinces: Array<{ code: string, name: string }> }> };

export type AgreementQueryVariables = Exact<{
  code?: string;
}>;


export type AgreementQuery = { mou: { code: string, instrument: MouInstrument, number: string | null, title: string | null, scope: string | null, funding: string | null, note: string | null, textLanguage: Language | null, status: MouStatus, statusReason: string, stage: MouStage, daysLeft: number | null, warnings: Array<MouWarning>, area:
      | { code: string, name: string, kind: AreaKind }
      | { code: string, name: string, kind: AreaKind }
      | { code: string, name: string, kind: AreaKind }
      | { code: string, name: string, kind: AreaKind }
      | { code: string, name: string, kind: AreaKind }
      | { code: string, name: string, kind: AreaKind }
    , eventOn: { value: string | null, precision: DatePrecision }, signedOn: { value: string | null, precision: DatePrecision } | null, effectiveFrom: { value: string | null, precision: DatePrecision, firstDay: string | null, lastDay: string | null } | null, effectiveTo: { value: string | null, precision: DatePrecision, firstDay: string | null, lastDay: string | null } | null, parent: { code: string, title: string | null, instrument: MouInstrument } | null, renews: { code: string, title: string | null, instrument: MouInstrument, effectiveTo: { value: string | null, precision: DatePrecision } | null } | null, renewedBy: { code: string, title: string | null, instrument: MouInstrument, status: MouStatus, effectiveFrom: { value: string | null, precision: DatePrecision } | null } | null, parties: Array<{ role: PartyRole, office: string, signatory: string | null, capacity: SigningCapacity, area:
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
       | null }>, commitments: Array<{ words: string, segment: Segment, programmes: Array<ProgrammeCode>, payer: Payer, workers: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, budget: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null }>, milestones: Array<{ title: string, dueOn: string | null, metOn: string | null, status: MilestoneStatus }>, followUps: Array<{ code: string, kind: FollowUpKind, number: string | null, issuer: string, scope: string | null, issuedOn: { value: string | null, precision: DatePrecision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }>, progress: { status: ProgressStatus, reason: string, target: { periodTo: string, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } } | null, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { reason: string } | null } }, responsibleAgencies: Array<{ agency: string, validFrom: string | null, validTo: string | null }>, events: { nodes: Array<{ at: string, occurredAt: string, kind: MouEventKind, version: number, words: string }> }, versions: Array<{ version: number, reason: string | null, knownFrom: string, knownTo: string | null, changes: Array<{ field: string, before: unknown, after: unknown }> }>, documents: Array<{ title: string, url: string }>, source: { publisher: string, citation: string, title: string | null, url: string | null, verification: Verification, licence: string | null, publishedOn: { value: string | null, precision: DatePrecision } } } | null };

export type AgreementsQueryVariables = Exact<{
  within?: string;
  status?: Array<MouStatus> | MouStatus | null | undefined;
  text?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type AgreementsQuery = { mous: { nodes: Array<{ code: string, instrument: MouInstrument, number: string | null, title: string | null, status: MouStatus, statusReason: string, daysLeft: number | null, warnings: Array<MouWarning>, area:
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
      , statusReasonSentence: { code: string }, signedOn: { value: string | null, precision: DatePrecision } | null, effectiveFrom: { value: string | null, precision: DatePrecision } | null, effectiveTo: { value: string | null, precision: DatePrecision } | null, parties: Array<{ office: string }>, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AreasOfProvinceQueryVariables = Exact<{
  province?: string;
  segment?: Segment;
  at?: string;
}>;


export type AreasOfProvinceQuery = { province: { code: string, name: string, localGovernments: Array<{ code: string, name: string, kind: AreaKind, enrollment: { participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, notComputable: { code: NotComputableCode, reason: string } | null }, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } }> } | null };

export type BranchMarketsQueryVariables = Exact<{
  branch?: string;
}>;


export type BranchMarketsQuery = { branch: { code: string, name: string, marketTarget: { required: number, achieved: number | null, met: boolean | null, reason: string, reasonSentence: { code: string } }, markets: Array<{ code: string, name: string, managerKind: ManagerKind, status: MarketStatus, traders: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, asOf: string | null } | null, enrolledTraders: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, asOf: string | null } | null, facts: { source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } | null };

export type ChangesQueryVariables = Exact<{
  since?: string;
  within?: string | null | undefined;
  kinds?: Array<ChangeKind> | ChangeKind | null | undefined;
  measures?: Array<Measure> | Measure | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type ChangesQuery = { changes: { nodes: Array<{ at: string, kind: ChangeKind, words: string, area:
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
      , figure: { id: string, measure: Measure, segment: Segment, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null, mou: { code: string, title: string | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null, target: { id: string, measure: Measure, periodFrom: string, periodTo: string, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CompareQueryVariables = Exact<{
  areas?: Array<string> | string;
  measures?: Array<Measure> | Measure;
  segment?: Segment;
  at?: string;
}>;


export type CompareQuery = { compare: Array<{ measure: Measure, isDerived: boolean | null, flags: Array<FigureFlag> | null, knownFrom: string | null, area:
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
    , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null }> };

export type ContributionOfQueryVariables = Exact<{
  workers?: number;
  programmes?: Array<ProgrammeCode> | ProgrammeCode;
  payer?: Payer;
  from?: string;
  months?: number;
}>;


export type ContributionOfQuery = { contribution: { total: { value: string | null, unit: Unit, precision: Precision } | null, monthly: Array<{ month: string, rate: string | null, discount: string, reason: string | null, amount: { value: string | null, unit: Unit, precision: Precision } | null, reasonSentence: { code: string } | null }>, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } };

export type CoverageQueryVariables = Exact<{
  area?: string;
  over?: RollUpOver;
  measure?: Measure | null | undefined;
  segment?: Segment;
  basis?: Basis | null | undefined;
  at?: string | null | undefined;
  every?: Interval;
  on?: string | null | undefined;
}>;


export type CoverageQuery = { area:
    | { code: string, name: string, kind: AreaKind, above: Array<
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      >, enrollment: { bySegment: Array<{ segment: Segment, flags: Array<FigureFlag>, knownFrom: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> }, share: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, notComputable: { reason: string } | null }, figure: { note: string | null, noteLanguage: Language | null, asOf: { value: string | null } } | null }>, coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, potentials: Array<{ knownFrom: string, asOf: { value: string | null } }>, numerator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, notComputable: { reason: string } | null } }, targets: Array<{ measure: Measure, segment: Segment, kind: TargetKind, periodFrom: string, periodTo: string, basis: TargetBasis, issuer: string | null, knownFrom: string, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }, readings: Array<{ reading: Interpretation, knownFrom: string | null, status: ProgressStatus, reason: string, wanted: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, gap: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { reason: string } | null }, requiredPace: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null }> }>, series: { measure: Measure, unit: Unit, points: Array<{ month: string, isDerived: boolean, flags: Array<FigureFlag> | null, knownFrom: string | null, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } }>, breaks: Array<{ before: string, after: string, cause: BreakCause, reason: string }> }, map: Array<{ isDerived: boolean | null, flags: Array<FigureFlag> | null, knownFrom: string | null, part:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }>, distribution: { areas: number, counted: number, earliest: string | null, latest: string | null, p25: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, median: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, p75: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, notComputable: { reason: string } | null } }
    | { code: string, name: string, kind: AreaKind, above: Array<
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      >, enrollment: { bySegment: Array<{ segment: Segment, flags: Array<FigureFlag>, knownFrom: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> }, share: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, notComputable: { reason: string } | null }, figure: { note: string | null, noteLanguage: Language | null, asOf: { value: string | null } } | null }>, coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, potentials: Array<{ knownFrom: string, asOf: { value: string | null } }>, numerator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, notComputable: { reason: string } | null } }, targets: Array<{ measure: Measure, segment: Segment, kind: TargetKind, periodFrom: string, periodTo: string, basis: TargetBasis, issuer: string | null, knownFrom: string, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }, readings: Array<{ reading: Interpretation, knownFrom: string | null, status: ProgressStatus, reason: string, wanted: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, gap: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { reason: string } | null }, requiredPace: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null }> }>, series: { measure: Measure, unit: Unit, points: Array<{ month: string, isDerived: boolean, flags: Array<FigureFlag> | null, knownFrom: string | null, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } }>, breaks: Array<{ before: string, after: string, cause: BreakCause, reason: string }> }, map: Array<{ isDerived: boolean | null, flags: Array<FigureFlag> | null, knownFrom: string | null, part:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }>, distribution: { areas: number, counted: number, earliest: string | null, latest: string | null, p25: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, median: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, p75: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, notComputable: { reason: string } | null } }
    | { code: string, name: string, kind: AreaKind, above: Array<
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      >, enrollment: { bySegment: Array<{ segment: Segment, flags: Array<FigureFlag>, knownFrom: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> }, share: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, notComputable: { reason: string } | null }, figure: { note: string | null, noteLanguage: Language | null, asOf: { value: string | null } } | null }>, coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, potentials: Array<{ knownFrom: string, asOf: { value: string | null } }>, numerator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, notComputable: { reason: string } | null } }, targets: Array<{ measure: Measure, segment: Segment, kind: TargetKind, periodFrom: string, periodTo: string, basis: TargetBasis, issuer: string | null, knownFrom: string, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }, readings: Array<{ reading: Interpretation, knownFrom: string | null, status: ProgressStatus, reason: string, wanted: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, gap: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { reason: string } | null }, requiredPace: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null }> }>, series: { measure: Measure, unit: Unit, points: Array<{ month: string, isDerived: boolean, flags: Array<FigureFlag> | null, knownFrom: string | null, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } }>, breaks: Array<{ before: string, after: string, cause: BreakCause, reason: string }> }, map: Array<{ isDerived: boolean | null, flags: Array<FigureFlag> | null, knownFrom: string | null, part:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }>, distribution: { areas: number, counted: number, earliest: string | null, latest: string | null, p25: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, median: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, p75: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, notComputable: { reason: string } | null } }
    | { code: string, name: string, kind: AreaKind, above: Array<
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      >, enrollment: { bySegment: Array<{ segment: Segment, flags: Array<FigureFlag>, knownFrom: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> }, share: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, notComputable: { reason: string } | null }, figure: { note: string | null, noteLanguage: Language | null, asOf: { value: string | null } } | null }>, coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, potentials: Array<{ knownFrom: string, asOf: { value: string | null } }>, numerator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, notComputable: { reason: string } | null } }, targets: Array<{ measure: Measure, segment: Segment, kind: TargetKind, periodFrom: string, periodTo: string, basis: TargetBasis, issuer: string | null, knownFrom: string, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }, readings: Array<{ reading: Interpretation, knownFrom: string | null, status: ProgressStatus, reason: string, wanted: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, gap: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { reason: string } | null }, requiredPace: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null }> }>, series: { measure: Measure, unit: Unit, points: Array<{ month: string, isDerived: boolean, flags: Array<FigureFlag> | null, knownFrom: string | null, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } }>, breaks: Array<{ before: string, after: string, cause: BreakCause, reason: string }> }, map: Array<{ isDerived: boolean | null, flags: Array<FigureFlag> | null, knownFrom: string | null, part:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }>, distribution: { areas: number, counted: number, earliest: string | null, latest: string | null, p25: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, median: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, p75: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, notComputable: { reason: string } | null } }
    | { code: string, name: string, kind: AreaKind, above: Array<
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      >, enrollment: { bySegment: Array<{ segment: Segment, flags: Array<FigureFlag>, knownFrom: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> }, share: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, notComputable: { reason: string } | null }, figure: { note: string | null, noteLanguage: Language | null, asOf: { value: string | null } } | null }>, coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, potentials: Array<{ knownFrom: string, asOf: { value: string | null } }>, numerator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, notComputable: { reason: string } | null } }, targets: Array<{ measure: Measure, segment: Segment, kind: TargetKind, periodFrom: string, periodTo: string, basis: TargetBasis, issuer: string | null, knownFrom: string, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }, readings: Array<{ reading: Interpretation, knownFrom: string | null, status: ProgressStatus, reason: string, wanted: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, gap: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { reason: string } | null }, requiredPace: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null }> }>, series: { measure: Measure, unit: Unit, points: Array<{ month: string, isDerived: boolean, flags: Array<FigureFlag> | null, knownFrom: string | null, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } }>, breaks: Array<{ before: string, after: string, cause: BreakCause, reason: string }> }, map: Array<{ isDerived: boolean | null, flags: Array<FigureFlag> | null, knownFrom: string | null, part:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }>, distribution: { areas: number, counted: number, earliest: string | null, latest: string | null, p25: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, median: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, p75: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, notComputable: { reason: string } | null } }
    | { code: string, name: string, kind: AreaKind, above: Array<
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      >, enrollment: { bySegment: Array<{ segment: Segment, flags: Array<FigureFlag>, knownFrom: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> }, share: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, notComputable: { reason: string } | null }, figure: { note: string | null, noteLanguage: Language | null, asOf: { value: string | null } } | null }>, coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, potentials: Array<{ knownFrom: string, asOf: { value: string | null } }>, numerator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, notComputable: { reason: string } | null } }, targets: Array<{ measure: Measure, segment: Segment, kind: TargetKind, periodFrom: string, periodTo: string, basis: TargetBasis, issuer: string | null, knownFrom: string, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }, readings: Array<{ reading: Interpretation, knownFrom: string | null, status: ProgressStatus, reason: string, wanted: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, gap: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { reason: string } | null }, requiredPace: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null }> }>, series: { measure: Measure, unit: Unit, points: Array<{ month: string, isDerived: boolean, flags: Array<FigureFlag> | null, knownFrom: string | null, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } }>, breaks: Array<{ before: string, after: string, cause: BreakCause, reason: string }> }, map: Array<{ isDerived: boolean | null, flags: Array<FigureFlag> | null, knownFrom: string | null, part:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }>, distribution: { areas: number, counted: number, earliest: string | null, latest: string | null, p25: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, median: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, p75: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, notComputable: { reason: string } | null } }
   | null, compare: Array<{ measure: Measure, isDerived: boolean | null, flags: Array<FigureFlag> | null, knownFrom: string | null, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { note: string | null, noteLanguage: Language | null, asOf: { value: string | null } } | null }>, dataset: { comparableMonths: number } };

export type EndingQueryVariables = Exact<{
  within?: string;
  days?: number;
  on?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type EndingQuery = { mous: { nodes: Array<{ code: string, instrument: MouInstrument, title: string | null, daysLeft: number | null, status: MouStatus, responsibleAgency: string | null, area:
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
      , effectiveTo: { value: string | null, precision: DatePrecision } | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FiguresQueryVariables = Exact<{
  within?: string;
  measure?: Measure | null | undefined;
  segment?: Segment | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  doubtful?: boolean | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type FiguresQuery = { figures: { nodes: Array<{ id: string, measure: Measure, segment: Segment, basis: Basis, flags: Array<FigureFlag>, note: string | null, noteLanguage: Language | null, revision: number, knownFrom: string, preferred: boolean, area:
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
      , asOf: { value: string | null, precision: DatePrecision }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null, publishedOn: { value: string | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FollowersQueryVariables = Exact<{
  within?: string;
  at?: string | null | undefined;
}>;


export type FollowersQuery = { area:
    | { code: string, name: string, mouProgress: { at: string, expected: number, covered: number, possiblyCovered: number, ratio: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { code: NotComputableCode, reason: string } | null }, slots: Array<{ status: CascadeStatus, localGovernment: { code: string, name: string }, mou: { code: string, title: string | null, effectiveTo: { value: string | null } | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } }
    | { code: string, name: string, mouProgress: { at: string, expected: number, covered: number, possiblyCovered: number, ratio: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { code: NotComputableCode, reason: string } | null }, slots: Array<{ status: CascadeStatus, localGovernment: { code: string, name: string }, mou: { code: string, title: string | null, effectiveTo: { value: string | null } | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } }
    | { code: string, name: string, mouProgress: { at: string, expected: number, covered: number, possiblyCovered: number, ratio: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { code: NotComputableCode, reason: string } | null }, slots: Array<{ status: CascadeStatus, localGovernment: { code: string, name: string }, mou: { code: string, title: string | null, effectiveTo: { value: string | null } | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } }
    | { code: string, name: string, mouProgress: { at: string, expected: number, covered: number, possiblyCovered: number, ratio: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { code: NotComputableCode, reason: string } | null }, slots: Array<{ status: CascadeStatus, localGovernment: { code: string, name: string }, mou: { code: string, title: string | null, effectiveTo: { value: string | null } | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } }
    | { code: string, name: string, mouProgress: { at: string, expected: number, covered: number, possiblyCovered: number, ratio: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { code: NotComputableCode, reason: string } | null }, slots: Array<{ status: CascadeStatus, localGovernment: { code: string, name: string }, mou: { code: string, title: string | null, effectiveTo: { value: string | null } | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } }
    | { code: string, name: string, mouProgress: { at: string, expected: number, covered: number, possiblyCovered: number, ratio: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { code: NotComputableCode, reason: string } | null }, slots: Array<{ status: CascadeStatus, localGovernment: { code: string, name: string }, mou: { code: string, title: string | null, effectiveTo: { value: string | null } | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } }
   | null };

export type HomeQueryVariables = Exact<{
  areas?: Array<string> | string;
  last?: number;
}>;


export type HomeQuery = { compare: Array<{ measure: Measure, isDerived: boolean | null, flags: Array<FigureFlag> | null, knownFrom: string | null, area:
      | { code: string, name: string, enrollment: { coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, notComputable: { reason: string } | null, potentials: Array<{ knownFrom: string, asOf: { value: string | null } }>, numerator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null } } }
      | { code: string, name: string, enrollment: { coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, notComputable: { reason: string } | null, potentials: Array<{ knownFrom: string, asOf: { value: string | null } }>, numerator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null } } }
      | { code: string, name: string, enrollment: { coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, notComputable: { reason: string } | null, potentials: Array<{ knownFrom: string, asOf: { value: string | null } }>, numerator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null } } }
      | { code: string, name: string, enrollment: { coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, notComputable: { reason: string } | null, potentials: Array<{ knownFrom: string, asOf: { value: string | null } }>, numerator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null } } }
      | { code: string, name: string, enrollment: { coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, notComputable: { reason: string } | null, potentials: Array<{ knownFrom: string, asOf: { value: string | null } }>, numerator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null } } }
      | { code: string, name: string, enrollment: { coverage: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, knownFrom: string | null, notComputable: { reason: string } | null, potentials: Array<{ knownFrom: string, asOf: { value: string | null } }>, numerator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, denominator: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null } } }
    , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }>, changes: { nodes: Array<{ at: string, kind: ChangeKind, words: string, area:
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
      , figure: { measure: Measure, segment: Segment, basis: Basis, flags: Array<FigureFlag>, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null, target: { measure: Measure, segment: Segment, periodFrom: string, periodTo: string, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null, mou: { code: string, title: string | null, instrument: MouInstrument } | null }> }, dataset: { figures: number, mous: number } };

export type MapQueryVariables = Exact<{
  area?: string;
  over?: RollUpOver;
  measure?: Measure;
  segment?: Segment;
  basis?: Basis | null | undefined;
  at?: string;
}>;


export type MapQuery = { area:
    | { map: Array<{ flags: Array<FigureFlag> | null, isDerived: boolean | null, knownFrom: string | null, area:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }> }
    | { map: Array<{ flags: Array<FigureFlag> | null, isDerived: boolean | null, knownFrom: string | null, area:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }> }
    | { map: Array<{ flags: Array<FigureFlag> | null, isDerived: boolean | null, knownFrom: string | null, area:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }> }
    | { map: Array<{ flags: Array<FigureFlag> | null, isDerived: boolean | null, knownFrom: string | null, area:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }> }
    | { map: Array<{ flags: Array<FigureFlag> | null, isDerived: boolean | null, knownFrom: string | null, area:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }> }
    | { map: Array<{ flags: Array<FigureFlag> | null, isDerived: boolean | null, knownFrom: string | null, area:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }> }
   | null };

export type ParticipantsQueryVariables = Exact<{
  area?: string;
  at?: string;
  segment?: Segment;
  basis?: Basis | null | undefined;
}>;


export type ParticipantsQuery = { area:
    | { code: string, name: string, enrollment: { participantsAsOf: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, bySegment: Array<{ segment: Segment, flags: Array<FigureFlag>, knownFrom: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null }, share: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, notComputable: { code: NotComputableCode, reason: string } | null }, figure: { note: string | null, noteLanguage: Language | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } }
    | { code: string, name: string, enrollment: { participantsAsOf: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, bySegment: Array<{ segment: Segment, flags: Array<FigureFlag>, knownFrom: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null }, share: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, notComputable: { code: NotComputableCode, reason: string } | null }, figure: { note: string | null, noteLanguage: Language | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } }
    | { code: string, name: string, enrollment: { participantsAsOf: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, bySegment: Array<{ segment: Segment, flags: Array<FigureFlag>, knownFrom: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null }, share: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, notComputable: { code: NotComputableCode, reason: string } | null }, figure: { note: string | null, noteLanguage: Language | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } }
    | { code: string, name: string, enrollment: { participantsAsOf: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, bySegment: Array<{ segment: Segment, flags: Array<FigureFlag>, knownFrom: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null }, share: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, notComputable: { code: NotComputableCode, reason: string } | null }, figure: { note: string | null, noteLanguage: Language | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } }
    | { code: string, name: string, enrollment: { participantsAsOf: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, bySegment: Array<{ segment: Segment, flags: Array<FigureFlag>, knownFrom: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null }, share: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, notComputable: { code: NotComputableCode, reason: string } | null }, figure: { note: string | null, noteLanguage: Language | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } }
    | { code: string, name: string, enrollment: { participantsAsOf: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, bySegment: Array<{ segment: Segment, flags: Array<FigureFlag>, knownFrom: string | null, participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null }, share: { value: string | null, low: string | null, high: string | null, precision: Precision | null, flags: Array<RatioFlag>, notComputable: { code: NotComputableCode, reason: string } | null }, figure: { note: string | null, noteLanguage: Language | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } } | null }> } }
   | null };

export type PartsQueryVariables = Exact<{
  area?: string;
  over?: RollUpOver;
  among?: Array<AreaKind> | AreaKind;
  within?: string | null | undefined;
  measure?: Measure;
  segment?: Segment;
  basis?: Basis | null | undefined;
  at?: string | null | undefined;
}>;


export type PartsQuery = { area:
    | { code: string, name: string, kind: AreaKind, above: Array<
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      >, enrollment: { rollUp: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
          > } }, map: Array<{ part:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }> }
    | { code: string, name: string, kind: AreaKind, above: Array<
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      >, enrollment: { rollUp: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
          > } }, map: Array<{ part:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }> }
    | { code: string, name: string, kind: AreaKind, above: Array<
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      >, enrollment: { rollUp: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
          > } }, map: Array<{ part:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }> }
    | { code: string, name: string, kind: AreaKind, above: Array<
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      >, enrollment: { rollUp: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
          > } }, map: Array<{ part:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }> }
    | { code: string, name: string, kind: AreaKind, above: Array<
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      >, enrollment: { rollUp: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
          > } }, map: Array<{ part:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }> }
    | { code: string, name: string, kind: AreaKind, above: Array<
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      >, enrollment: { rollUp: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
            | { code: string, name: string }
          > } }, map: Array<{ part:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { asOf: { value: string | null } } | null }> }
   | null, ranking: Array<{ rank: number, isDerived: boolean | null, flags: Array<FigureFlag> | null, knownFrom: string | null, comparable: boolean, reason: string | null, area:
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
    , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, figure: { note: string | null, noteLanguage: Language | null, asOf: { value: string | null } } | null }> };

export type ProgrammesQueryVariables = Exact<{
  at?: string | null | undefined;
}>;


export type ProgrammesQuery = { programmes: Array<{ code: ProgrammeCode, name: string, validFrom: string | null, benefits: Array<{ code: string, name: string, note: string | null, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }> }> };

export type ProvincesQueryVariables = Exact<{
  segment?: Segment;
  at?: string;
}>;


export type ProvincesQuery = { provinces: Array<{ code: string, name: string, region: { code: string } | null, enrollment: { participants: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } }> };

export type QualityQueryVariables = Exact<{
  within?: string;
  month?: string | null | undefined;
  segment?: Segment;
  first?: number;
  after?: string | null | undefined;
}>;


export type QualityQuery = { whole:
    | { code: string, name: string, kind: AreaKind, validFrom: string | null, validFromVerification: Verification | null, codes: Array<{ system: CodeSystem, code: string, verification: Verification }>, names: Array<{ name: string, verification: Verification }>, seats: Array<{ name: string, verification: Verification }>, enrollment: { participantsFlags: Array<FigureFlag> | null, overLocalGovernments: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > }, overBranches: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > }, overProvinces: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > } } }
    | { code: string, name: string, kind: AreaKind, validFrom: string | null, validFromVerification: Verification | null, codes: Array<{ system: CodeSystem, code: string, verification: Verification }>, names: Array<{ name: string, verification: Verification }>, seats: Array<{ name: string, verification: Verification }>, enrollment: { participantsFlags: Array<FigureFlag> | null, overLocalGovernments: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > }, overBranches: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > }, overProvinces: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > } } }
    | { code: string, name: string, kind: AreaKind, validFrom: string | null, validFromVerification: Verification | null, codes: Array<{ system: CodeSystem, code: string, verification: Verification }>, names: Array<{ name: string, verification: Verification }>, seats: Array<{ name: string, verification: Verification }>, enrollment: { participantsFlags: Array<FigureFlag> | null, overLocalGovernments: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > }, overBranches: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > }, overProvinces: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > } } }
    | { code: string, name: string, kind: AreaKind, validFrom: string | null, validFromVerification: Verification | null, codes: Array<{ system: CodeSystem, code: string, verification: Verification }>, names: Array<{ name: string, verification: Verification }>, seats: Array<{ name: string, verification: Verification }>, enrollment: { participantsFlags: Array<FigureFlag> | null, overLocalGovernments: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > }, overBranches: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > }, overProvinces: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > } } }
    | { code: string, name: string, kind: AreaKind, validFrom: string | null, validFromVerification: Verification | null, codes: Array<{ system: CodeSystem, code: string, verification: Verification }>, names: Array<{ name: string, verification: Verification }>, seats: Array<{ name: string, verification: Verification }>, enrollment: { participantsFlags: Array<FigureFlag> | null, overLocalGovernments: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > }, overBranches: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > }, overProvinces: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > } } }
    | { code: string, name: string, kind: AreaKind, validFrom: string | null, validFromVerification: Verification | null, codes: Array<{ system: CodeSystem, code: string, verification: Verification }>, names: Array<{ name: string, verification: Verification }>, seats: Array<{ name: string, verification: Verification }>, enrollment: { participantsFlags: Array<FigureFlag> | null, overLocalGovernments: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > }, overBranches: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > }, overProvinces: { month: string, residualReason: string | null, expected: number, counted: number, isComplete: boolean, reason: string | null, sumKnownFrom: string | null, reportedKnownFrom: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null } | null, notComputable: { code: NotComputableCode, reason: string } | null, missing: Array<
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
            | { code: string, name: string, kind: AreaKind }
          > } } }
   | null, reporting: Array<{ month: string, status: ReportStatus, reason: string, dueOn: string, figures: number, missingSegments: Array<Segment>, branch: { code: string, name: string }, missing: Array<{ code: string, name: string, kind: AreaKind }> }>, figures: { nodes: Array<{ id: string, measure: Measure, segment: Segment, basis: Basis, flags: Array<FigureFlag>, note: string | null, noteLanguage: Language | null, knownFrom: string, preferred: boolean, preferredReason: string | null, area:
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
        | { code: string, name: string, kind: AreaKind }
      , asOf: { value: string | null, precision: DatePrecision }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, preferredReasonSentence: { code: string, parameters: Array<{ value: string }> } | null, source: { publisher: string, citation: string, title: string | null, url: string | null, verification: Verification, licence: string | null, publishedOn: { value: string | null, precision: DatePrecision } }, rivals: Array<{ id: string, basis: Basis, knownFrom: string, preferred: boolean, asOf: { value: string | null, precision: DatePrecision }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, regions: Array<{ code: string, name: string, provinces: Array<{ code: string, name: string }> }> };

export type RankingQueryVariables = Exact<{
  measure?: Measure;
  segment?: Segment;
  basis?: Basis | null | undefined;
  among?: Array<AreaKind> | AreaKind;
  within?: string | null | undefined;
  at?: string;
  first?: number;
}>;


export type RankingQuery = { ranking: Array<{ rank: number, isDerived: boolean | null, flags: Array<FigureFlag> | null, knownFrom: string | null, comparable: boolean, reason: string | null, area:
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
    , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, reasonSentence: { code: string } | null }> };

export type ReportingQueryVariables = Exact<{
  month?: string | null | undefined;
  within?: string | null | undefined;
  status?: Array<ReportStatus> | ReportStatus | null | undefined;
}>;


export type ReportingQuery = { reporting: Array<{ month: string, status: ReportStatus, dueOn: string, reportedAt: string | null, figures: number, branch: { code: string, name: string } }> };

export type SeriesQueryVariables = Exact<{
  area?: string;
  measure?: Measure;
  segment?: Segment;
  basis?: Basis | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  every?: Interval;
}>;


export type SeriesQuery = { area:
    | { code: string, name: string, series: { unit: Unit, points: Array<{ month: string, basis: Basis, isDerived: boolean, flags: Array<FigureFlag> | null, knownFrom: string | null, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> }, change: { since: string, percent: string | null, comparable: boolean, reason: string | null, absolute: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reasonSentences: Array<{ code: string }> } | null }>, breaks: Array<{ before: string, after: string, cause: BreakCause, reason: string, reasonSentence: { code: string } }> } }
    | { code: string, name: string, series: { unit: Unit, points: Array<{ month: string, basis: Basis, isDerived: boolean, flags: Array<FigureFlag> | null, knownFrom: string | null, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> }, change: { since: string, percent: string | null, comparable: boolean, reason: string | null, absolute: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reasonSentences: Array<{ code: string }> } | null }>, breaks: Array<{ before: string, after: string, cause: BreakCause, reason: string, reasonSentence: { code: string } }> } }
    | { code: string, name: string, series: { unit: Unit, points: Array<{ month: string, basis: Basis, isDerived: boolean, flags: Array<FigureFlag> | null, knownFrom: string | null, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> }, change: { since: string, percent: string | null, comparable: boolean, reason: string | null, absolute: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reasonSentences: Array<{ code: string }> } | null }>, breaks: Array<{ before: string, after: string, cause: BreakCause, reason: string, reasonSentence: { code: string } }> } }
    | { code: string, name: string, series: { unit: Unit, points: Array<{ month: string, basis: Basis, isDerived: boolean, flags: Array<FigureFlag> | null, knownFrom: string | null, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> }, change: { since: string, percent: string | null, comparable: boolean, reason: string | null, absolute: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reasonSentences: Array<{ code: string }> } | null }>, breaks: Array<{ before: string, after: string, cause: BreakCause, reason: string, reasonSentence: { code: string } }> } }
    | { code: string, name: string, series: { unit: Unit, points: Array<{ month: string, basis: Basis, isDerived: boolean, flags: Array<FigureFlag> | null, knownFrom: string | null, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> }, change: { since: string, percent: string | null, comparable: boolean, reason: string | null, absolute: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reasonSentences: Array<{ code: string }> } | null }>, breaks: Array<{ before: string, after: string, cause: BreakCause, reason: string, reasonSentence: { code: string } }> } }
    | { code: string, name: string, series: { unit: Unit, points: Array<{ month: string, basis: Basis, isDerived: boolean, flags: Array<FigureFlag> | null, knownFrom: string | null, asOf: { value: string | null }, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> }, change: { since: string, percent: string | null, comparable: boolean, reason: string | null, absolute: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reasonSentences: Array<{ code: string }> } | null }>, breaks: Array<{ before: string, after: string, cause: BreakCause, reason: string, reasonSentence: { code: string } }> } }
   | null };

export type SumQueryVariables = Exact<{
  area?: string;
  over?: RollUpOver;
  measure?: Measure;
  segment?: Segment;
  basis?: Basis | null | undefined;
  month?: string;
}>;


export type SumQuery = { whole:
    | { code: string, name: string, enrollment: { rollUp: { sumKnownFrom: string | null, reportedKnownFrom: string | null, isComplete: boolean, reason: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reasonSentence: { code: string } | null, parts: Array<{ flags: Array<FigureFlag>, knownFrom: string, area:
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
            , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }> } } }
    | { code: string, name: string, enrollment: { rollUp: { sumKnownFrom: string | null, reportedKnownFrom: string | null, isComplete: boolean, reason: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reasonSentence: { code: string } | null, parts: Array<{ flags: Array<FigureFlag>, knownFrom: string, area:
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
            , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }> } } }
    | { code: string, name: string, enrollment: { rollUp: { sumKnownFrom: string | null, reportedKnownFrom: string | null, isComplete: boolean, reason: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reasonSentence: { code: string } | null, parts: Array<{ flags: Array<FigureFlag>, knownFrom: string, area:
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
            , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }> } } }
    | { code: string, name: string, enrollment: { rollUp: { sumKnownFrom: string | null, reportedKnownFrom: string | null, isComplete: boolean, reason: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reasonSentence: { code: string } | null, parts: Array<{ flags: Array<FigureFlag>, knownFrom: string, area:
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
            , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }> } } }
    | { code: string, name: string, enrollment: { rollUp: { sumKnownFrom: string | null, reportedKnownFrom: string | null, isComplete: boolean, reason: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reasonSentence: { code: string } | null, parts: Array<{ flags: Array<FigureFlag>, knownFrom: string, area:
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
            , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }> } } }
    | { code: string, name: string, enrollment: { rollUp: { sumKnownFrom: string | null, reportedKnownFrom: string | null, isComplete: boolean, reason: string | null, sum: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reported: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, residual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, reasonSentence: { code: string } | null, parts: Array<{ flags: Array<FigureFlag>, knownFrom: string, area:
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
              | { code: string, name: string }
            , quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null } }> } } }
   | null };

export type TargetsQueryVariables = Exact<{
  area?: string;
  segment?: Segment | null | undefined;
  at?: string;
}>;


export type TargetsQuery = { area:
    | { code: string, name: string, targets: Array<{ measure: Measure, segment: Segment, kind: TargetKind, periodFrom: string, periodTo: string, basis: TargetBasis, issuer: string | null, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }, readings: Array<{ reading: Interpretation, knownFrom: string | null, status: ProgressStatus, reason: string, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, gap: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { code: NotComputableCode, reason: string } | null }, reasonSentences: Array<{ code: string }> }> }> }
    | { code: string, name: string, targets: Array<{ measure: Measure, segment: Segment, kind: TargetKind, periodFrom: string, periodTo: string, basis: TargetBasis, issuer: string | null, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }, readings: Array<{ reading: Interpretation, knownFrom: string | null, status: ProgressStatus, reason: string, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, gap: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { code: NotComputableCode, reason: string } | null }, reasonSentences: Array<{ code: string }> }> }> }
    | { code: string, name: string, targets: Array<{ measure: Measure, segment: Segment, kind: TargetKind, periodFrom: string, periodTo: string, basis: TargetBasis, issuer: string | null, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }, readings: Array<{ reading: Interpretation, knownFrom: string | null, status: ProgressStatus, reason: string, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, gap: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { code: NotComputableCode, reason: string } | null }, reasonSentences: Array<{ code: string }> }> }> }
    | { code: string, name: string, targets: Array<{ measure: Measure, segment: Segment, kind: TargetKind, periodFrom: string, periodTo: string, basis: TargetBasis, issuer: string | null, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }, readings: Array<{ reading: Interpretation, knownFrom: string | null, status: ProgressStatus, reason: string, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, gap: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { code: NotComputableCode, reason: string } | null }, reasonSentences: Array<{ code: string }> }> }> }
    | { code: string, name: string, targets: Array<{ measure: Measure, segment: Segment, kind: TargetKind, periodFrom: string, periodTo: string, basis: TargetBasis, issuer: string | null, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }, readings: Array<{ reading: Interpretation, knownFrom: string | null, status: ProgressStatus, reason: string, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, gap: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { code: NotComputableCode, reason: string } | null }, reasonSentences: Array<{ code: string }> }> }> }
    | { code: string, name: string, targets: Array<{ measure: Measure, segment: Segment, kind: TargetKind, periodFrom: string, periodTo: string, basis: TargetBasis, issuer: string | null, quantity: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision }, source: { publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }, readings: Array<{ reading: Interpretation, knownFrom: string | null, status: ProgressStatus, reason: string, actual: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision, basis: Basis | null, asOf: string | null, sources: Array<{ publisher: string, citation: string, title: string | null, url: string | null, licence: string | null }> } | null, gap: { value: string | null, low: string | null, high: string | null, unit: Unit, precision: Precision } | null, achieved: { value: string | null, low: string | null, high: string | null, precision: Precision | null, notComputable: { code: NotComputableCode, reason: string } | null }, reasonSentences: Array<{ code: string }> }> }> }
   | null };

/** The board of a province or region: who has followed with an agreement and who has not, what ends soon, what is late. */
export const agreementBoard = saved<AgreementBoardQuery, AgreementBoardQueryVariables>('agreement-board', 'sha256:817e082223f2666625b0270837f35b94bf2a7d2af424b8336d4bb4cf02415527');
/** One agreement: its parties, its promises, its steps, its versions and what followed from it. */
export const agreement = saved<AgreementQuery, AgreementQueryVariables>('agreement', 'sha256:0b08fa9062007f106965ea106bd9245d370d136043cdd08a6161ad4fa3a8fee9');
/** The agreements of an area and of the areas below it, and where each stands. */
export const agreements = saved<AgreementsQuery, AgreementsQueryVariables>('agreements', 'sha256:0a3c063395a1f4c3c6a7f1e7723cdf17e3ac4a8a3c5233c0be5a738519030d14');
/** How far the regencies and cities of a province are: participants and the share of workers they are. */
export const areasOfProvince = saved<AreasOfProvinceQuery, AreasOfProvinceQueryVariables>('areas-of-province', 'sha256:b6469e795c1c9846b5bc181e545d9ec3db110043330e8187a5cac6845e3dcffe');
/** The markets of a branch and how far each has come. */
export const branchMarkets = saved<BranchMarketsQuery, BranchMarketsQueryVariables>('branch-markets', 'sha256:d7dfe4cc68a50357ad2d340ab9d9b6dbb780f7fae39a48853539782def81beaf');
/** What became known since a moment, in the order in which it became known. */
export const changes = saved<ChangesQuery, ChangesQueryVariables>('changes', 'sha256:ba2eaee08d7e5627e827dd7e1ffadd5e5098a7d508d7a483e829eaebb811ad8f');
/** Several areas side by side, in one month. */
export const compare = saved<CompareQuery, CompareQueryVariables>('compare', 'sha256:13cbcb5a606a1ac177dbf5cc915c0a91538ef33b54c290affc695c124c7ab67f');
/** What it costs to cover workers who pay for themselves, or for whom somebody pays. */
export const contribution = saved<ContributionOfQuery, ContributionOfQueryVariables>('contribution', 'sha256:b348f118f1c6eb797fafe78d03ece56811336622385e42773e9a4f0170e7ff0b');
/** How far an area is: its participants by segment, its coverage, its targets, their course over time, and its parts. */
export const coverage = saved<CoverageQuery, CoverageQueryVariables>('coverage', 'sha256:bc294ad8ca372754a5ec20821ff363a6a01348428708a71c2df655a9b583cbf4');
/** Which agreements end soon, the next one first. */
export const ending = saved<EndingQuery, EndingQueryVariables>('ending', 'sha256:d38dbca3af69ca5871e2e351c8d1a187e16c161859705f7c61c94f8adaf7d80f');
/** All figures of an area and of the areas below it, newest first, each with its source. */
export const figures = saved<FiguresQuery, FiguresQueryVariables>('figures', 'sha256:047bc2b35b3184e22a33bfdd47fb775b2565ef3e3e1143e944cf2fc8a1f62074');
/** Which regents and mayors of a province or region have followed with an agreement, and which have not yet. */
export const followers = saved<FollowersQuery, FollowersQueryVariables>('followers', 'sha256:75d6db86f72251d4a34fdd4e32c501be338f28ab443dcd3a38f5215aaf71a523');
/** How far some areas are by their last numbers, and what became known last: what the first page shows. */
export const home = saved<HomeQuery, HomeQueryVariables>('home', 'sha256:506fcf060d8b32c2cc669bf98ac42f1a7793bf25b1b33deac624251cb67c97f1');
/** One number of every part of an area, to draw a map: of the nation, all 514 regencies and cities. */
export const map = saved<MapQuery, MapQueryVariables>('map', 'sha256:e85f79f936fa041e5b18ac67e7a90ba2d8a8a5ab76b506f0b38490196fa6220a');
/** How many workers of an area take part, by segment, how sure that is and where it is from. */
export const participants = saved<ParticipantsQuery, ParticipantsQueryVariables>('participants', 'sha256:3e52fde572657a2176734ed607951336a3bc206be372f75ce23af42f5252786b');
/** The areas that an area consists of, in the order of their numbers, and the sum of these beside what is reported of the whole. */
export const parts = saved<PartsQuery, PartsQueryVariables>('parts', 'sha256:6b53b32f91a1ad4f7306c68df61d85ac89b6944a6abf637319523a8345c07bd9');
/** The programmes on a day, and what each gives. */
export const programmes = saved<ProgrammesQuery, ProgrammesQueryVariables>('programmes', 'sha256:9c0d765ce1703a61ba7e988c886d9d77737df9f8b3d0f0594faa139a0f766950');
/** All provinces with their participants: what a map of the country shows. */
export const provinces = saved<ProvincesQuery, ProvincesQueryVariables>('provinces', 'sha256:f90559c21dc88933823a987fedb95950d3b0f5e297631fdab64184b1913145e4');
/** What is doubtful in the numbers of an area: doubts, rivals, sums that do not fit, and who has not reported. */
export const quality = saved<QualityQuery, QualityQueryVariables>('quality', 'sha256:129cddb01dad38d5d5325e347789139df41e0a468008b5e351c1d672c433d4d6');
/** Which areas have most, and which are close behind. */
export const ranking = saved<RankingQuery, RankingQueryVariables>('ranking', 'sha256:2b3fb7b41ea4c57e343925377e52e42358cad96dc3782bb4d4c41b97347f662a');
/** Which branches have reported for a month, and which are late. */
export const reporting = saved<ReportingQuery, ReportingQueryVariables>('reporting', 'sha256:00e071a331bc526b0e2312d91a131770d8ef1f826a49c55a2632d5de55654580');
/** A measure of an area over time, with how each number compares to the one before. */
export const series = saved<SeriesQuery, SeriesQueryVariables>('series', 'sha256:cefd32d52f301780da09f24a24296e0e89adce3b907b863a959e905709baeccd');
/** What the parts of an area come to in a month, beside what is reported for the whole. */
export const sum = saved<SumQuery, SumQueryVariables>('sum', 'sha256:9ec1f00fd66ead8c2ed14d5b1e6ce08783d72d1e101cb621b03ee2af3da25fd8');
/** The targets of an area, and where each stands by each way of reading it. */
export const targets = saved<TargetsQuery, TargetsQueryVariables>('targets', 'sha256:af2a1fba99193885b51eb4425c41dec705b5b8e5c63d4abd164cecb11e648f9e');
