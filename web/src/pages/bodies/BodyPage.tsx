import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Heading } from 'suomifi-ui-components';

import { isoDay } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { DayInput } from '@/parts/DayInput';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';
import { TextLink } from '@/parts/TextLink';

import './bodies.css';
import { BodyFacts } from './BodyFacts';
import { Members } from './Members';
import { PlannedChange } from './PlannedChange';
import { QuotaNow } from './QuotaNow';
import { Resign } from './Resign';
import { useBody } from './queries';

export default function BodyPage() {
  const { t } = useTranslation('bodies');
  const told = useTold();
  const { bodyId = '' } = useParams();
  const [on, setOn] = useState(() => isoDay(new Date()));
  const membersId = useId();
  const body = useBody(bodyId);
  if (body.isPending) return <Busy />;
  if (body.error) return <PageProblem error={body.error} retry={body.refetch} />;
  return (
    <>
      <PageTitle title={told(body.data, 'name')} above={<TextLink to="/bodies">{t('title')}</TextLink>} />
      <BodyFacts body={body.data} />
      <p className="bodies-calendar">
        <a href={`/api/v1/bodies/${bodyId}/calendar.ics`} download={`${bodyId}.ics`}>
          {t('calendar')}
        </a>
      </p>
      <section aria-labelledby={membersId} className="bodies-section">
        <Heading variant="h2" id={membersId}>
          {t('members.title')}
        </Heading>
        <DayInput label={t('members.on')} hint={t('members.hint')} day={on} choose={setOn} />
        <QuotaNow bodyId={bodyId} on={on} />
        <Members bodyId={bodyId} on={on} />
      </section>
      <PlannedChange bodyId={bodyId} />
      <Resign bodyId={bodyId} />
    </>
  );
}
