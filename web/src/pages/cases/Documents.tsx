import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { answer, client, type Schemas } from '@/api/client';
import { usePersonName } from '@/parts/usePersonName';
import { date, moment } from '@/formatting/dates';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import { useDocuments, type Case } from './queries';

type Document = Schemas['Document'];

/** The papers of the case; each opens to its versions and signatures. */
export function Documents({ one }: { one: Case }) {
  const { t } = useTranslation('cases');
  const documents = useDocuments(one.id ?? '');
  if (documents.isPending) return <Busy />;
  if (documents.error) return <ProblemAlert error={documents.error} retry={() => void documents.refetch()} />;
  if (documents.data.length === 0) return <p className="card">{t('documents.none')}</p>;
  return (
    <Table
      caption={t('part.documents')}
      hidden
      columns={[t('documents.title'), t('documents.number'), t('documents.state'), t('documents.day'), t('documents.more')]}
    >
      {documents.data.map((each) => (
        <Row key={each.id} document={each} />
      ))}
    </Table>
  );
}

function Row({ document }: { document: Document }) {
  const { t } = useTranslation('cases');
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr>
        <td>
          {document.readable ? (
            <TextLink to={`/documents/${document.id}`}>{document.title || t('documents.untitled')}</TextLink>
          ) : (
            t('documents.secret')
          )}
          <span className="mark case-kind">{t(`documents:kind.${document.kind}`)}</span>
        </td>
        <td className="nowrap">{document.number || '–'}</td>
        <td>{t(`documents:state.${document.state}`)}</td>
        <td className="nowrap">{date(document.signed_at ?? document.created_at)}</td>
        <td>
          {document.readable && (
            <button type="button" className="small-button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('documents.versions')}
            </button>
          )}
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={5}>
            <History id={document.id ?? ''} />
          </td>
        </tr>
      )}
    </>
  );
}

function History({ id }: { id: string }) {
  const { t, i18n } = useTranslation('cases');
  const names = usePersonName();
  const at = { params: { path: { document_id: id } } };
  const found = useQuery({
    queryKey: ['documents', id, 'history'],
    queryFn: async () => {
      const [versions, signatures] = await Promise.all([
        answer(client.GET('/api/v1/documents/{document_id}/versions', at)),
        answer(client.GET('/api/v1/documents/{document_id}/signatures', at)),
      ]);
      return { versions: versions.items ?? [], signatures: signatures.items ?? [] };
    },
  });
  if (found.isPending) return <Busy />;
  if (found.error) return <ProblemAlert error={found.error} />;
  return (
    <ul className="case-versions">
      {found.data.versions.map((version) => (
        <li key={version.version}>
          <strong>{t('documents.version', { number: version.version })}</strong> {moment(version.created_at, i18n.language)}
          {version.prepared_by && version.prepared_by.length > 0 && `, ${t('documents.preparedBy', { names: version.prepared_by.map(names).join(', ') })}`}
          <ul>
            {found.data.signatures
              .filter((each) => each.version === version.version)
              .map((each) => (
                <li key={each.id}>
                  {t('documents.signedBy', { name: names(each.person_id), moment: moment(each.signed_at, i18n.language) })}
                  {each.on_behalf_of && ` (${t('onBehalf', { name: names(each.on_behalf_of) })})`}
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
