import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { moment } from '@/formatting/dates';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';

import './models.css';
import { Comparison } from './Comparison';
import { Editing } from './Editing';
import { FileChoice } from './FileChoice';
import { FindingList } from './FindingList';
import { History } from './History';
import { Propose } from './Propose';
import { Section } from './Section';
import { Simulation } from './simulation/Simulation';
import { StaffChoice } from './StaffChoice';
import { TestRun } from './TestRun';
import { useDifferences, useDraft, useFindings, type Draft } from './queries';

export default function DraftPage() {
  const seq = Number(useParams()['draft']);
  const draft = useDraft(seq);
  if (draft.isPending) return <Busy />;
  if (draft.error) return <ProblemAlert error={draft.error} retry={() => void draft.refetch()} />;
  return <DraftView key={seq} draft={draft.data} />;
}

function DraftView({ draft }: { draft: Draft }) {
  const { t, i18n } = useTranslation('models');
  const seq = draft.seq ?? 0;
  const number = draft.number ?? 0;
  const files = (draft.files ?? []).map((each) => each.path ?? '');
  const [path, setPath] = useState(files.find((each) => each.endsWith('.bpmn')) ?? files[0] ?? null);
  const [element, setElement] = useState<string | null>(null);
  const [staff, setStaff] = useState('');
  const findings = useFindings(seq, number, staff);
  const differences = useDifferences(seq, number);
  const open = (file: string, id: string | null) => {
    setPath(files.find((each) => each === file || each.endsWith(`/${file}`)) ?? path);
    setElement(id);
  };
  return (
    <>
      <PageTitle title={draft.title || (draft.package ?? '')} above={<TextLink to="/models">{t('title')}</TextLink>}>
        <p className="soft">
          {t('draft.saved', { number, when: moment(draft.saved_at, i18n.language) })}
        </p>
      </PageTitle>
      <FileChoice files={files} chosen={path} choose={setPath} findings={findings.data?.findings ?? []} />
      {path && <Editing key={path} draft={draft} path={path} findings={findings.data?.findings ?? []} element={element} />}
      <div className="models-panels">
        <Section title={t('check.title')}>
          <StaffChoice chosen={staff} choose={setStaff} />
          {findings.error && <ProblemAlert error={findings.error} />}
          {findings.data && <FindingList findings={findings.data} open={open} />}
        </Section>
        <Section title={t('differences.title')}>
          {differences.error && <ProblemAlert error={differences.error} />}
          {differences.data && (
            <Comparison
              differences={differences.data}
              before={draft.base ? { deployment: draft.base } : null}
              after={{ draft: seq, number }}
            />
          )}
        </Section>
        <Section title={t('tests.title')}>
          <TestRun draft={seq} number={number} />
        </Section>
        <Section title={t('play.title')}>
          <Simulation draft={seq} number={number} files={files} />
        </Section>
        <Section title={t('propose.title')}>
          <Propose draft={seq} refused={findings.data?.refused ?? false} />
        </Section>
        <Section title={t('history.title')}>
          <History draft={draft} />
        </Section>
      </div>
    </>
  );
}
