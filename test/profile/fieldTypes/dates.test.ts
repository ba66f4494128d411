import assert from 'node:assert/strict';
import { dayInFileName, readDate, writeDay } from '../../../src/profile/dates';
import { faultOfForm, readForm, writeDate } from '../../../src/profile/dateForms';
import { addDays, dayNumber, inWords, nextWorkingDay, weekdayOf } from '../../../src/profile/days';
import { dateFormsOf, dayOfBound } from '../../../src/profile/fieldTypes/date';
import { suggestionsFor } from '../../../src/profile/fieldTypes';
import { explanation, known, misfits, specFor, suggestions } from '../../support/fieldTypes';

suite('days', () => {
  test('are reckoned like those of a calendar, through 400 years', () => {
    const start = Date.UTC(1899, 11, 30);
    let day = '1899-12-30';
    for (let count = 0; count < 146_097; count++) {
      const date = new Date(start + count * 86_400_000);
      assert.equal(day, date.toISOString().slice(0, 10));
      assert.equal(dayNumber(day), date.getTime() / 86_400_000);
      assert.equal(
        weekdayOf(day),
        ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][
          date.getUTCDay()
        ],
      );
      day = addDays(day, 1);
    }
  });

  test('go back as they came', () => {
    for (const count of [0, 1, 28, 29, 31, 365, 366, 1461, 40_000]) {
      assert.equal(addDays(addDays('2024-02-29', count), -count), '2024-02-29');
    }
  });

  test('have words', () => {
    assert.equal(inWords('2026-03-09'), 'Monday, 9 March 2026');
    assert.equal(nextWorkingDay('2026-03-06'), '2026-03-09');
    assert.equal(nextWorkingDay('2026-03-09'), '2026-03-10');
  });
});

suite('forms of dates', () => {
  for (const [form, written] of [
    ['YYYY-MM-DD', '2026-03-09'],
    ['DD/MM/YYYY', '09/03/2026'],
    ['D.M.YYYY', '9.3.2026'],
    ['D MMMM YYYY', '9 March 2026'],
    ['MMM D, YYYY', 'Mar 9, 2026'],
    ['(YYYY) MM+DD', '(2026) 03+09'],
  ] as const) {
    test(`${form}: ${written}, there and back`, () => {
      assert.equal(faultOfForm(form), undefined);
      const moment = readForm(written, form);
      assert.ok(typeof moment === 'object');
      assert.equal(writeDate(moment, form), written);
      assert.equal(writeDay('2026-03-09', form), written);
    });
  }

  test('with a time keep it, and cannot be made of a day', () => {
    const form = 'YYYY-MM-DDTHH:mm:ssZ';
    const moment = readForm('2026-03-09T10:30:05+02:00', form);
    assert.ok(typeof moment === 'object');
    assert.equal(writeDate(moment, form), '2026-03-09T10:30:05+02:00');
    assert.equal(writeDate(moment, 'H:mm, D MMM YYYY'), '10:30, 9 Mar 2026');
    assert.equal(writeDate({ year: '2026', month: '03', day: '09' }, form), undefined);
    assert.equal(writeDay('2026-03-09', form), '2026-03-09T00:00:00Z');
  });

  test('days that no calendar has are told from other forms', () => {
    assert.equal(readForm('31/02/2026', 'DD/MM/YYYY'), 'impossible');
    assert.equal(readForm('2026-02-01', 'DD/MM/YYYY'), undefined);
    assert.equal(readForm('9 Foo 2026', 'D MMM YYYY'), undefined);
  });

  test('need a year, a month and a day, each once', () => {
    assert.match(faultOfForm('YYYY-MM') ?? '', /nothing of the day/);
    assert.match(faultOfForm('MM-DD') ?? '', /nothing of the year/);
    assert.match(faultOfForm('YYYY D') ?? '', /nothing of the month/);
    assert.match(faultOfForm('YYYY-MM-DD D') ?? '', /stands twice/);
  });

  test('the day in a file name counts at its start only', () => {
    assert.equal(dayInFileName('2026-3-9-our-stack.md'), '2026-03-09');
    assert.equal(dayInFileName('2026-03-09.md'), '2026-03-09');
    assert.equal(dayInFileName('2026-02-30-our-stack.md'), undefined);
    assert.equal(dayInFileName('our-stack-2026-03-09.md'), undefined);
    assert.equal(dayInFileName('2026-03-091.md'), undefined);
    assert.equal(dayInFileName(undefined), undefined);
  });
});

suite('date', () => {
  const kind = (written: string, type = 'date', said = {}): string => {
    const forms = dateFormsOf(specFor(type, said));
    assert.ok(forms !== undefined);
    return readDate(written, forms).kind;
  };

  test('has a house form and others that are fine', () => {
    const forms = { form: 'DD/MM/YYYY', acceptedForms: ['D MMMM YYYY'] };
    assert.equal(kind('09/03/2026', 'date', forms), 'house');
    assert.equal(kind('9/3/2026', 'date', forms), 'other-form');
    assert.equal(kind('9 March 2026', 'date', forms), 'accepted');
    assert.equal(kind('9 march 2026', 'date', forms), 'other-form');
    assert.equal(kind('2026-03-09', 'date', forms), 'other-form');
    assert.equal(kind('31/02/2026', 'date', forms), 'impossible');
    assert.equal(kind('13/13/2026', 'date', forms), 'impossible');
    assert.equal(kind('soon', 'date', forms), 'unreadable');
  });

  test('with a time may have any form of ISO 8601 unless the blog says otherwise', () => {
    for (const written of ['2026-03-09 10:30', '2026-03-09T10:30:00Z', '2026-03-09']) {
      assert.ok(['house', 'accepted'].includes(kind(written, 'date-time')), written);
    }
    assert.equal(kind('2026/03/09', 'date-time'), 'other-form');
    assert.equal(kind('2026-03-09 25:00', 'date-time'), 'unreadable');
    assert.equal(
      kind('2026-03-09T10:30:00Z', 'date-time', { form: 'YYYY-MM-DD HH:mm' }),
      'other-form',
    );
  });

  test('is of no other type', () => {
    assert.equal(dateFormsOf(specFor('text')), undefined);
  });

  test('has a first and a last day', () => {
    assert.equal(dayOfBound('today', '2026-11-22'), '2026-11-22');
    assert.equal(dayOfBound('today+10', '2026-11-22'), '2026-12-02');
    assert.equal(dayOfBound('today-22', '2026-11-22'), '2026-10-31');
    assert.equal(dayOfBound('2026-01-01', '2026-11-22'), '2026-01-01');
    const spec = specFor('date', { earliest: 'today-1' });
    assert.deepEqual(misfits(spec, '2026-11-21'), []);
    assert.deepEqual(misfits(spec, '2026-11-20'), [
      '`it` is 2026-11-20, before the first day that the blog allows. Write 2026-11-21 or a later day.',
    ]);
    assert.deepEqual(misfits(spec, 'soon'), []);
  });

  test('today and the next working day are offered in the house form', () => {
    assert.deepEqual(suggestions(specFor('date')), [
      '2026-11-22 (today, Sunday)',
      '2026-11-23 (next Monday)',
    ]);
    assert.deepEqual(suggestions(specFor('date', { form: 'D MMMM YYYY', latest: 'today' })), [
      '22 November 2026 (today, Sunday)',
    ]);
    assert.deepEqual(suggestions(specFor('date-time')), [
      '2026-11-22 00:00 (today, Sunday)',
      '2026-11-23 00:00 (next Monday)',
    ]);
  });

  test('the day of the file name is offered as well', () => {
    const of = (fileDay: string): readonly string[] =>
      suggestionsFor(specFor('date'), { ...known(), fileDay }).map(({ value }) => value);
    assert.deepEqual(of('2026-03-09'), ['2026-11-22', '2026-11-23', '2026-03-09']);
    assert.deepEqual(of('2026-11-22'), ['2026-11-22', '2026-11-23']);
  });

  test('is told in words', () => {
    assert.deepEqual(explanation(specFor('date'), '2026-3-9'), ['Monday, 9 March 2026.']);
    assert.deepEqual(explanation(specFor('date'), '2026-11-22'), [
      'Sunday, 22 November 2026, today.',
    ]);
    assert.deepEqual(explanation(specFor('date'), '2026-11-23'), [
      'Monday, 23 November 2026, in 1 day.',
    ]);
    assert.deepEqual(explanation(specFor('date'), 'soon'), []);
    assert.deepEqual(explanation(specFor('date', { form: 'DD/MM/YYYY' }), '01/02/2026'), [
      'Sunday, 1 February 2026.',
    ]);
  });
});
