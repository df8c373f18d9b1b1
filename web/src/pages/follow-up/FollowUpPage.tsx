import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dropdown, DropdownItem, ToggleButton } from 'suomifi-ui-components';

import { sortedBy } from '@/formatting/sorting';
import { Busy } from '@/parts/Busy';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';

import './follow-up.css';
import { Measures } from './Measures';
import { Rounds } from './Rounds';
import { ThemeChart } from './ThemeChart';
import { useMeasures, type Measure } from './queries';

const ALL = '*';

export default function FollowUpPage() {
  const { t, i18n } = useTranslation('follow-up');
  const measures = useMeasures();
  const [theme, setTheme] = useState(ALL);
  const [late, setLate] = useState(false);
  if (measures.isPending) return <Busy />;
  if (measures.error) return <PageProblem error={measures.error} retry={measures.refetch} />;
  const shown = measures.data.filter((each) => (theme === ALL || each.theme === theme) && (!late || isLate(each)));
  const taken = (form: 'csv' | 'xlsx') =>
    `/api/v1/measures.${form}?language=${i18n.language}${theme === ALL ? '' : `&theme=${encodeURIComponent(theme)}`}`;
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
          <div className="follow-up-filters" role="group" aria-label={t('filter.label')}>
            <ThemeChoice measures={measures.data} chosen={theme} choose={setTheme} />
            <ToggleButton checked={late} onClick={setLate}>
              {t('filter.late', { count: measures.data.filter(isLate).length })}
            </ToggleButton>
            <p className="actions">
              <a href={taken('csv')}>{t('take.csv')}</a>
              <a href={taken('xlsx')}>{t('take.xlsx')}</a>
            </p>
          </div>
          <Measures measures={shown} />
        </>
      )}
      <Rounds />
    </>
  );
}

function isLate(measure: Measure): boolean {
  return measure.overdue || measure.report_missing;
}

function ThemeChoice({ measures, chosen, choose }: { measures: Measure[]; chosen: string; choose: (theme: string) => void }) {
  const { t } = useTranslation('follow-up');
  const themes = sortedBy([...new Set(measures.map((each) => each.theme))], (each) => each);
  return (
    <Dropdown labelText={t('theme')} value={chosen} onChange={choose}>
      {[
        <DropdownItem key={ALL} value={ALL}>
          {t('filter.all')}
        </DropdownItem>,
        ...themes.map((each) => (
          <DropdownItem key={each} value={each}>
            {each}
          </DropdownItem>
        )),
      ]}
    </Dropdown>
  );
}
