import { useTranslation } from 'react-i18next';

import { period } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Fact } from '@/parts/Fact';
import { TextLink } from '@/parts/TextLink';

import { useBodies, useOrganizations, type Body } from './queries';

/** What was decided of the body itself: who set it, for how long, with what fees. */
export function BodyFacts({ body }: { body: Body }) {
  const { t } = useTranslation('bodies');
  const told = useTold();
  const organizations = useOrganizations();
  const secretariat = useBodies().data?.find((each) => each.id === body.secretariat_id);
  return (
    <dl className="bodies-facts card">
      <Fact name={t('kind.label')}>{t(`kind.${body.kind}`)}</Fact>
      <Fact name={t('setter')}>{told(organizations.data?.get(body.setter_id ?? ''), 'name')}</Fact>
      <Fact name={t('term')}>
        {body.term_start ? period(body.term_start, body.term_end) : t('noTerm')}
        {body.term_start && !body.term_end && <span className="soft"> {t('openEnded')}</span>}
      </Fact>
      {body.appointed_by && <Fact name={t('appointedBy')}>{body.appointed_by}</Fact>}
      {body.ended_by && <Fact name={t('endedBy')}>{body.ended_by}</Fact>}
      {secretariat && (
        <Fact name={t('secretariat')}>
          <TextLink to={`/bodies/${secretariat.id}`}>{told(secretariat, 'name')}</TextLink>
        </Fact>
      )}
      <Fact name={t('costs')}>
        {t(body.fees ? 'fees.yes' : 'fees.no')} {t(body.travel ? 'travel.yes' : 'travel.no')}
      </Fact>
    </dl>
  );
}
