import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import type { Schemas } from '@/api/client';
import { useTold } from '@/formatting/told';

type Choice = Schemas['DemoPerson'];

interface Props {
  persons: Choice[];
  choose: (id: string) => void;
}

/** The persons of the demonstration, by where they belong. */
export function PersonChoices({ persons, choose }: Props) {
  const groups = Map.groupBy(persons, (each) => each.group_id ?? '');
  return (
    <div className="choices">
      {[...groups].map(([group, members]) => (
        <Group key={group} members={members} choose={choose} />
      ))}
    </div>
  );
}

function Group({ members, choose }: { members: Choice[]; choose: Props['choose'] }) {
  const { t } = useTranslation('sign-in');
  const told = useTold();
  const id = useId();
  return (
    <section aria-labelledby={id} className="choice-group">
      <Heading variant="h2" id={id}>
        {told(members[0], 'group') || t('administration')}
      </Heading>
      <ul>
        {members.map((person) => (
          <li key={person.id}>
            <button type="button" onClick={() => choose(person.id ?? '')}>
              <span className="choice-name">{person.name}</span>
              <span className="choice-title">{told(person, 'title')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
