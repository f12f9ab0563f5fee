/** Enums of places. */
import type * as db from '../generated/types.ts';
import { enumOf } from '../shared/enum-of.ts';

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
