import { useMemo, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, Dropdown, DropdownItem, RadioButton, RadioButtonGroup, Textarea } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { flowsIn, stepsIn } from '@/pages/models/drawing/names';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { TOUCHED, type Instance } from './queries';

const [BEFORE, AFTER] = ['before', 'after'];

interface Props {
  instance: Instance;
  xml: string;
  names: Map<string, string>;
}

/** Ends places where the process stands and begins at another one, all or nothing. */
export function MoveToken({ instance, xml, names }: Props) {
  const { t } = useTranslation('operations');
  const tokens = instance.tokens ?? [];
  const [ended, setEnded] = useState<number[]>([]);
  const [to, setTo] = useState('');
  const [side, setSide] = useState(BEFORE);
  const [reason, setReason] = useState('');
  const steps = useMemo(() => {
    const flows = new Set(flowsIn(xml));
    return stepsIn(xml).filter((id) => !flows.has(id));
  }, [xml]);
  const move = useCommand(
    () =>
      answer(
        client.POST('/api/v1/instances/{instance_id}/move', {
          params: { path: { instance_id: instance.id ?? '' }, header: once() },
          body: {
            reason: reason.trim(),
            cancel: tokens.filter((each) => ended.includes(each.token ?? 0)).map((each) => String(each.token)),
            start_before: to && side === BEFORE ? [to] : [],
            start_after: to && side === AFTER ? [to] : [],
            variables: {},
          },
        }),
      ),
    t('said.moved'),
    TOUCHED,
  );
  const ready = reason.trim() && (ended.length > 0 || to);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) move.mutate();
  };
  return (
    <details>
      <summary>{t('move.title')}</summary>
      <form className="models-form operations-inner" onSubmit={submit}>
        <p>{t('move.lead')}</p>
        {move.error && <ProblemAlert error={move.error} />}
        <fieldset className="operations-tokens">
          <legend>{t('move.end')}</legend>
          {tokens.map((each) => (
            <Checkbox
              key={each.token}
              checked={ended.includes(each.token ?? 0)}
              onClick={({ checkboxState }) =>
                setEnded(checkboxState ? [...ended, each.token ?? 0] : ended.filter((one) => one !== each.token))
              }
            >
              {`${names.get(each.element_id ?? '') ?? each.element_id} (${each.token})`}
            </Checkbox>
          ))}
        </fieldset>
        {steps.length > 0 && (
          <Dropdown labelText={t('move.to')} value={to || null} visualPlaceholder={t('move.nowhere')} onChange={setTo}>
            {steps.map((id) => (
              <DropdownItem key={id} value={id}>
                {names.has(id) ? `${names.get(id)} (${id})` : id}
              </DropdownItem>
            ))}
          </Dropdown>
        )}
        <RadioButtonGroup name="side" labelText={t('move.side')} value={side} onChange={(value) => setSide(String(value))}>
          <RadioButton value={BEFORE}>{t('move.before')}</RadioButton>
          <RadioButton value={AFTER}>{t('move.after')}</RadioButton>
        </RadioButtonGroup>
        <Textarea fullWidth labelText={t('move.why')} value={reason} onChange={(event) => setReason(event.target.value)} />
        <Button type="submit" disabled={!ready || move.isPending}>
          {t('move.act')}
        </Button>
      </form>
    </details>
  );
}
