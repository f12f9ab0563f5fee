/** Enums that several nouns of this folder share. */
import type * as db from '../generated/types.ts';
import { enumOf } from '../shared/enum-of.ts';

export const AreaKind = enumOf<db.AreaKind>('AreaKind', 'What an area is.', {
  NATION: 'Indonesia as a whole (_nasional_).',
  REGION: 'A regional office and the provinces it is responsible for (_kantor wilayah_).',
  PROVINCE: 'A province (_provinsi_).',
  REGENCY: 'A regency (_kabupaten_).',
  CITY: 'A city (_kota_).',
  BRANCH: 'A branch and its working area (_kantor cabang_).',
  MARKET: 'A traditional market (_pasar_).',
});
export const Language = enumOf<db.Language>('Language', 'A language of names and sentences.', {
  ID: 'Indonesian.',
  EN: 'English.',
});
export const CodeSystem = enumOf<db.CodeSystem>('CodeSystem', 'An official system of codes of areas.', {
  KEMENDAGRI: 'Codes of the Ministry of Home Affairs, such as `64.71`.',
  BPS: 'Codes of Statistics Indonesia, such as `6471`. For 23 local governments of Kalimantan the digits differ from those of the ministry.',
  ISO_3166_2: 'International codes of provinces, such as `ID-KI`.',
  OFFICE: 'Numerals of regional offices, such as `VII` of Kanwil VII.',
});
export const ManagerKind = enumOf<db.ManagerKind>('ManagerKind', 'Who manages a market.', {
  GOVERNMENT: 'A government. Only such markets count towards the two that each branch must bring to take part.',
  PRIVATE: 'A private manager.',
  UNKNOWN: 'No source says who.',
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
