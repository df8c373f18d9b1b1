// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { startTexts, turnTo } from '@/texts';

import { answersToSend, fieldsOf, Form, FormFields, NOTHING_SAID, stateFrom, withValue, type Answers, type FormSchema, type FormState } from '.';

const SCHEMA: FormSchema = {
  components: [
    { type: 'text', id: 'title', text: '# Nimeä edustaja' },
    { type: 'text', id: 'help', text: 'Kerro **miksi**.', properties: { 'text-sv': 'Berätta **varför**.' } },
    { type: 'textfield', key: 'name', id: 'f_name', label: 'Nimi', properties: { 'label-sv': 'Namn' }, validate: { required: true } },
    { type: 'number', key: 'share', id: 'f_share', label: 'Osuus' },
    { type: 'checkbox', key: 'agreed', id: 'f_agreed', label: 'Sovittu' },
    { type: 'radio', key: 'outcome', id: 'f_outcome', label: 'Ratkaisu', values: [{ value: 'approved', label: 'Hyväksytään' }, { value: 'returned', label: 'Palautetaan' }] },
    { type: 'datetime', key: 'day', id: 'f_day', dateLabel: 'Päivä', subtype: 'date' },
    { type: 'datetime', key: 'start', id: 'f_start', dateLabel: 'Alkaa', subtype: 'datetime', timeSerializingFormat: 'utc_offset' },
    { type: 'textfield', key: 'hidden', id: 'f_hidden', label: 'Piilossa' },
    { type: 'textfield', key: 'known', id: 'f_known', label: 'Tiedossa' },
    { type: 'dynamiclist', path: 'themes', id: 'f_themes', label: 'Teemat', defaultRepetitions: 0, components: [{ type: 'textfield', key: 'title', id: 'f_t', label: 'Teema' }] },
  ],
};
const STATE: FormState = { ...NOTHING_SAID, hidden: new Set(['hidden']), fixed: new Set(['known']) };

let latest: Answers = {};

function Shown({ state = STATE, first = {}, language = 'fi', tried = false }: { state?: FormState; first?: Answers; language?: string; tried?: boolean }) {
  const [data, setData] = useState<Answers>(first);
  latest = data;
  return (
    <Form value={{ state, shows: () => tried, language, readOnly: false }}>
      <FormFields components={SCHEMA.components} data={data} change={(place, value) => setData((before) => withValue(before, place, value))} title="" />
    </Form>
  );
}

beforeAll(async () => {
  await startTexts();
  await turnTo('fi');
});
afterEach(cleanup);

describe('the form', () => {
  it('asks in the reader’s language and leaves the page’s own title out', () => {
    render(<Shown language="sv" />);
    expect(screen.getByLabelText('Namn')).toBeDefined();
    expect(screen.getByText('varför').tagName).toBe('STRONG');
    expect(screen.queryByText('Nimeä edustaja')).toBeNull();
  });

  it('hides and fixes what the server says', () => {
    render(<Shown first={{ known: 'VN/1/2023' }} />);
    expect(screen.queryByLabelText('Piilossa')).toBeNull();
    expect(screen.getByText('VN/1/2023').tagName).toBe('DD');
  });

  it('gives numbers, choices, days and times as the server takes them', async () => {
    const user = userEvent.setup();
    render(<Shown />);
    await user.type(screen.getByLabelText(/Osuus/), '1,5');
    await user.click(screen.getByLabelText('Sovittu'));
    await user.click(screen.getByLabelText('Palautetaan'));
    await user.type(screen.getByLabelText(/Päivä/), '31.8.2023');
    await user.type(screen.getByLabelText(/Alkaa/), '10.11.2023');
    await user.type(screen.getByLabelText(/Kellonaika/), '9.30');
    expect(latest).toMatchObject({ share: 1.5, agreed: true, outcome: 'returned', day: '2023-08-31', start: '2023-11-10T09:30+02:00' });
  });

  it('adds and takes away rows, and moves the focus along', async () => {
    const user = userEvent.setup();
    render(<Shown />);
    await user.click(screen.getByRole('button', { name: /Lisää rivi/ }));
    await user.type(screen.getByLabelText(/Teema/, { selector: 'input' }), 'Asuminen');
    expect(latest['themes']).toEqual([{ title: 'Asuminen' }]);
    await user.click(screen.getByRole('button', { name: 'Poista rivi 1' }));
    expect(latest['themes']).toEqual([]);
  });

  it('shows the server’s complaint at its field once it may', () => {
    const complaints = { name: { code: 'required', message_fi: 'Tieto puuttuu.', message_sv: 'Uppgiften saknas.' } };
    const { rerender } = render(<Shown state={{ ...STATE, complaints }} />);
    expect(screen.queryByText('Tieto puuttuu.')).toBeNull();
    rerender(<Shown state={{ ...STATE, complaints }} tried />);
    expect(screen.getByText('Tieto puuttuu.')).toBeDefined();
    expect(screen.getByLabelText('Nimi').getAttribute('aria-invalid')).toBe('true');
  });
});

describe('what is sent', () => {
  const data = { name: 'A', hidden: 'x', known: 'y', themes: [{ title: 'T', other: 1 }], left: 'over' };

  it('are the fields that are seen and answered', () => {
    expect(answersToSend(SCHEMA, data, STATE)).toEqual({ name: 'A', themes: [{ title: 'T' }] });
  });

  it('is listed field by field, rows by number', () => {
    const paths = fieldsOf(SCHEMA.components, data).map(({ path }) => path);
    expect(paths.slice(-2)).toEqual(['themes', 'themes.0.title']);
  });

  it('stands as the server told it', () => {
    expect(stateFrom({ hidden: ['a'], fixed: [], offered: {}, computed: {}, complaints: {} }).hidden.has('a')).toBe(true);
    expect(stateFrom(null)).toBe(NOTHING_SAID);
  });
});
