import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToggleButton } from 'suomifi-ui-components';

import { choicesOf } from '@/formatting/choices';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { Choose } from '@/parts/Choose';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';

import './follow-up.css';
import { Measures } from './Measures';
import { Rounds } from './Rounds';
import { ThemeChart } from './ThemeChart';
import { STATUSES, useMeasures, type Measure } from './queries';

interface Filter {
  theme: string;
  owner: string;
  status: string;
  late: boolean;
}

const ALL: Filter = { theme: '', owner: '', status: '', late: false };

export default function FollowUpPage() {
  const { t, i18n } = useTranslation('follow-up');
  const measures = useMeasures();
  const [filter, setFilter] = useState(ALL);
  if (measures.isPending) return <Busy />;
  if (measures.error) return <PageProblem error={measures.error} retry={measures.refetch} />;
  return (
    <>
      <PageTitle title={t('title')}>
        <p className="lead">{t('lead')}</p>
      </PageTitle>
      {measures.data.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <>
          <ThemeChart measures={measures.data} />
          <Filters measures={measures.data} filter={filter} change={setFilter} />
          <p className="actions follow-up-take">
            <a href={taken('csv', filter, i18n.language)}>{t('take.csv')}</a>
            <a href={taken('xlsx', filter, i18n.language)}>{t('take.xlsx')}</a>
          </p>
          <Measures measures={measures.data.filter((each) => lets(filter, each))} />
        </>
      )}
      <Rounds />
    </>
  );
}

function isLate(measure: Measure): boolean {
  return measure.overdue || measure.report_missing;
}

function lets(filter: Filter, each: Measure): boolean {
  return (
    (!filter.theme || each.theme === filter.theme) &&
    (!filter.owner || each.owner === filter.owner) &&
    (!filter.status || (each.status ?? 'none') === filter.status) &&
    (!filter.late || isLate(each))
  );
}

/** The address of the table as a file, narrowed as the page is. */
function taken(form: 'csv' | 'xlsx', filter: Filter, language: string): string {
  const { theme, owner } = filter;
  const status = filter.status === 'none' ? '' : filter.status;
  const narrowed = Object.entries({ language, theme, owner, status, late: filter.late ? 'true' : '' });
  return `/api/v1/measures.${form}?${new URLSearchParams(narrowed.filter(([, value]) => value))}`;
}

interface Props {
  measures: Measure[];
  filter: Filter;
  change: (filter: Filter) => void;
}

function Filters({ measures, filter, change }: Props) {
  const { t } = useTranslation('follow-up');
  const told = useTold();
  const set = (name: 'theme' | 'owner' | 'status') => (value: string) => change({ ...filter, [name]: value });
  const themes = choicesOf(measures, (each) => each.theme, (each) => each.theme);
  const owners = choicesOf(measures, (each) => each.owner, (each) => told(each, 'owner_name'));
  const statuses = [...STATUSES, 'none' as const].map((each) => ({ value: each, label: t(`status.${each}`) }));
  const all = t('filter.all');
  return (
    <div className="follow-up-filters" role="group" aria-label={t('filter.label')}>
      <Choose label={t('theme')} value={filter.theme} set={set('theme')} choices={themes} all={all} />
      <Choose label={t('owner')} value={filter.owner} set={set('owner')} choices={owners} all={all} />
      <Choose label={t('statusLabel')} value={filter.status} set={set('status')} choices={statuses} all={all} />
      <ToggleButton checked={filter.late} onClick={(late) => change({ ...filter, late })}>
        {t('filter.late', { count: measures.filter(isLate).length })}
      </ToggleButton>
    </div>
  );
}
