import { useTranslation } from 'react-i18next';
import { InlineAlert } from 'suomifi-ui-components';

import { Coverage } from './Coverage';
import type { Place } from './places';
import type { Tested } from './queries';

/** How the scenarios went, and what of each process they reached. */
export function TestOutcome({ tested, place }: { tested: Tested; place: Place }) {
  const { t } = useTranslation('models');
  const results = tested.results ?? [];
  const failed = results.filter((each) => each.failure);
  return (
    <div className="models-tested">
      <InlineAlert status={tested.failed || results.length === 0 ? 'warning' : 'neutral'}>
        {results.length === 0 ? t('tests.noScenarios') : t('tests.counted', { passed: tested.passed, failed: tested.failed })}
      </InlineAlert>
      {failed.length > 0 && (
        <ul>
          {failed.map((each) => (
            <li key={`${each.file}.${each.title}`}>
              <strong>{each.title}</strong> <span className="models-soft">{each.file}</span>
              <pre className="models-failure" tabIndex={0}>
                {each.failure}
              </pre>
            </li>
          ))}
        </ul>
      )}
      <Coverage coverage={tested.coverage ?? []} place={place} />
    </div>
  );
}
