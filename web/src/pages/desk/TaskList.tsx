import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { TaskRow } from './TaskRow';
import type { DeskTask, Section } from './tasks';

interface Props {
  section: Section;
  tasks: DeskTask[];
  chosen: ReadonlySet<string>;
  toggle: (id: string) => void;
  claim: (ids: string[]) => void;
}

/** The tasks of one section of time. */
export const TaskList = memo(function TaskList({ section, tasks, chosen, toggle, claim }: Props) {
  const { t } = useTranslation('desk');
  const id = useId();
  return (
    <section aria-labelledby={id} className={`desk-section desk-section-${section}`}>
      <Heading variant="h2" id={id}>
        {t(`section.${section}`)} <span className="desk-section-count">{tasks.length}</span>
      </Heading>
      <ul>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} chosen={chosen.has(task.id ?? '')} toggle={toggle} claim={claim} />
        ))}
      </ul>
    </section>
  );
});
