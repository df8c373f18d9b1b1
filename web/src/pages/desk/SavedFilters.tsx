import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from 'suomifi-ui-components';

import { useChangePreferences, usePreferences } from '@/api/preferences';

import { readFilter, written, type Filter } from './tasks';

/** Filters with a name, one press away; kept on the server, so that they are there on every machine. */
export function SavedFilters({ filter, change }: { filter: Filter; change: (filter: Filter) => void }) {
  const { t } = useTranslation('desk');
  const saved = usePreferences().data?.filters ?? [];
  const keep = useChangePreferences();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const holder = useRef<HTMLDivElement>(null);
  const [goal, setGoal] = useState<string | null>(null);
  const query = written(filter);
  const known = saved.find((each) => each.query === query);
  // What was pressed goes away; the focus goes to the filter's own button, or to where it is saved.
  useEffect(() => {
    if (goal === null || naming || (goal === '' ? known !== undefined : known?.name !== goal)) return;
    holder.current?.querySelector<HTMLElement>(goal === '' ? '.desk-save' : '[aria-pressed=true]')?.focus();
    setGoal(null);
  }, [goal, known, naming]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    keep.mutate({ filters: [...saved.filter((each) => each.name !== name.trim()), { name: name.trim(), query }] });
    setNaming(false);
    setGoal(name.trim());
    setName('');
  };
  const cancel = () => {
    setNaming(false);
    if (!known) setGoal('');
  };
  if (saved.length === 0 && query === '') return null;
  return (
    <div ref={holder} className="desk-saved">
      {saved.map((each) => (
        <button
          key={each.name}
          type="button"
          className="small-button"
          aria-pressed={each.query === query}
          onClick={() => change(readFilter(new URLSearchParams(each.query === query ? '' : each.query)))}
        >
          {each.name}
        </button>
      ))}
      {known && (
        <Button
          variant="secondaryNoBorder"
          onClick={() => {
            keep.mutate({ filters: saved.filter((each) => each !== known) });
            setGoal('');
          }}
        >
          {t('saved.remove', { name: known.name })}
        </Button>
      )}
      {query !== '' && !known && !naming && (
        <Button className="desk-save" variant="secondaryNoBorder" onClick={() => setNaming(true)}>
          {t('saved.save')}
        </Button>
      )}
      {naming && (
        <form className="desk-naming" onSubmit={save}>
          <TextInput
            labelText={t('saved.name')}
            value={name}
            maxLength={60}
            autoFocus
            onChange={(typed) => setName(String(typed ?? ''))}
          />
          <Button type="submit">{t('saved.keep')}</Button>
          <Button variant="secondary" onClick={cancel}>
            {t('saved.cancel')}
          </Button>
        </form>
      )}
    </div>
  );
}
