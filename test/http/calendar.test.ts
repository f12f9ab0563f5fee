import ICAL from 'ical.js';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);
const get = (file: string, headers: Record<string, string> = {}) => api.fetch(`/calendar/${file}`, { headers });
/** The calendar as another program understands it. */
function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    calendar,
    events: calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        start: event.startDate.toString(),
        end: event.endDate.toString(),
        isDate: event.startDate.isDate,
        summary: event.summary,
        description: event.description,
        sequence: event.sequence,
        stamp: String(component.getFirstPropertyValue('dtstamp')),
        url: component.getFirstPropertyValue('url'),
      };
    }),
  };
}
const TITLE = 'Perlindungan; "pekerja rentan", RT/RW \\ posyandu – 🏥 Kalimantan yang sangat panjang sekali judulnya';

beforeAll(() =>
  asOwner(`insert into mou (code, area_id) select c, a.id from area a, (values ('64.01:ENDS', '64.01'), ('64.72:ENDS', '64.72'), ('64.01:OVER', '64.01'), ('62.71:ENDS', '62.71')) as n(c, area) where a.code = n.area;
    insert into mou_version (mou_id, version, instrument, published_instrument, title, scope, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, known)
    select m.id, 1, 'PKS', 'x', case m.code when '64.01:ENDS' then '${TITLE}' end, case m.code when '64.01:ENDS' then E'baris satu\\nbaris dua' end, 'SIGNED', true, d, d, d, e, 1, tstzrange('2024-05-01T10:00Z', null)
    from mou m, partial_date_of('2024-05-01', 'DAY') d, lateral (select case m.code when '64.01:ENDS' then partial_date_of('2031-02-28', 'DAY')
      when '64.72:ENDS' then partial_date_of('2032-06', 'MONTH') when '62.71:ENDS' then partial_date_of('2033', 'YEAR') else partial_date_of('2024-12-31', 'DAY') end as e) e where m.code in ('64.01:ENDS', '64.72:ENDS', '64.01:OVER', '62.71:ENDS')`),
);

test('the log has a line for a calendar too, and never a credential', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  await get('64.ics', { ...bearer('governor'), 'x-request-id': 'logged-ics' });
  await get('nowhere!.ics', { 'x-request-id': 'logged-bad' });
  const lines = log.mock.calls.flat().map(String);
  log.mockRestore();
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { requestId: 'logged-ics', path: '/calendar/64.ics', status: 200, roundTrips: 1, actor: expect.any(String) },
    { requestId: 'logged-bad', status: 400, roundTrips: 0 },
  ]);
  expect(lines.join()).not.toContain('jgk_');
});

test('what ends as its client has gone away is no fault', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  await api.fetch('/calendar/64.ics', { signal: AbortSignal.abort() });
  expect(errors).not.toHaveBeenCalled();
  errors.mockRestore();
});

describe('/calendar/<area code>.ics', () => {
  test('is iCalendar as a parser reads it: days, names that stay, text as it was', async () => {
    const { status, headers, text, stats } = await get('64.ics');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect([stats.http, stats.statements.length]).toEqual([1, 1]);
    const { calendar, events } = parsed(text);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Jangkau//Kalender kesepakatan//ID');
    const english = parsed((await get('64.ics?lang=en')).text).calendar;
    expect(english.getFirstPropertyValue('prodid')).toBe('-//Jangkau//Calendar of agreements//EN');
    expect(events).toEqual([
      {
        uid: '64.01:ENDS@jangkau',
        start: '2031-02-28',
        end: '2031-03-01',
        isDate: true,
        summary: `Berakhir: ${TITLE} – Kabupaten Paser`,
        description: '64.01:ENDS\nHari terakhir: 28 Februari 2031\nbaris satu\nbaris dua',
        sequence: 0,
        stamp: '2024-05-01T10:00:00Z',
        url: 'http://jangkau.test/id/mou/64.01:ENDS',
      },
      {
        uid: '64.72:ENDS@jangkau',
        // It may end on any day of June.
        start: '2032-06-01',
        end: '2032-07-01',
        isDate: true,
        summary: 'Berakhir: perjanjian kerja sama (PKS) – Kota Samarinda',
        description: '64.72:ENDS\nHari terakhir: Juni 2032 (hanya bulannya yang diketahui)',
        sequence: 0,
        stamp: '2024-05-01T10:00:00Z',
        url: 'http://jangkau.test/id/mou/64.72:ENDS',
      },
    ]);
  });

  test('tells of each 30 days before', async () => {
    const alarms = parsed((await get('64.ics')).text)
      .calendar.getAllSubcomponents('vevent')
      .map((event) => event.getAllSubcomponents('valarm'));
    expect(alarms.map(({ length }) => length)).toEqual([1, 1]);
    for (const [alarm] of alarms) {
      expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('-P30D');
      expect(alarm?.getFirstPropertyValue('action')).toBe('DISPLAY');
      expect(alarm?.getFirstPropertyValue('description')).toMatch(/^Berakhir: /);
    }
  });

  test('has the steps that are due of public agreements that hold, not those that were taken', async () => {
    const [{ day }] = (await asOwner(
      `with step as (
         insert into milestone (mou_id, title, due_on, met_on, known)
         select m.id, s.title, current_date + s.days, s.met_on::date, tstzrange('2024-05-02T10:00Z', null)
         from mou m, (values ('64.01:ENDS', 'Langkah; satu', 40, null), ('64.01:ENDS', 'sudah', 41, '2024-06-01'),
           ('64.01:ENDS', 'lama', -367, null), ('64.71:DRAFT', 'CANARY', 42, null)) s(code, title, days, met_on)
         where m.code = s.code returning due_on)
       select to_char(current_date + 40, 'YYYY-MM-DD') as day`,
    )) as [{ day: string }];
    for (const headers of [{}, bearer('region')]) {
      const { events } = parsed((await get('64.ics', headers)).text);
      const due = events.filter(({ summary }) => summary.startsWith('Tenggat'));
      expect(due).toMatchObject([
        {
          uid: expect.stringMatching(/^64\.01:ENDS\/\d+@jangkau$/),
          start: day,
          summary: 'Tenggat: Langkah; satu – Kabupaten Paser',
          url: 'http://jangkau.test/id/mou/64.01:ENDS',
        },
      ]);
    }
    await asOwner(`delete from milestone where title in ('Langkah; satu', 'sudah', 'lama', 'CANARY')`);
  });

  test('has the steps of a public agreement from its proposal on, none of one that was cancelled; its name says so', async () => {
    await asOwner(`insert into mou (code, area_id)
        select n.code, a.id from area a, (values ('64.02:PLAN'), ('64.02:GONE')) n(code) where a.code = '64.02';
      insert into mou_version (mou_id, version, instrument, published_instrument, title, stage, is_public, event_on, source_id, known)
        select m.id, 1, 'PKS', 'x', 'x', case m.code when '64.02:PLAN' then 'PROPOSED' else 'CANCELLED' end::mou_stage, true,
          partial_date_of('2026-05-01', 'DAY'), 1, tstzrange('2026-05-01T10:00Z', null)
        from mou m where m.code in ('64.02:PLAN', '64.02:GONE');
      insert into milestone (mou_id, title, due_on, known)
        select m.id, 'Langkah ' || m.code, current_date + 40, tstzrange('2026-05-02T10:00Z', null)
        from mou m where m.code in ('64.02:PLAN', '64.02:GONE')`);
    const { calendar, events } = parsed((await get('64.02.ics')).text);
    expect(events).toMatchObject([
      {
        summary: 'Tenggat: Langkah 64.02:PLAN – Kabupaten Kutai Kartanegara',
        url: 'http://jangkau.test/id/mou/64.02:PLAN',
      },
    ]);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(
      'Berakhirnya kesepakatan dan tenggat tahapannya – Kabupaten Kutai Kartanegara',
    );
    await asOwner("delete from milestone where title like 'Langkah 64.02:%'");
    const english = parsed((await get('64.02.ics?lang=en')).text);
    expect(english.events).toEqual([]);
    expect(english.calendar.getFirstPropertyValue('x-wr-calname')).toBe(
      'Ends of agreements and steps that are due – Kutai Kartanegara Regency',
    );
  });

  test('has lines of at most 75 octets that end in CRLF, and cuts no character', async () => {
    const { text } = await get('64.ics');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = text.slice(0, -2).split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
    expect(lines.join('')).not.toMatch(/[\r\n\uFFFD]/);
    expect(text.replaceAll('\r\n ', '')).toContain('Perlindungan\\; "pekerja rentan"\\, RT/RW \\\\ posyandu');
    expect(lines.filter((line) => !/^( |[A-Z-]+[;:])/.test(line))).toEqual([]);
  });

  test('is of the area and below: a city has its own, an empty one is a calendar too', async () => {
    expect(parsed((await get('64.72.ics')).text).events.map(({ uid }) => uid)).toEqual(['64.72:ENDS@jangkau']);
    expect(parsed((await get('64.74.ics')).text).events).toEqual([]);
    // Palangka Raya lies below its province and its branch, and is there once.
    for (const file of ['VII.ics', 'ID.ics']) {
      const ends = parsed((await get(file)).text).events.map(({ uid }) => uid);
      expect(ends.filter((uid) => uid.includes('ENDS'))).toEqual([
        '64.01:ENDS@jangkau',
        '64.72:ENDS@jangkau',
        '62.71:ENDS@jangkau',
      ]);
      expect(new Set(ends).size).toBe(ends.length);
    }
  });

  test.each(['99.99.ics', 'NOWHERE.ics'])('%s is of no area: 404', async (file) => {
    const { status, json } = await get(file);
    expect([status, json.errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
    // As /errors says of it, the nearest are named.
    const code = file.replace('.ics', '');
    expect(json.errors[0].message).toMatch(new RegExp(`^Tidak ada wilayah ${code}[.] Kode yang mirip: \\S+ \\(`));
  });
  test.each(['.ics', '64%00.ics', 'kota.ics', '64;drop.ics', `${'6'.repeat(65)}.ics`, '64%20.ics', "64'.ics"])(
    '%s is no code: 400, and the database is not asked',
    async (file) => {
      const { status, json, stats } = await get(file);
      expect([status, json.errors[0].extensions.code, stats.http]).toEqual([400, 'BAD_USER_INPUT', 0]);
    },
  );
  test('what it does not take is refused with what it takes: 400, and the database is not asked', async () => {
    const { status, json, stats } = await get('64.ics?foo=1&lang=en');
    expect([status, json.errors[0].extensions.code, stats.http]).toEqual([400, 'BAD_USER_INPUT', 0]);
    expect(json.errors[0].message).toBe('There is no parameter "foo". /calendar/64.ics takes: lang (id or en).');
    expect((await get('64.ics?lang=en&lang=id')).status).toBe(400);
  });
  test('a credential that is not good is 401; the database away is 503', async () => {
    expect((await get('64.ics', { authorization: 'Bearer jgk_0123456789ab_x' })).status).toBe(401);
    expect((await get('64.ics', bearer('revoked'))).status).toBe(401);
    api.endpoint().fault({ kind: 'reset' }, { kind: 'reset' });
    const { status, headers } = await get('64.ics');
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  });

  test('shows nothing of a draft, to whomever: a draft does not end', async () => {
    await asOwner(
      "update mou_version set known = tstzrange(lower(known), now()) where mou_id = (select id from mou where code = '64.71:DRAFT')",
    );
    await asOwner(
      `insert into mou_version (mou_id, version, instrument, published_instrument, title, stage, is_public, event_on, effective_to, source_id, reason, known)
       select id, 2, 'MOU', 'x', 'CANARY', 'AGREED', false, partial_date_of('2026-02-01', 'DAY'), partial_date_of('2031-01-01', 'DAY'), 1, 'x', tstzrange(now(), null) from mou where code = '64.71:DRAFT'`,
    );
    for (const headers of [{}, bearer('region'), bearer('mayor')])
      expect((await get('64.71.ics', headers)).text).not.toContain('DRAFT');
  });
});

describe('calendar(area, from, to)', () => {
  const entries = async (area: string, from: string, to: string) => {
    const { json, stats } = await api.query(
      `{ calendar(area: "${area}", from: "${from}", to: "${to}") { totalCount nodes { mayEndFrom endsOn uid summary mou { code effectiveTo { precision } } } } }`,
    );
    expect([json.errors, stats.http]).toEqual([undefined, 1]);
    return json.data.calendar;
  };
  test('says the same, for whatever days; both ends are included', async () => {
    const { nodes } = await entries('Province:64', '2031-02-28', '2032-06-01');
    expect(nodes).toMatchObject([
      { mayEndFrom: '2031-02-28', endsOn: '2031-02-28', mou: { code: '64.01:ENDS' } },
      { mayEndFrom: '2032-06-01', endsOn: '2032-06-30', mou: { code: '64.72:ENDS' } },
    ]);
    expect((await entries('Province:64', '2032-06-30', '2032-06-30')).totalCount).toBe(1);
    expect((await entries('Province:64', '2031-03-01', '2032-05-31')).totalCount).toBe(0);
    expect((await entries('Province:64', '2032-07-01', '2033-06-30')).totalCount).toBe(0);
    expect((await entries('LocalGovernment:64.01', '2024-12-31', '2024-12-31')).nodes[0].mou.code).toBe('64.01:OVER');
  });
});
