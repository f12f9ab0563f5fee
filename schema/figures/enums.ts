/** Enums that several files of figures and targets use. */
import type * as db from '../generated/types.ts';
import { enumOf } from '../shared/enum-of.ts';

export const TargetKind = enumOf<db.TargetKind>('TargetKind', 'What has to be reached.', {
  ADDITION: 'So many to be added in the period (_target penambahan_).',
  STOCK: 'So many at the end of the period.',
  COVERAGE: 'A coverage in percent.',
  MARKETS: 'A number of markets for each branch.',
});
export const TargetBasis = enumOf<db.TargetBasis>('TargetBasis', 'Whose plan a target is part of.', {
  OFFICE: "The agency's office.",
  RPJPN: 'The national long-term plan (_Rencana Pembangunan Jangka Panjang Nasional_).',
  RPJMN: 'The national medium-term plan (_Rencana Pembangunan Jangka Menengah Nasional_).',
  RKP: "The government's plan for a year (_Rencana Kerja Pemerintah_).",
  KEMENDAGRI: 'The Ministry of Home Affairs (_Kementerian Dalam Negeri_).',
  REGIONAL_PLAN: "A regional government's own plan (_RPJMD, RKPD_).",
  MOU: 'Agreed in an MoU.',
  UNSTATED: 'The source does not say.',
});
export const FigureFlag = enumOf<db.FigureFlag>('FigureFlag', 'A known doubt about a figure.', {
  AMBIGUOUS: 'Can be read in more than one way; see the note.',
  CONTRADICTED: 'Another source says otherwise.',
  DOES_NOT_ADD_UP: 'It contradicts the total or other segments of the same days, or other numbers in the same source.',
  DENOMINATOR_SUSPECT: 'Exceeds what it is a part of.',
  OTHER_ERA: 'Counted by PT Jamsostek, before 2014.',
  ESTIMATE: 'The source calls it an estimate.',
  BASIS_CHANGES:
    'The previous number counts participants on another basis (active or registered). Ask for one `basis` to compare like with like.',
});
export const Attribution = enumOf<db.Attribution>(
  'Attribution',
  'Where a worker is counted. Someone who lives in one area and works in another is counted in one of them, depending on the source. So numbers that are attributed in different ways are not added up.',
  {
    REGISTRATION: 'Where the employer is registered, as branches count.',
    WORKPLACE: 'Where the work is.',
    RESIDENCE: 'Where the worker lives.',
    UNSAID: 'The source does not say.',
  },
);
export const Interpretation = enumOf<db.Interpretation>(
  'Interpretation',
  'How the wording of a target may be read. "60,293 workers to be added in 2014" can mean the rest of the year or the whole year.',
  {
    REMAINING: 'The number is to be added on top of those who took part when the target was stated.',
    WHOLE_PERIOD: 'The number is to be added in the whole period.',
    UNCLEAR: 'The words allow both.',
    LITERAL: 'The words have only one meaning.',
  },
);
export const PotentialKind = enumOf<db.PotentialKind>('PotentialKind', 'What an estimate of workers means.', {
  ELIGIBLE_WORKFORCE: 'All who could take part: the denominator of coverage.',
  LABOUR_FORCE: 'Employed and unemployed (_angkatan kerja_).',
  ADDRESSABLE:
    'Workers said to be within reach (_potensi_) who do not take part yet. Coverage adds the participants to them before it divides.',
  UNENROLLED:
    'Workers who are not yet enrolled (_belum terdaftar_). Coverage adds the participants to them before it divides.',
});
export const RollUpOver = enumOf<db.RollUpOver>('RollUpOver', 'Which parts of an area are meant.', {
  LOCAL_GOVERNMENT: 'Regencies and cities.',
  PROVINCE: 'Provinces.',
  REGION: 'Regions.',
  BRANCH: 'Branches: those of a region, or those that have their office in a province.',
});
