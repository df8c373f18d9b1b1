import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { CallFailed } from '@/api/problem';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { Choose } from '@/parts/Choose';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { Diagram } from './Diagram';
import { modelIn, type Model } from './model';
import { useActivities, useCaseTasks, useProcesses, type Activity, type Case, type Task } from './queries';
import { Steps } from './Steps';
import { stepsOf } from './steps';

/** Where the case's processes stand: a diagram of each, and beside it a table of the same facts. */
export default function Process({ one }: { one: Case }) {
  const { t } = useTranslation('cases');
  const told = useTold();
  const caseId = one.id ?? '';
  const activities = useActivities(caseId);
  const tasks = useCaseTasks(caseId);
  const processes = useProcesses();
  const running = useMemo(() => {
    const roots = (one.instances ?? []).map((each) => each.definition_key ?? '');
    const visited = (activities.data ?? []).map((each) => each.process ?? '');
    return [...new Set([...roots, ...visited])].filter((key) => key && processes.data?.has(key));
  }, [one.instances, activities.data, processes.data]);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = chosen ?? latest(activities.data ?? [], running);

  if (activities.isPending || tasks.isPending || processes.isPending) return <Busy />;
  const failed = activities.error ?? tasks.error ?? processes.error;
  if (failed) return <ProblemAlert error={failed} />;
  if (!shown) return <p className="card">{t('noProcesses')}</p>;
  const definition = processes.data?.get(shown);
  const root = (one.instances ?? []).find((each) => each.definition_key === shown);
  return (
    <section aria-labelledby="case-process">
      <Heading variant="h2" id="case-process">
        {t('part.process')}
      </Heading>
      {running.length > 1 && (
        <Choose
          className="choose case-choose"
          label={t('process.which')}
          value={shown}
          set={setChosen}
          choices={running.map((key) => ({ value: key, label: told(processes.data?.get(key), 'name') }))}
        />
      )}
      <Shown
        key={shown}
        process={shown}
        version={root?.definition_version ?? definition?.version ?? 1}
        activities={activities.data ?? []}
        tasks={tasks.data ?? []}
      />
    </section>
  );
}

/** The process in which something happened last among those that still run, else the first. */
function latest(activities: { process?: string; ended_at?: string | null }[], running: string[]): string | undefined {
  const open = activities.filter((each) => !each.ended_at && running.includes(each.process ?? ''));
  return open.at(-1)?.process ?? running[0];
}

interface ShownProps {
  process: string;
  version: number;
  activities: Activity[];
  tasks: Task[];
}

function Shown({ process, version, activities, tasks }: ShownProps) {
  const { t, i18n } = useTranslation('cases');
  const model = useModel(process, version, i18n.language);
  const steps = useMemo(
    () => stepsOf(activities.filter((each) => each.process === process), tasks, model.data),
    [activities, process, tasks, model.data],
  );
  if (model.isPending) return <Busy />;
  if (model.error) return <ProblemAlert error={model.error} />;
  return (
    <>
      <p className="soft">{t('process.legend')}</p>
      <Diagram xml={model.data.xml} steps={steps} label={t('process.diagram', { name: model.data.name })} />
      <Steps steps={steps} />
    </>
  );
}

/** The model of a version, with the names of the reader's language in it. */
function useModel(process: string, version: number, language: string) {
  return useQuery<Model>({
    queryKey: ['model', process, version, language],
    staleTime: Infinity,
    queryFn: async () => {
      const answer = await fetch(`/api/v1/definitions/process/${process}/${version}/source`);
      if (!answer.ok) throw new CallFailed(answer.status, null);
      return modelIn(await answer.text(), process, language);
    },
  });
}
