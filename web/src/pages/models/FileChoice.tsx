import { useTranslation } from 'react-i18next';

import type { Finding } from './queries';

interface Props {
  files: string[];
  chosen: string | null;
  choose: (path: string) => void;
  findings: Finding[];
}

/** The files of the package; those with findings say how many. */
export function FileChoice({ files, chosen, choose, findings }: Props) {
  const { t } = useTranslation('models');
  return (
    <ul className="models-files" aria-label={t('draft.files')}>
      {files.map((path) => {
        const count = findings.filter((each) => each.file && (path === each.file || path.endsWith(`/${each.file}`))).length;
        return (
          <li key={path}>
            <button type="button" aria-pressed={path === chosen} onClick={() => choose(path)}>
              {path}
              {count > 0 && <span className="models-count">{t('draft.findings', { count })}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
