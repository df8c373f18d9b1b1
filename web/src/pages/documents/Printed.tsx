import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { usePrinted, type Language, type Paper } from './queries';

// The reader of PDF is heavier than the page around it, and comes while the paper is being fetched.
const PdfPages = lazy(() => import('./pdf/PdfPages'));
const LANGUAGES: Language[] = ['fi', 'sv'];

interface Props {
  paper: Paper;
  version: number;
  language: Language;
  choose: (language: Language) => void;
}

/** The paper itself, as it is printed, and the ways to take it along. */
export function Printed({ paper, version, language, choose }: Props) {
  const { t } = useTranslation('documents');
  const printed = usePrinted(paper.id, version, language, paper.readable);
  const taken = (form: 'pdf' | 'docx') =>
    `/api/v1/documents/${paper.id}/${form}?version=${version}&language=${language}&download=true`;
  return (
    <div className="documents-paper">
      <div className="actions documents-ways">
        <div className="documents-languages" role="group" aria-label={t('language.label')}>
          {LANGUAGES.map((each) => (
            <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => choose(each)}>
              {t(`language.${each}`)}
            </button>
          ))}
        </div>
        <a href={taken('pdf')}>{t('takePdf')}</a>
        <a href={taken('docx')}>{t('takeDocx')}</a>
      </div>
      {printed.isPending && <Busy />}
      {printed.error && <ProblemAlert error={printed.error} retry={() => void printed.refetch()} />}
      {printed.data && (
        <Suspense fallback={<Busy />}>
          <PdfPages bytes={printed.data} title={paper.title ?? t('one')} language={language} />
        </Suspense>
      )}
    </div>
  );
}
