import { useMemo, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button, Dropdown, DropdownItem, InlineAlert, Textarea } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { useTold } from '@/formatting/told';
import { flowsIn, namesIn, stepsIn } from '@/pages/models/drawing/names';
import { Section } from '@/pages/models/Section';
import { VersionChoice } from '@/pages/models/VersionChoice';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import '@/pages/models/models.css';
import './operations.css';
import { useProcesses, useSource, type Planned } from './queries';

interface Choice {
  process: string;
  from_version: number;
  to_version: number;
}

/** Takes running cases to another version: a plan that is tried on copies first, then a batch. */
export default function MigratePage() {
  const { t } = useTranslation('operations');
  const told = useTold();
  const processes = useProcesses();
  const [process, setProcess] = useState('');
  const versions = (processes.data ?? []).filter((each) => each.key === process).map((each) => each.version ?? 0);
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState(0);
  const [mapping, setMapping] = useState<Record<string, string>>({});
  const choice: Choice = { process, from_version: from, to_version: to };
  const plan = useCommand(
    (map: Record<string, string>) =>
      answer(client.POST('/api/v1/migrations/plan', { params: { header: once() }, body: { ...choice, mapping: map } })),
    '',
    [],
  );
  if (processes.isPending) return <Busy />;
  const several = [...Map.groupBy(processes.data ?? [], (each) => each.key ?? '')].filter(([, all]) => all.length > 1);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMapping({});
    plan.mutate({});
  };
  const remap = (element: string, target: string) => {
    const next = { ...mapping, [element]: target };
    setMapping(next);
    plan.mutate(next);
  };
  return (
    <>
      <PageTitle title={t('migrate.title')} above={<TextLink to="/operations">{t('title')}</TextLink>}>
        <p className="lead">{t('migrate.lead')}</p>
      </PageTitle>
      {several.length === 0 ? (
        <p>{t('migrate.nothing')}</p>
      ) : (
        <form className="models-form" onSubmit={submit}>
          <Dropdown labelText={t('process')} value={process} onChange={setProcess} visualPlaceholder={t('choose')}>
            {several.map(([key, all]) => (
              <DropdownItem key={key} value={key}>
                {told(all[0], 'name') || key}
              </DropdownItem>
            ))}
          </Dropdown>
          {versions.length > 0 && (
            <>
              <VersionChoice label={t('migrate.from')} versions={versions} chosen={from} choose={setFrom} />
              <VersionChoice label={t('migrate.toLabel')} versions={versions} chosen={to} choose={setTo} />
            </>
          )}
          <Button type="submit" disabled={!process || !from || !to || from === to || plan.isPending}>
            {t('migrate.try')}
          </Button>
        </form>
      )}
      {plan.isPending && <Busy />}
      {plan.error && <ProblemAlert error={plan.error} />}
      {process && from > 0 && to > 0 && (
        <p>
          <TextLink to={`/models/versions?process=${process}&old=${from}&new=${to}`}>{t('migrate.compare')}</TextLink>
        </p>
      )}
      {plan.data && <Plan planned={plan.data} choice={choice} mapping={mapping} remap={remap} />}
    </>
  );
}

interface PlanProps {
  planned: Planned;
  choice: Choice;
  mapping: Record<string, string>;
  remap: (element: string, target: string) => void;
}

function Plan({ planned, choice, mapping, remap }: PlanProps) {
  const { t } = useTranslation('operations');
  const lost = (planned.elements ?? []).filter((each) => !each.target || each.why !== 'same');
  const source = useSource(choice.process, choice.to_version);
  const targets = useMemo(() => {
    const names = namesIn(source.data);
    const flows = new Set(source.data ? flowsIn(source.data) : []);
    const steps = stepsIn(source.data).filter((id) => !flows.has(id));
    return steps.map((id) => ({ id, name: names.has(id) ? `${names.get(id)} (${id})` : id }));
  }, [source.data]);
  const refused = (planned.outcomes ?? []).filter((each) => !each.ok);
  return (
    <>
      <Section title={t('plan.title')}>
        <InlineAlert status={planned.possible === planned.instances ? 'neutral' : 'warning'}>
          {t('plan.counted', { possible: planned.possible, instances: planned.instances })}
        </InlineAlert>
        {lost.length > 0 && targets.length > 0 && (
          <Table caption={t('plan.elements')} columns={[t('plan.old'), t('plan.new'), t('plan.why'), t('plan.live')]}>
            {lost.map((each) => (
              <tr key={each.element_id}>
                <th scope="row">{each.name || each.element_id}</th>
                <td>
                  <Dropdown
                    labelText={t('plan.target', { name: each.name || each.element_id })}
                    labelMode="hidden"
                    value={each.target || null}
                    visualPlaceholder={t('plan.none')}
                    onChange={(target) => remap(each.element_id ?? '', target)}
                  >
                    {targets.map((target) => (
                      <DropdownItem key={target.id} value={target.id}>
                        {target.name}
                      </DropdownItem>
                    ))}
                  </Dropdown>
                </td>
                <td>{t(`plan.whys.${each.why}`)}</td>
                <td className="number">{each.live}</td>
              </tr>
            ))}
          </Table>
        )}
        {refused.length > 0 && (
          <Table caption={t('plan.refused')} columns={[t('instances.case'), t('reason')]}>
            {refused.map((each) => (
              <tr key={each.instance}>
                <th scope="row">{each.instance}</th>
                <td>{(each.obstacles ?? []).map((one) => one.message).join(' ')}</td>
              </tr>
            ))}
          </Table>
        )}
      </Section>
      {(planned.possible ?? 0) > 0 && <Begin choice={choice} mapping={mapping} count={planned.possible ?? 0} />}
    </>
  );
}

function Begin({ choice, mapping, count }: { choice: Choice; mapping: Record<string, string>; count: number }) {
  const { t } = useTranslation('operations');
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const begin = useCommand(
    () =>
      answer(
        client.POST('/api/v1/migrations', {
          params: { header: once() },
          body: { ...choice, mapping, reason: reason.trim(), instances: [] },
        }),
      ),
    t('said.begun'),
    ['migrations'],
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim()) return;
    const begun = await begin.mutateAsync().catch(() => null);
    if (begun) void navigate(`/operations/migrations/${begun.batch?.split('.').at(-1)}`);
  };
  return (
    <form className="models-form" onSubmit={(event) => void submit(event)}>
      {begin.error && <ProblemAlert error={begin.error} />}
      <Textarea fullWidth labelText={t('migrate.why')} value={reason} onChange={(event) => setReason(event.target.value)} />
      <Button type="submit" disabled={!reason.trim() || begin.isPending}>
        {t('migrate.start', { count })}
      </Button>
    </form>
  );
}
