import { useMutation } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, CheckboxGroup, Chip, Heading, SingleSelect } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { date, isoDay } from '@/formatting/dates';
import { sortedBy } from '@/formatting/sorting';
import { Combobox } from '@/parts/Combobox';
import { DayInput } from '@/parts/DayInput';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { QuotaBar } from './QuotaBar';
import { useMemberships, usePersons, type Membership, type Person } from './queries';

const WEEK_MS = 7 * 86_400_000;

/** Try who leaves and who joins: the quota before and after, long before anybody decides. */
export function PlannedChange({ bodyId }: { bodyId: string }) {
  const { t } = useTranslation('bodies');
  const title = useId();
  const [start, setStart] = useState(() => isoDay(new Date(Date.now() + WEEK_MS)));
  const [leaving, setLeaving] = useState<string[]>([]);
  const [joining, setJoining] = useState<Person[]>([]);
  const members = useMemberships(bodyId, start).data?.filter((each) => each.role === 'member') ?? [];
  const plan = useMutation({
    mutationFn: () =>
      answer(
        client.POST('/api/v1/bodies/{body_id}/composition/plan', {
          params: { path: { body_id: bodyId } },
          body: { start, leaving, joining: joining.map((each) => ({ person_id: each.id ?? '' })) },
        }),
      ),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    plan.mutate();
  };
  return (
    <section aria-labelledby={title} className="bodies-section">
      <Heading variant="h2" id={title}>
        {t('plan.title')}
      </Heading>
      <p className="lead">{t('plan.lead')}</p>
      <form onSubmit={submit} className="bodies-plan">
        <DayInput label={t('plan.start')} day={start} choose={setStart} />
        <Leaving members={members} chosen={leaving} choose={setLeaving} />
        <Joining bodyId={bodyId} start={start} chosen={joining} choose={setJoining} />
        <Button type="submit" disabled={plan.isPending}>
          {t('plan.show')}
        </Button>
      </form>
      <div aria-live="polite">
        {plan.error && <ProblemAlert error={plan.error} />}
        {plan.data && (
          <div className="bodies-compared">
            <QuotaBar quota={plan.data.before} title={t('plan.before')} />
            <QuotaBar quota={plan.data.after} title={t('plan.after', { day: date(start) })} />
            {plan.data.after.outcome === 'BLOCK' && (
              <p>
                {t('plan.blocked')} {t('quota.ground')}
              </p>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

interface LeavingProps {
  members: Membership[];
  chosen: string[];
  choose: (ids: string[]) => void;
}

function Leaving({ members, chosen, choose }: LeavingProps) {
  const { t } = useTranslation('bodies');
  const toggle = (id: string, on: boolean) =>
    choose(on ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <CheckboxGroup labelText={t('plan.leaving')}>
      {sortedBy(members, (each) => each.person_name ?? '').map((each) => (
        <Checkbox
          key={each.id}
          checked={chosen.includes(each.id ?? '')}
          onClick={({ checkboxState }) => toggle(each.id ?? '', checkboxState)}
        >
          {each.person_name}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

interface JoiningProps {
  bodyId: string;
  start: string;
  chosen: Person[];
  choose: (persons: Person[]) => void;
}

function Joining({ bodyId, start, chosen, choose }: JoiningProps) {
  const { t } = useTranslation('bodies');
  const persons = usePersons().data ?? [];
  const inside = new Set(useMemberships(bodyId, start).data?.map((each) => each.person_id));
  const free = persons.filter((each) => !inside.has(each.id) && !chosen.includes(each));
  const add = (id: string | null) => {
    const found = persons.find((each) => each.id === id);
    if (found) choose([...chosen, found]);
  };
  return (
    <div>
      <Combobox>
        <SingleSelect
          labelText={t('plan.joining')}
          hintText={t('plan.joiningHint')}
          clearButtonLabel={t('plan.clear')}
          noItemsText={t('plan.nobody')}
          ariaOptionsAvailableTextFunction={(count: number) => t('plan.options', { count })}
          items={sortedBy(free, (each) => each.name ?? '').map((each) => ({
            labelText: each.name ?? '',
            uniqueItemId: each.id ?? '',
          }))}
          selectedItem={null}
          onItemSelect={add}
        />
      </Combobox>
      <ul className="bodies-chips">
        {chosen.map((each) => (
          <li key={each.id}>
            <Chip
              removable
              actionLabel={t('plan.remove')}
              onClick={() => choose(chosen.filter((other) => other !== each))}
            >
              {each.name}
            </Chip>
          </li>
        ))}
      </ul>
    </div>
  );
}
