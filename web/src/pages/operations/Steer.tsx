import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, RadioButton, RadioButtonGroup } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { Asked } from '@/parts/Asked';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { TOUCHED, type Instance } from './queries';

/** Suspending, resuming with timers as chosen, and ending a process. */
export function Steer({ instance }: { instance: Instance }) {
  const { t } = useTranslation('operations');
  const params = { path: { instance_id: instance.id ?? '' }, header: once() };
  const suspend = useCommand(
    (reason: string) => answer(client.POST('/api/v1/instances/{instance_id}/suspend', { params, body: { reason } })),
    t('said.suspended'),
    TOUCHED,
  );
  const cancel = useCommand(
    (reason: string) => answer(client.POST('/api/v1/instances/{instance_id}/cancel', { params, body: { reason } })),
    t('said.cancelled'),
    TOUCHED,
  );
  return (
    <div className="operations-acts">
      {instance.state === 'suspended' && <Resume instance={instance} />}
      <div className="actions">
        {instance.state === 'active' && (
          <Asked needed action={t('instance.suspend')} label={t('instance.suspendWhy')} hint={t('instance.suspendHint')} act={suspend.mutateAsync} />
        )}
        <Asked needed action={t('instance.cancel')} label={t('instance.cancelWhy')} hint={t('instance.cancelHint')} act={cancel.mutateAsync} />
      </div>
    </div>
  );
}

const [REST, DUE] = ['rest', 'due'];

function Resume({ instance }: { instance: Instance }) {
  const { t } = useTranslation('operations');
  const [timers, setTimers] = useState(REST);
  const resume = useCommand(
    () =>
      answer(
        client.POST('/api/v1/instances/{instance_id}/resume', {
          params: { path: { instance_id: instance.id ?? '' }, header: once() },
          body: { keep_rest: timers === REST },
        }),
      ),
    t('said.goesOn'),
    TOUCHED,
  );
  return (
    <form
      className="models-form"
      onSubmit={(event) => {
        event.preventDefault();
        resume.mutate();
      }}
    >
      {resume.error && <ProblemAlert error={resume.error} />}
      <RadioButtonGroup
        name="timers"
        labelText={t('instance.timers')}
        value={timers}
        onChange={(value) => setTimers(String(value))}
      >
        <RadioButton value={REST}>{t('instance.rest')}</RadioButton>
        <RadioButton value={DUE}>{t('instance.due')}</RadioButton>
      </RadioButtonGroup>
      <Button type="submit" disabled={resume.isPending}>
        {t('instance.resume')}
      </Button>
    </form>
  );
}
