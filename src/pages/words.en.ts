/** The words of the pages in English; words.id.ts has the same in Indonesian. */
export const en = {
  name: 'Jangkau',
  tagline:
    'How far Indonesia’s social security for workers reaches: participants, targets and agreements, with sources.',
  skip: 'Skip to the content',
  pages: 'Pages',
  nav: {
    coverage: 'Coverage',
    agreements: 'Agreements',
    quality: 'Data quality',
    developers: 'For developers',
  },
  loading: 'The numbers are being fetched …',
  knownUpTo: (moment: string, version: string, day: string) =>
    `Data known up to ${moment} (version ${version}), shown as of ${day}.`,
  cite: 'To cite:',
  citation: (title: string, day: string, version: string) =>
    `Jangkau, “${title}”, version ${version} of the data, as of ${day},`,
  about:
    'Jangkau gathers published numbers about BPJS Ketenagakerjaan, Indonesia’s social security for workers. It is no publication of the agency. Every number has its source.',

  notFound: 'Nothing is here',
  notUnderstood: 'This cannot be shown',
  failed: 'The numbers cannot be fetched at the moment',
  tryAgain: 'Try again',
  toHome: 'To the first page',
  errorCode: 'Error',
  requestId: 'request',

  noData: 'no data',
  number: {
    precision: 'precision',
    basis: 'basis',
    asOf: (date: string) => `as of ${date}`,
    knownSince: (date: string) => `known here since ${date}`,
    source: 'source',
    sources: 'sources',
    doubts: 'doubts',
    derived: 'worked out, not reported as such',
    more: 'Point at a number, or choose it, to read all about it.',
  },
  actions: {
    table: 'Table',
    explorer: 'Open in the explorer',
    address: 'Address to cite',
  },
  home: {
    title: 'How far workers are protected',
    sentence:
      'Jangkau tells how many of Indonesia’s workers BPJS Ketenagakerjaan protects, area by area, how sure each number is, and which agreements are to bring more.',
    participants: 'participants',
    coverage: 'of the workers are covered, as published',
    toArea: (name: string) => `All about ${name}`,
    changes: 'What became known last',
    allChanges: 'All changes as a feed',
    doors: 'Where to go on',
    figures: 'Figures',
    figuresText: 'Participants, coverage, targets and their sources, for the nation and each of its areas.',
    agreements: 'Agreements',
    agreementsText: 'What governors, regents and mayors have signed, who has followed, and what ends next.',
    developers: 'For developers',
    developersText: 'One GraphQL API, saved questions with an address, tables for spreadsheets, and an explorer.',
    amount: (figures: string, agreements: string) => `${figures} figures and ${agreements} agreements are recorded.`,
  },
};

/** Which words there are. */
export type Words = typeof en;
