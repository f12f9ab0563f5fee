/** Enums of figures and targets. */
import type * as db from '../generated/types.ts';
import { enumOf } from '../shared/enum-of.ts';

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
