import type * as db from '../src/db/types.gen.ts';
import { enumOf } from './enum-of.ts';

export * from './mou-enums.ts';

export const AreaKind = enumOf<db.AreaKind>('AreaKind', 'What an area is.', {
  NATION: 'Indonesia as a whole (_nasional_).',
  REGION: 'A regional office and what it covers (_kantor wilayah_).',
  PROVINCE: 'A province (_provinsi_).',
  REGENCY: 'A regency (_kabupaten_).',
  CITY: 'A city (_kota_).',
  BRANCH: 'A branch and its working area (_kantor cabang_).',
  MARKET: 'A traditional market (_pasar_).',
});
export const Language = enumOf<db.Language>('Language', 'Language of names.', { ID: 'Indonesian.', EN: 'English.' });
export const CodeSystem = enumOf<db.CodeSystem>('CodeSystem', 'Whose code it is.', {
  KEMENDAGRI: 'Ministry of Home Affairs.',
  BPS: 'Statistics Indonesia. Differs from the ministry for 23 local governments of Kalimantan.',
  ISO_3166_2: 'International code of provinces.',
  OFFICE: 'Numeral of a regional office, as in Kanwil VII.',
});
export const Verification = enumOf<db.Verification>('Verification', 'How a fact came to be here.', {
  PUBLISHED: 'As a named source printed it.',
  DERIVED: 'Worked out from what is published: a sum, a translated name.',
  UNVERIFIED: 'Own knowledge; no source was found.',
});
export const Precision = enumOf<db.QuantityPrecision>(
  'Precision',
  'How sure a number is; the worst wins in sums and ratios.',
  {
    EXACT: 'Counted.',
    APPROXIMATE: 'Rounded or estimated (_sekitar_).',
    AT_LEAST: 'This or more (_setidaknya_).',
    MORE_THAN: 'More than this (_lebih dari_).',
    RANGE: 'Between `low` and `high`; `value` is null.',
  },
);
export const Unit = enumOf<db.Unit>('Unit', 'What a number counts.', {
  WORKERS: 'Workers (_tenaga kerja_).',
  EMPLOYERS: 'Employers (_perusahaan, pemberi kerja_).',
  TRADERS: 'Market traders (_pedagang_).',
  MARKETS: 'Markets (_pasar_).',
  PROJECTS: 'Construction projects (_proyek_).',
  PERCENT: 'Percent, from 0; may exceed 100.',
  RUPIAH: 'Indonesian rupiah.',
  LOCAL_GOVERNMENTS: 'Regencies and cities.',
  WORKERS_PER_MONTH: 'Workers a month.',
  EMPLOYERS_PER_MONTH: 'Employers a month.',
  TRADERS_PER_MONTH: 'Traders a month.',
  PERCENT_PER_MONTH: 'Percentage points a month.',
});
export const DatePrecision = enumOf<db.DatePrecision>('DatePrecision', 'How exact a date is.', {
  DAY: 'A day.',
  MONTH: 'A month; the day is not known.',
  YEAR: 'A year; the month is not known.',
  YEAR_TO_DATE: 'From 1 January up to the day (_sampai dengan_).',
  UNKNOWN: 'Not known.',
});
export const Segment = enumOf<db.Segment>(
  'Segment',
  'Segments of workers, as published: FORMAL and INFORMAL are words of 2014, PU, BPU, JAKON and PMI those of today. They are close, not equal, and never merged silently.',
  {
    ALL: 'All workers, undivided.',
    FORMAL: 'Under an employer (_sektor formal_).',
    INFORMAL: 'Without an employer (_sektor informal_).',
    PU: 'Wage earners (_penerima upah_).',
    BPU: 'Self-paying workers (_bukan penerima upah_).',
    PU_BPU: 'Wage earners and self-paying workers together, without construction.',
    JAKON: 'Construction, covered per project (_jasa konstruksi_).',
    PMI: 'Migrant workers (_pekerja migran Indonesia_).',
  },
);
export const Measure = enumOf<db.Measure>('Measure', 'What a figure counts.', {
  PARTICIPANTS: 'Participants at a moment (_peserta_), in workers.',
  EMPLOYERS: 'Employers taking part at a moment (_perusahaan_).',
  JOINED:
    'Gross additions (_penambahan, peserta baru_), in workers: of the month or year of the as-of, or since 1 January where that is YEAR_TO_DATE.',
  LEFT: 'Those who left in the period (_peserta keluar_), in workers.',
  COVERAGE: 'Coverage as a source states it (_cakupan_), in percent.',
  MARKETS: 'Traditional markets won.',
});
export const Basis = enumOf<db.Basis>('Basis', 'Which participants are counted.', {
  ACTIVE: 'Paying (_peserta aktif_).',
  REGISTERED: 'Ever registered (_peserta terdaftar_).',
  UNSPECIFIED: 'The source does not say.',
});
export const FigureFlag = enumOf<db.FigureFlag>('FigureFlag', 'Known doubts about a figure.', {
  AMBIGUOUS: 'Can be read in more than one way; see the note.',
  CONTRADICTED: 'Another source says otherwise.',
  DOES_NOT_ADD_UP: 'Other numbers in the same source do not fit it.',
  DENOMINATOR_SUSPECT: 'Exceeds what it is a part of.',
  OTHER_ERA: 'Counted by PT Jamsostek, before 2014.',
  ESTIMATE: 'The source calls it an estimate.',
});
export const TargetKind = enumOf<db.TargetKind>('TargetKind', 'What has to be reached.', {
  ADDITION: 'So many to be added in the period (_target penambahan_).',
  STOCK: 'So many at the end of the period.',
  COVERAGE: 'A coverage in percent.',
  MARKETS: 'A number of markets per branch.',
});
export const TargetBasis = enumOf<db.TargetBasis>('TargetBasis', 'Whose plan a target is.', {
  OFFICE: "The agency's office.",
  RPJPN: 'The national long-term plan (_Rencana Pembangunan Jangka Panjang Nasional_).',
  RPJMN: 'The national medium-term plan (_Rencana Pembangunan Jangka Menengah Nasional_).',
  RKP: "The government's plan for a year (_Rencana Kerja Pemerintah_).",
  KEMENDAGRI: 'The Ministry of Home Affairs (_Kementerian Dalam Negeri_).',
  REGIONAL_PLAN: "A regional government's own plan (_RPJMD, RKPD_).",
  MOU: 'Agreed in an MoU.',
  UNSTATED: 'Not said.',
});
export const Interpretation = enumOf<db.Interpretation>('Interpretation', 'How the wording of a target may be read.', {
  REMAINING: 'Still to be added after the stated stock.',
  WHOLE_PERIOD: 'To be added in the whole period.',
  UNCLEAR: 'Either; the words allow both.',
  LITERAL: 'No room for readings.',
});
export const PotentialKind = enumOf<db.PotentialKind>('PotentialKind', 'What an estimate of workers means.', {
  ELIGIBLE_WORKFORCE: 'All who could take part: the denominator of coverage.',
  LABOUR_FORCE: 'Employed and unemployed (_angkatan kerja_).',
  ADDRESSABLE: 'Said to be winnable (_potensi_); smaller than those enrolled, so no denominator.',
  UNENROLLED: 'Not yet enrolled (_belum terdaftar_).',
});
export const ProgressStatus = enumOf<db.ProgressStatus>('ProgressStatus', 'Where a target stands.', {
  ACHIEVED: 'Reached.',
  ON_TRACK: 'Not behind an even pace.',
  BEHIND: 'Behind an even pace.',
  MISSED: 'The period is over and it was not reached.',
  NOT_COMPUTABLE: 'Cannot be said; the reason says why.',
});
export const NotComputableCode = enumOf<db.NotComputableCode>(
  'NotComputableCode',
  'Why something cannot be computed.',
  {
    NO_FIGURE: 'No figure is known.',
    NO_DENOMINATOR: 'Nothing is known to divide by.',
    NO_BASELINE: 'The stock at the start is not known.',
    UNCLEAR_TARGET: 'The target can be read in two ways.',
    BASIS_DIFFERS: 'The inputs count on different bases: active, registered, not said.',
    SCHEME_DIFFERS: 'The inputs are of eras that divide workers in different ways.',
    UNIT_DIFFERS: 'The inputs are not a part of each other.',
    UNBOUNDED: 'Both inputs are lower bounds, so the result has no bound.',
  },
);
export const RatioFlag = enumOf<db.RatioFlag>('RatioFlag', 'Doubts about a ratio.', {
  DENOMINATOR_SUSPECT: 'Above 1: what is counted exceeds what it is part of.',
  DATES_DIFFER: 'Numerator and denominator are of different months.',
  POTENTIAL_TAKEN_AS_REMAINDER: 'The denominator is the participants plus a potential of those left.',
  AMBIGUOUS_INPUT: 'An input can be read in more than one way.',
});
export const Interval = enumOf<db.SeriesInterval>('Interval', 'Step of a series.', {
  MONTH: 'Months.',
  QUARTER: 'Quarters.',
  YEAR: 'Years.',
});
export const BreakCause = enumOf<db.BreakCause>('BreakCause', 'What breaks a series.', {
  BASIS: 'Active and registered are not the same count.',
  SCHEME: 'Workers are divided in another way from then on (`segments { scheme }`).',
  GEOGRAPHY: 'A local government came to the area or left it between them.',
  SOURCE: 'Another source, or a sum of several: not shown to count alike.',
  PERIOD: 'They are counted over another time: one over a month, the other over the year to date.',
});
export const OfficeKind = enumOf<db.OfficeKind>('OfficeKind', 'A post that signs.', {
  REGION_HEAD: 'Head of a regional office (_kepala kantor wilayah_).',
  GOVERNOR: 'Governor (_gubernur_).',
  REGENT: 'Regent (_bupati_).',
  MAYOR: 'Mayor (_wali kota_).',
  BRANCH_HEAD: 'Head of a branch (_kepala kantor cabang_).',
});
export const BranchKind = enumOf<db.BranchKind>('BranchKind', 'Kind of branch.', {
  MAIN: 'Branch (_kantor cabang_).',
  PIONEER: 'Pioneer branch under a parent (_kantor cabang perintis_).',
});
export const ManagerKind = enumOf<db.ManagerKind>('ManagerKind', 'Who manages a market.', {
  GOVERNMENT: 'A government: only these count towards the two.',
  PRIVATE: 'A private manager.',
  UNKNOWN: 'Not known.',
});
export const MarketStatus = enumOf<db.MarketStatus>('MarketStatus', 'Where a market stands on a day, derived.', {
  REGISTERED: 'Known; no agreement with it is.',
  IN_PREPARATION: 'An agreement is proposed, drafted, reviewed or agreed.',
  TAKES_PART: 'Its agreement was signed or its programme launched, and was not suspended or ended early.',
  CLOSED: 'Not open on that day.',
});
export const CollectionFrequency = enumOf<db.CollectionFrequency>(
  'CollectionFrequency',
  'How often contributions are collected.',
  {
    DAILY: 'Every day (_per hari_).',
    WEEKLY: 'Every week.',
    MONTHLY: 'Every month.',
  },
);
export const ChangeKind = enumOf<db.ChangeKind>('ChangeKind', 'What became known.', {
  FIGURE_PUBLISHED: 'A figure.',
  FIGURE_CORRECTED: 'A correction of a figure.',
  FIGURE_CHOSEN: 'Which of rival figures is shown first: told of the one chosen, and of the one that no longer is.',
  MOU_RECORDED: 'An MoU.',
  MOU_AMENDED: 'A new version of an MoU.',
  MOU_EXPIRING: 'An MoU is about to end.',
  MOU_EXPIRED: 'The last day of an MoU has passed.',
  TARGET_SET: 'A target was set.',
  TARGET_CHANGED: 'A new version of a target was set.',
});
export const ProgrammeCode = enumOf<db.ProgrammeCode>('ProgrammeCode', 'Programmes.', {
  JKK: 'Work accident insurance (_jaminan kecelakaan kerja_).',
  JKM: 'Death insurance (_jaminan kematian_).',
  JHT: 'Old-age savings (_jaminan hari tua_).',
  JP: 'Pension (_jaminan pensiun_), from 1 July 2015.',
  JKP: 'Job-loss insurance (_jaminan kehilangan pekerjaan_), from 2021.',
});
export const Enforcement = enumOf<db.Enforcement>('Enforcement', 'Can enrolment be compelled?', {
  NONE: 'No: the obligation is moral.',
  SANCTIONS: 'Yes: sanctions against employers.',
});
export const Permanence = enumOf<db.Permanence>('Permanence', 'How long people stay in the work.', {
  PERMANENT: 'Long.',
  SEMI_PERMANENT: 'For a while.',
  TRANSIENT: 'Shortly.',
});
export const ChannelPurpose = enumOf<db.ChannelPurpose>('ChannelPurpose', 'What a channel is for.', {
  REGISTRATION: 'To register.',
  PAYMENT: 'To pay.',
  REGISTRATION_AND_PAYMENT: 'Both.',
  INFORMATION: 'To inform.',
});
export const SanctionKind = enumOf<db.SanctionKind>('SanctionKind', 'Kind of sanction.', {
  INSTITUTIONAL: 'Institutional penalty (_hukuman kelembagaan_).',
  ADMINISTRATIVE: 'Administrative sanction (_sanksi administratif_).',
});

/** PUBLIC is everybody's; the database knows the others. */
export const ViewerRole = enumOf<db.ViewerRole | 'PUBLIC'>(
  'ViewerRole',
  'What an actor may do, in the area of its grant and below.',
  {
    PUBLIC: 'Everybody, with or without a credential: reads what is public.',
    GOVERNMENT:
      'A government (_pemda_) of a province, regency or city: reads drafts and notes of agreements it is a party to, comments on them and confirms their milestones.',
    BRANCH:
      'A branch (_kantor cabang_), in its working area: records figures, markets, outreach and the stages of agreements.',
    REGION:
      'A regional office (_kantor wilayah_): all that a branch may, for the whole region; corrects, sets targets, publishes, and gives access to the offices below it.',
    AUDITOR: 'Reads everything, writes nothing.',
    ADMIN: 'Everything.',
  },
);
export const AuditAction = enumOf<'INSERT' | 'UPDATE' | 'DELETE'>('AuditAction', 'What a write did to a row.', {
  INSERT: 'It was added.',
  UPDATE: 'It was changed: closed, confirmed or ended.',
  DELETE: 'It was removed.',
});
export const FigureWarning = enumOf<'JUMP'>('FigureWarning', 'What is odd about a figure that is being recorded.', {
  JUMP: 'More than three times the nearest figure of its kind before it, after it or of the same day, or less than a third of it.',
});
export const ReportStatus = enumOf<'REPORTED' | 'DUE' | 'LATE'>('ReportStatus', 'Whether a month was reported.', {
  REPORTED: 'There is a figure of that month.',
  DUE: 'Not yet, and there is time.',
  LATE: 'Not yet, and the day is over.',
});
export const RatioBase = enumOf<db.RatioBase>(
  'RatioBase',
  'What a measure is divided by, to compare areas of different size.',
  {
    EMPLOYERS: 'Employers that take part: workers for each.',
    ELIGIBLE_WORKFORCE: 'All who could take part: coverage (_cakupan_).',
    ALL_SEGMENTS: 'Participants of all segments: the share of one.',
  },
);
export const RollUpOver = enumOf<db.RollUpOver>('RollUpOver', 'Over which parts of an area a sum goes.', {
  LOCAL_GOVERNMENT: 'Regencies and cities.',
  PROVINCE: 'Provinces.',
  REGION: 'Regions.',
  BRANCH: 'Branches: of a region, or with their office in a province.',
});
export const ContributionSector = enumOf<db.ContributionSector>(
  'ContributionSector',
  'Which self-paying workers: discounts of PP 50/2025 differ.',
  {
    TRANSPORT: 'Transport: ojek, drivers, couriers.',
    OTHER: 'All others.',
  },
);
