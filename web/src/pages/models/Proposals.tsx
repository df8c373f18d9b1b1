import { useTranslation } from 'react-i18next';

import { moment } from '@/formatting/dates';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';
import { usePersonName } from '@/parts/usePersonName';

import { useProposals } from './queries';
import { Section } from './Section';

/** Changes that somebody has proposed; the open ones come first from the server's order of time. */
export function Proposals() {
  const { t, i18n } = useTranslation('models');
  const name = usePersonName();
  const proposals = useProposals().data ?? [];
  if (proposals.length === 0) return null;
  return (
    <Section title={t('proposals.title')}>
      <Table
        caption={t('proposals.title')}
        hidden
        columns={[t('proposals.reason'), t('package'), t('proposals.author'), t('proposals.state')]}
      >
        {proposals.map((each) => (
          <tr key={each.seq}>
            <th scope="row">
              <TextLink to={`/models/proposals/${each.seq}`}>{each.reason ?? ''}</TextLink>
            </th>
            <td>{each.package}</td>
            <td>
              {name(each.author)}
              <span className="models-soft">{moment(each.created_at, i18n.language)}</span>
            </td>
            <td>{t(`proposals.states.${each.state}`)}</td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
