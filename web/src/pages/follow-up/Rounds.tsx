import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';

import { date, period } from '@/formatting/dates';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import { useRound, useRounds, type Round } from './queries';

/** The rounds of reports; each opens to the report as it would be, gaps included. */
export function Rounds() {
  const { t } = useTranslation('follow-up');
  const id = useId();
  const rounds = useRounds().data ?? [];
  if (rounds.length === 0) return null;
  return (
    <section aria-labelledby={id} className="follow-up-section">
      <Heading variant="h2" id={id}>
        {t('rounds.title')}
      </Heading>
      <ol className="follow-up-rounds">
        {rounds.map((each) => (
          <RoundCard key={each.id} round={each} />
        ))}
      </ol>
    </section>
  );
}

function RoundCard({ round }: { round: Round }) {
  const { t } = useTranslation('follow-up');
  const [open, setOpen] = useState(false);
  return (
    <li className="card follow-up-round">
      <Heading variant="h3">
        {t('round', { number: round.number })}, {period(round.start, round.end)}
      </Heading>
      <p>
        {round.case_number}. {t(`rounds.state.${round.state}`)}.{' '}
        {round.state === 'open' && t('rounds.due', { day: date(round.due) })}
      </p>
      {round.conclusion && (
        <p>{t(`rounds.conclusion.${round.conclusion}`, { defaultValue: round.conclusion })}</p>
      )}
      <div className="actions">
        {round.document_id && <TextLink to={`/documents/${round.document_id}`}>{t('rounds.report')}</TextLink>}
        <Button variant="secondaryNoBorder" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'rounds.hide' : 'rounds.preview')}
        </Button>
      </div>
      {open && <Preview roundId={round.id} />}
    </li>
  );
}

function Preview({ roundId }: { roundId: string }) {
  const { t } = useTranslation('follow-up');
  const round = useRound(roundId).data;
  if (!round) return null;
  return (
    <>
      {round.missing > 0 && <p>{t('rounds.missing', { count: round.missing })}</p>}
      <Table
        caption={t('rounds.previewOf', { number: round.number })}
        columns={[t('theme'), t('measure'), t('statusLabel'), t('reports.text')]}
      >
        {round.rows.map((each) => (
          <tr key={each.measure_id}>
            <td>{each.theme}</td>
            <th scope="row">{each.title}</th>
            <td>{each.report ? t(`status.${each.report.status}`) : <strong className="follow-up-late">{t('missing')}</strong>}</td>
            <td>{each.report?.text}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
