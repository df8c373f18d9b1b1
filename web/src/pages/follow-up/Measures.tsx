import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { Button } from 'suomifi-ui-components';

import { date } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import { useReports, type Measure } from './queries';

const COLUMNS = 6;

/** The measures with where they stand; a row opens to the reports so far. */
export function Measures({ measures }: { measures: Measure[] }) {
  const { t } = useTranslation('follow-up');
  if (measures.length === 0) return <p>{t('filter.nothing')}</p>;
  return (
    <Table
      caption={t('measures')}
      columns={[t('measure'), t('owner'), t('target'), t('due'), t('statusLabel'), t('reports.column')]}
    >
      {measures.map((each) => (
        <MeasureRow key={each.id} measure={each} />
      ))}
    </Table>
  );
}

function MeasureRow({ measure }: { measure: Measure }) {
  const { t } = useTranslation('follow-up');
  const told = useTold();
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr>
        <th scope="row">
          {measure.title}
          <span className="follow-up-theme">{measure.theme}</span>
          <TextLink to={`/cases/${measure.case_id}`}>{measure.case_number}</TextLink>
        </th>
        <td>{told(measure, 'owner_name')}</td>
        <td>
          {measure.target}
          <span className="follow-up-theme">{measure.indicator}</span>
        </td>
        <td>
          {date(measure.due)}
          {measure.overdue && <strong className="follow-up-late">{t('overdue')}</strong>}
        </td>
        <td>
          <StatusWords measure={measure} />
        </td>
        <td>
          <Button variant="secondaryNoBorder" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'reports.hide' : 'reports.show')}
          </Button>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={COLUMNS}>
            <Reports measureId={measure.id} />
          </td>
        </tr>
      )}
    </>
  );
}

function StatusWords({ measure }: { measure: Measure }) {
  const { t } = useTranslation('follow-up');
  return (
    <>
      <span className={`follow-up-status follow-up-status-${measure.status ?? 'none'}`}>
        {t(`status.${measure.status ?? 'none'}`)}
      </span>
      {measure.status && measure.trend !== 'new' && <span className="follow-up-theme">{t(`trend.${measure.trend}`)}</span>}
      {measure.report_missing && <strong className="follow-up-late">{t('missing')}</strong>}
    </>
  );
}

function Reports({ measureId }: { measureId: string }) {
  const { t } = useTranslation('follow-up');
  const reports = useReports(measureId).data;
  if (!reports) return null;
  if (reports.length === 0) return <p>{t('reports.none')}</p>;
  return (
    <ol className="follow-up-reports">
      {reports.map((each) => (
        <li key={each.id}>
          <p>
            <strong>
              {t('round', { number: each.round_number })}, {date(each.reported_at)}: {t(`status.${each.status}`)}
            </strong>{' '}
            {each.value}
          </p>
          <p>{each.text}</p>
          {each.deviation && <p>{t('reports.deviation', { text: each.deviation })}</p>}
          {each.correction && <p>{t('reports.correction', { text: each.correction })}</p>}
        </li>
      ))}
    </ol>
  );
}
