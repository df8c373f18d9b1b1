import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { Choice } from '@/formatting/choices';
import { Choose } from '@/parts/Choose';

import { DUES, WAYS, type Filter } from './tasks';

interface Props {
  filter: Filter;
  change: (filter: Filter) => void;
  cases: Choice[];
  kinds: Choice[];
  search: RefObject<HTMLInputElement | null>;
}

/** Narrows the desk; the filter stands in the address, so that it can be linked and kept. */
export function DeskFilters({ filter, change, cases, kinds, search }: Props) {
  const { t } = useTranslation('desk');
  const set = (name: keyof Filter) => (value: string) => change({ ...filter, [name]: value });
  return (
    <search className="desk-filters" aria-label={t('filter.title')} data-tour="filters">
      <div className="choose choose-wide">
        <label htmlFor="desk-search">{t('filter.search')}</label>
        <input
          id="desk-search"
          ref={search}
          type="search"
          value={filter.search}
          onChange={(event) => set('search')(event.target.value)}
        />
      </div>
      <Choose label={t('filter.way')} value={filter.way} set={set('way')}
        choices={WAYS.map((each) => ({ value: each, label: t(`way.${each}`) }))} all={t('filter.allWays')} />
      <Choose label={t('filter.due')} value={filter.due} set={set('due')}
        choices={DUES.map((each) => ({ value: each, label: t(`dues.${each}`) }))} all={t('filter.allDues')} />
      <Choose label={t('filter.case')} value={filter.caseId} set={set('caseId')} choices={cases} all={t('filter.allCases')} />
      <Choose label={t('filter.kind')} value={filter.kind} set={set('kind')} choices={kinds} all={t('filter.allKinds')} />
    </search>
  );
}
