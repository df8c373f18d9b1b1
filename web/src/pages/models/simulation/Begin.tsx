import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dropdown, DropdownItem, Textarea } from 'suomifi-ui-components';

import { isoDay, zoned } from '@/formatting/dates';
import { DayInput } from '@/parts/DayInput';

import { processesIn } from '../drawing/names';
import { valuesIn } from '../json';
import { useFile } from '../queries';
import type { Simulation } from './useSimulation';

const MORNING = '09:00';
const SCENARIO = /\.scenario\.ya?ml$/;

interface Props {
  draft: number;
  number: number;
  files: string[];
  played: Simulation;
}

/** Where a played case begins: at a process's start, or where a scenario of the package ends. */
export function Begin({ draft, number, files, played }: Props) {
  const { t } = useTranslation('models');
  const models = files.filter((each) => each.endsWith('.bpmn'));
  const scenarios = files.filter((each) => SCENARIO.test(each));
  const [path, setPath] = useState(models[0] ?? '');
  const [scenario, setScenario] = useState(scenarios[0] ?? '');
  const [day, setDay] = useState(isoDay(new Date()));
  const [text, setText] = useState('');
  const xml = useFile(draft, path || null, number);
  const processes = processesIn(xml.data);
  const [process, setProcess] = useState('');
  const first = processes.find(([id]) => id === process)?.[0] ?? processes[0]?.[0] ?? '';
  const values = valuesIn(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (values && first) void played.start({ start: first, variables: values }, zoned(day, MORNING));
  };
  return (
    <div className="play-begin">
      <form className="models-form" onSubmit={submit}>
        {models.length > 1 && (
          <Dropdown labelText={t('play.file')} value={path} onChange={setPath}>
            {models.map((each) => (
              <DropdownItem key={each} value={each}>
                {each}
              </DropdownItem>
            ))}
          </Dropdown>
        )}
        {processes.length > 1 && (
          <Dropdown labelText={t('process')} value={first} onChange={setProcess}>
            {processes.map(([id, name]) => (
              <DropdownItem key={id} value={id}>
                {name}
              </DropdownItem>
            ))}
          </Dropdown>
        )}
        <DayInput label={t('play.day')} day={day} choose={setDay} />
        <Textarea
          fullWidth
          labelText={t('play.startValues')}
          hintText={t('play.valuesHint')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          status={values ? 'default' : 'error'}
          statusText={values ? '' : t('try.wrong')}
        />
        <Button type="submit" disabled={!values || !first || played.busy}>
          {t('play.start')}
        </Button>
      </form>
      {scenarios.length > 0 && (
        <form
          className="models-form"
          onSubmit={(event) => {
            event.preventDefault();
            void played.goOnFrom(scenario);
          }}
        >
          <Dropdown labelText={t('play.scenario')} value={scenario} onChange={setScenario}>
            {scenarios.map((each) => (
              <DropdownItem key={each} value={each}>
                {each}
              </DropdownItem>
            ))}
          </Dropdown>
          <Button type="submit" variant="secondary" disabled={played.busy}>
            {t('play.goOn')}
          </Button>
        </form>
      )}
    </div>
  );
}
