import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { InlineAlert } from 'suomifi-ui-components';

import { date } from '@/formatting/dates';
import { Busy } from '@/parts/Busy';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';
import { TextLink } from '@/parts/TextLink';

import './documents.css';
import { PaperFacts } from './PaperFacts';
import { Printed } from './Printed';
import { Signatures } from './Signatures';
import { Versions } from './Versions';
import { useDocument, type Language, type Paper } from './queries';

export default function DocumentPage() {
  const { t } = useTranslation('documents');
  const { documentId = '' } = useParams();
  const document = useDocument(documentId);
  if (document.isPending) return <Busy />;
  if (document.error) return <PageProblem error={document.error} retry={document.refetch} />;
  const paper = document.data;
  return (
    <>
      <PageTitle
        above={<TextLink to={`/cases/${paper.case_id}`}>{paper.case_number}</TextLink>}
        title={paper.title ?? t('hiddenTitle')}
      >
        <p>
          {t(`kind.${paper.kind}`)}
          {paper.number && `, ${paper.number}`}
          {paper.signed_at && `, ${date(paper.signed_at)}`}
        </p>
      </PageTitle>
      {paper.readable ? <Readable paper={paper} /> : <Hidden paper={paper} />}
    </>
  );
}

/** What keeps the paper from the reader, and on what ground. */
function Hidden({ paper }: { paper: Paper }) {
  const { t, i18n } = useTranslation('documents');
  const { hidden_because, hidden_because_fi, hidden_because_sv } = paper;
  const why = { fi: hidden_because_fi, sv: hidden_because_sv }[i18n.language] ?? hidden_because;
  return (
    <InlineAlert status="warning">
      <p>{why ?? t('hidden')}</p>
      {paper.ground && <p>{t('app:problem.ground', { ground: paper.ground })}</p>}
    </InlineAlert>
  );
}

function Readable({ paper }: { paper: Paper }) {
  const [version, setVersion] = useState(paper.revision);
  const [language, setLanguage] = useState<Language>(paper.language === 'sv' ? 'sv' : 'fi');
  return (
    <div className="documents-columns">
      <Printed paper={paper} version={version} language={language} choose={setLanguage} />
      <div className="documents-beside">
        <PaperFacts paper={paper} />
        <Signatures paper={paper} />
        <Versions paper={paper} shown={version} show={setVersion} />
      </div>
    </div>
  );
}
