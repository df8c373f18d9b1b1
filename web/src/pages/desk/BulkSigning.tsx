import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { WhatIsSigned } from '@/pages/documents/WhatIsSigned';
import type { Paper } from '@/pages/task/queries';
import { asItStands, paperToSign, type Seen } from '@/pages/task/signing';

import type { DeskTask } from './tasks';

/** One of several papers that are signed together, as its signer sees it. */
export interface ToSign extends Seen {
  task: DeskTask;
  paper: Paper;
}

/** What completing the tasks would sign; nothing of a task whose paper is not there. */
export async function whatIsSigned(tasks: DeskTask[]): Promise<ToSign[]> {
  const found = await Promise.all(tasks.map(async (task) => ({ task, paper: await paperToSign(task) })));
  const there = found.filter((each): each is { task: DeskTask; paper: Paper } => each.paper !== null);
  return Promise.all(there.map(async (each) => ({ ...each, ...(await asItStands(each.task.id ?? '', each.paper.id)) })));
}

/** Each paper with its words, its files and its hash: nothing is signed unseen. */
export function BulkSigning({ papers }: { papers: ToSign[] }) {
  const { t } = useTranslation('documents');
  const lead = useRef<HTMLParagraphElement>(null);
  useEffect(() => lead.current?.focus(), []);
  return (
    <>
      <p ref={lead} tabIndex={-1}>
        {t('sign.exactlyThese')}
      </p>
      {papers.map(({ task, paper, version }) => (
        <section key={task.id} className="desk-signed" aria-label={`${task.case_number} ${paper.title ?? ''}`}>
          <Heading variant="h3">
            {task.case_number} {paper.title}
          </Heading>
          <WhatIsSigned version={version} />
        </section>
      ))}
    </>
  );
}
