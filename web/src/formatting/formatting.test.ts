import { describe, expect, it } from 'vitest';

import { date, daysBetween, isoDay, moment, period, readDate, readTime, time } from './dates';
import { number, percent } from './numbers';
import { sortedBy } from './sorting';
import { toldIn } from './told';

describe('dates', () => {
  it('are written as 31.8.2023 and 9.30', () => {
    expect(date('2023-08-31')).toBe('31.8.2023');
    expect(date('2023-08-31T22:30:00Z')).toBe('1.9.2023');
    expect(time('2023-08-31T06:30:00Z')).toBe('9.30');
    expect(time('2023-01-02T22:05:00Z')).toBe('0.05');
    expect(moment('2023-08-31T06:30:00Z', 'fi')).toBe('31.8.2023 klo 9.30');
    expect(moment('2023-08-31T06:30:00Z', 'sv')).toBe('31.8.2023 kl. 9.30');
    expect(period('2023-09-01', null)).toBe('1.9.2023–');
  });

  it('are nothing when there is nothing', () => {
    expect(date(null)).toBe('');
    expect(moment(undefined, 'fi')).toBe('');
    expect(date('tomorrow')).toBe('');
  });

  it('are days of Helsinki, also around midnight and the change of clocks', () => {
    expect(isoDay('2023-10-28T21:30:00Z')).toBe('2023-10-29');
    expect(daysBetween('2023-10-28T12:00:00Z', '2023-10-30T12:00:00Z')).toBe(2);
    expect(daysBetween('2023-10-30', '2023-10-28')).toBe(-2);
  });

  it('are read as they are written', () => {
    expect(readDate('31.8.2023')).toBe('2023-08-31');
    expect(readDate(' 1. 9. 2023 ')).toBe('2023-09-01');
    expect(readDate('31.9.2023')).toBeNull();
    expect(readDate('29.2.2023')).toBeNull();
    expect(readTime('9.30')).toBe('09:30');
    expect(readTime('24.00')).toBeNull();
  });
});

describe('texts', () => {
  it('sort å, ä and ö last', () => {
    const names = ['Öhman', 'Aalto', 'Ängeslevä', 'Zilliacus', 'Åberg', 'Virtanen'];
    expect(sortedBy(names, (name) => name)).toEqual(['Aalto', 'Virtanen', 'Zilliacus', 'Åberg', 'Ängeslevä', 'Öhman']);
  });

  it('come in the reader’s language, else in Finnish', () => {
    const task = { name: 'Esittele', name_sv: 'Föredra', name_en: '' };
    expect(toldIn('sv', task, 'name')).toBe('Föredra');
    expect(toldIn('en', task, 'name')).toBe('Esittele');
    expect(toldIn('fi', null, 'name')).toBe('');
  });
});

describe('numbers', () => {
  it('have the marks of the language', () => {
    expect(number(1234.5, 'fi').replace(/\s/g, ' ')).toBe('1 234,5');
    expect(percent(0.4)).toBe('40 %');
  });
});
