import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useMe } from '@/api/me';
import { useCommand } from '@/api/useCommand';
import { isoDay } from '@/formatting/dates';
import { DayInput } from '@/parts/DayInput';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useMemberships, type Membership } from './queries';

const RESIGNATION = 'KokoonpanonMuutostaPyydetty';
const MONTH_MS = 30 * 86_400_000;

/** A member asks to resign: the case that appointed the body begins to change its composition. */
export function Resign({ bodyId }: { bodyId: string }) {
  const me = useMe().data?.person_id;
  const mine = useMemberships(bodyId, isoDay(new Date())).data?.find(
    (each) => each.person_id === me && each.role === 'member' && each.appointed_by,
  );
  return mine ? <Asking membership={mine} /> : null;
}

function Asking({ membership }: { membership: Membership }) {
  const { t } = useTranslation('bodies');
  const title = useId();
  const [day, setDay] = useState(() => isoDay(new Date(Date.now() + MONTH_MS)));
  const ask = useCommand(
    () =>
      answer(
        client.POST('/api/v1/messages', {
          params: { header: once() },
          body: {
            name: RESIGNATION,
            business_key: caseOf(membership.appointed_by ?? ''),
            variables: {
              change_kind: 'resignation',
              person: membership.person_id,
              organisation: membership.on_behalf_of,
              effective_date: day,
            },
          },
        }),
      ),
    t('resign.done'),
    ['desk', 'cases'],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <section aria-labelledby={title} className="bodies-section">
      <Heading variant="h2" id={title}>
        {t('resign.title')}
      </Heading>
      {ask.isSuccess ? (
        <p>{t('resign.done')}</p>
      ) : (
        <form onSubmit={submit} className="bodies-plan">
          <p>{t('resign.text')}</p>
          {ask.error && <ProblemAlert error={ask.error} />}
          <DayInput label={t('resign.day')} day={day} choose={setDay} />
          <Button type="submit" variant="secondary" disabled={ask.isPending}>
            {t('resign.act')}
          </Button>
        </form>
      )}
    </section>
  );
}

/** The case's number, from the number of a document in it (`{case}-{register}-{n}`). */
function caseOf(document: string): string {
  return document.replace(/-[^-]+-\d+$/, '');
}
