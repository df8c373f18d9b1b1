import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, InlineAlert } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { moment } from '@/formatting/dates';
import { Section } from '@/pages/models/Section';
import { Asked } from '@/parts/Asked';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';

import { useIncidents, type Incident } from './queries';

const CHANGES = ['incidents', 'operations'];

/** What stands still, with its cause: try again now and see the result, several at once, or skip. */
export function Incidents({ case_id }: { case_id?: string }) {
  const { t } = useTranslation('operations');
  const incidents = useIncidents(case_id);
  const [chosen, setChosen] = useState<string[]>([]);
  const [tried, setTried] = useState(new Map<string, string>());
  const retry = useCommand(
    (ids: string[]) =>
      answer(
        client.POST('/api/v1/incidents/retries', {
          params: { header: once() },
          body: { incidents: ids, variables: null },
        }),
      ),
    '',
    CHANGES,
  );
  const results = retry.data?.results ?? [];
  const found = incidents.data ?? [];
  const again = (ids: string[]) => {
    setTried(new Map(found.map((each) => [each.id ?? '', `${each.element_id || each.kind}:`])));
    retry.mutate(ids, { onSuccess: () => setChosen([]) });
  };
  const nameOf = (id?: string) => tried.get(id ?? '') ?? '';
  const toggle = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <Section title={t('incidents.title')}>
      {(incidents.error ?? retry.error) && <ProblemAlert error={incidents.error ?? retry.error} />}
      {incidents.data && found.length === 0 && <p>{t('incidents.none')}</p>}
      <div aria-live="polite">
        {results.length > 0 && (
          <InlineAlert status={results.every((each) => each.outcome === 'done') ? 'neutral' : 'warning'}>
            <ul className="operations-results">
              {results.map((each) => (
                <li key={each.incident}>
                  {nameOf(each.incident)} {t(`incidents.outcome.${each.outcome}`)} {each.message}
                </li>
              ))}
            </ul>
          </InlineAlert>
        )}
      </div>
      {found.length > 1 && (
        <Checkbox
          checked={chosen.length === found.length}
          onClick={({ checkboxState }) => setChosen(checkboxState ? found.map((each) => each.id ?? '') : [])}
        >
          {t('incidents.all', { count: found.length })}
        </Checkbox>
      )}
      <ul className="operations-incidents">
        {found.map((each) => (
          <IncidentCard
            key={each.id}
            incident={each}
            chosen={chosen.includes(each.id ?? '')}
            toggle={toggle}
            retry={() => again([each.id ?? ''])}
            busy={retry.isPending}
          />
        ))}
      </ul>
      {chosen.length > 1 && (
        <Button onClick={() => again(chosen)} disabled={retry.isPending}>
          {t('incidents.retryMany', { count: chosen.length })}
        </Button>
      )}
    </Section>
  );
}

interface CardProps {
  incident: Incident;
  chosen: boolean;
  toggle: (id: string, on: boolean) => void;
  retry: () => void;
  busy: boolean;
}

function IncidentCard({ incident, chosen, toggle, retry, busy }: CardProps) {
  const { t, i18n } = useTranslation('operations');
  const id = incident.id ?? '';
  const skip = useCommand(
    (reason: string) =>
      answer(
        client.POST('/api/v1/incidents/{incident_id}/skip', {
          params: { path: { incident_id: id }, header: once() },
          body: { reason, to: '' },
        }),
      ),
    t('incidents.skipped'),
    CHANGES,
  );
  return (
    <li className="card operations-incident">
      <Checkbox checked={chosen} onClick={({ checkboxState }) => toggle(id, checkboxState)}>
        {incident.element_id || incident.kind}
      </Checkbox>
      <p>{incident.message}</p>
      <p className="soft">{moment(incident.raised_at, i18n.language)}</p>
      <div className="actions">
        <Button variant="secondary" onClick={retry} disabled={busy} aria-label={t('incidents.retry', { element: incident.element_id })}>
          {t('incidents.retryShort')}
        </Button>
        {incident.instance_seq !== null && incident.instance_seq !== undefined && (
          <TextLink to={`/operations/instances/${incident.case_id}.${incident.instance_seq}`}>{t('jobsOf.instance')}</TextLink>
        )}
        <Asked needed action={t('incidents.skip')} label={t('incidents.skipWhy')} act={skip.mutateAsync} />
      </div>
    </li>
  );
}
