import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dropdown, DropdownItem, Heading } from 'suomifi-ui-components';

import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { Differences } from './Differences';
import { Link } from './drawing/link';
import { drawnIn } from './drawing/names';
import { textOf, type Place } from './places';
import type { Difference } from './queries';

const Drawing = lazy(() => import('./drawing/Drawing'));

interface Props {
  differences: Difference[];
  before: Place | null;
  after: Place;
}

/** Two versions: drawn side by side and moved together, and every difference in words. */
export function Comparison({ differences, before, after }: Props) {
  const { t } = useTranslation('models');
  const drawn = [...new Set(differences.map((each) => each.file ?? ''))].filter((file) => file.endsWith('.bpmn'));
  const [picked, setPicked] = useState<string | null>(null);
  const [element, setElement] = useState<string | null>(null);
  const file = picked !== null && drawn.includes(picked) ? picked : (drawn[0] ?? null);
  const show = (path: string, id: string) => {
    setPicked(path);
    setElement(id);
  };
  return (
    <>
      {drawn.length > 1 && (
        <Dropdown labelText={t('differences.file')} value={file} onChange={(path) => show(path, '')}>
          {drawn.map((path) => (
            <DropdownItem key={path} value={path}>
              {path}
            </DropdownItem>
          ))}
        </Dropdown>
      )}
      {file && <Pair key={file} file={file} differences={differences} before={before} after={after} element={element} />}
      <Differences differences={differences} show={(path, id) => path.endsWith('.bpmn') && show(path, id)} />
    </>
  );
}

interface PairProps extends Props {
  file: string;
  element: string | null;
}

function Pair({ file, differences, before, after, element }: PairProps) {
  const { t } = useTranslation('models');
  const link = useMemo(() => new Link(), []);
  const here = useMemo(() => differences.filter((each) => each.file === file), [differences, file]);
  const whole = here.find((each) => each.element_id === '')?.change;
  const old = useText(whole === 'added' ? null : before, file);
  const now = useText(whole === 'removed' ? null : after, file);
  const marks = useMemo(
    () => here.map((each) => ({ id: each.element_id ?? '', mark: `drawing-${each.change}` })),
    [here],
  );
  const unseen = element && old.data !== undefined && now.data !== undefined;
  const nowhere = unseen && !drawnIn(old.data).has(element) && !drawnIn(now.data).has(element);
  return (
    <>
      <ul className="drawing-legend" aria-label={t('drawing.legend')}>
        {(['added', 'removed', 'changed'] as const).map((change) => (
          <li key={change} className={`drawing-is-${change}`}>
            {t(`change.${change}`)}
          </li>
        ))}
      </ul>
      <Suspense fallback={<Busy />}>
        <div className="drawing-pair">
          {[
            { side: 'old' as const, found: old },
            { side: 'new' as const, found: now },
          ].map(({ side, found }) => (
            <div key={side} className="drawing-side">
              <Heading variant="h3">{t(`differences.${side}`)}</Heading>
              {found.isLoading && <Busy />}
              {found.error && <ProblemAlert error={found.error} />}
              {found.data === undefined && !found.isLoading && !found.error && <p>{t('differences.notThere')}</p>}
              {found.data !== undefined && (
                <Drawing
                  xml={found.data}
                  label={t(`differences.drawn.${side}`, { file })}
                  marks={marks}
                  chosen={element}
                  link={link}
                />
              )}
            </div>
          ))}
        </div>
      </Suspense>
      <p role="status" className="models-soft">
        {nowhere ? t('differences.notDrawn', { element }) : ''}
      </p>
    </>
  );
}

function useText(place: Place | null, path: string) {
  return useQuery({
    queryKey: ['model-file', place, path],
    enabled: place !== null,
    staleTime: Infinity,
    queryFn: () => textOf(place!, path),
  });
}
