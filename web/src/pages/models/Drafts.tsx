import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { moment } from '@/formatting/dates';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';
import { usePersonName } from '@/parts/usePersonName';

import { useDrafts } from './queries';
import { Section } from './Section';

/** What somebody works on; all of it is kept on the server. */
export function Drafts() {
  const { t, i18n } = useTranslation('models');
  const name = usePersonName();
  const drafts = useDrafts();
  const discard = useCommand(
    (draft: number) => answer(client.DELETE('/api/v1/model-drafts/{draft}', { params: { path: { draft } } })),
    t('said.discarded'),
    ['drafts'],
  );
  if (!drafts.data?.length) return drafts.error ? <ProblemAlert error={drafts.error} /> : null;
  return (
    <Section title={t('drafts.title')}>
      {discard.error && <ProblemAlert error={discard.error} />}
      <Table caption={t('drafts.title')} hidden columns={[t('package'), t('drafts.saved'), t('drafts.owner'), t('deployed.actions')]}>
        {drafts.data.map((each) => (
          <tr key={each.seq}>
            <th scope="row">
              <TextLink to={`/models/drafts/${each.seq}`}>{each.title || (each.package ?? '')}</TextLink>
            </th>
            <td>
              {moment(each.saved_at, i18n.language)}, {t('drafts.number', { number: each.number })}
            </td>
            <td>{name(each.owner)}</td>
            <td>
              <Button
                variant="secondaryNoBorder"
                disabled={discard.isPending}
                onClick={() => discard.mutate(each.seq ?? 0)}
                aria-label={t('drafts.discard', { name: each.title || each.package })}
              >
                {t('drafts.discardShort')}
              </Button>
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
