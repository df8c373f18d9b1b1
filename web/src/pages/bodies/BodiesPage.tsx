import { useTranslation } from 'react-i18next';

import { period } from '@/formatting/dates';
import { sortedBy } from '@/formatting/sorting';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import { useBodies, useOrganizations, type Body } from './queries';

export default function BodiesPage() {
  const { t } = useTranslation('bodies');
  const told = useTold();
  const bodies = useBodies();
  const organizations = useOrganizations();
  if (bodies.isPending || organizations.isPending) return <Busy />;
  const failed = bodies.error ?? organizations.error;
  if (failed) return <PageProblem error={failed} retry={bodies.refetch} />;
  const term = (body: Body) =>
    body.term_start ? period(body.term_start, body.term_end) : t('noTerm');
  return (
    <>
      <PageTitle title={t('title')}>
        <p className="lead">{t('lead')}</p>
      </PageTitle>
      <Table caption={t('title')} hidden columns={[t('name'), t('kind.label'), t('setter'), t('term')]}>
        {sortedBy(bodies.data ?? [], (each) => told(each, 'name')).map((body) => (
          <tr key={body.id}>
            <th scope="row">
              <TextLink to={`/bodies/${body.id}`}>{told(body, 'name')}</TextLink>
            </th>
            <td>{t(`kind.${body.kind}`)}</td>
            <td>{told(organizations.data?.get(body.setter_id ?? ''), 'name')}</td>
            <td>{term(body)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
