import { useTranslation } from 'react-i18next';

import { inOrder } from '@/formatting/sorting';

import type { Finding } from './queries';

interface Props {
  files: string[];
  chosen: string | null;
  choose: (path: string) => void;
  findings: Finding[];
}

const ROOT = '';

function folderOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? ROOT) : ROOT;
}

/** Diagrams first, then tables, forms and scenarios. */
const ENDINGS = ['.bpmn', '.dmn', '.form', '.yaml'];

function order(a: string, b: string): number {
  const rank = (path: string) => ENDINGS.findIndex((ending) => path.endsWith(ending));
  return rank(a) - rank(b) || inOrder(a, b);
}

/** The files of the package, one folder at a time; those with findings say how many. */
export function FileChoice({ files, chosen, choose, findings }: Props) {
  const { t } = useTranslation('models');
  const folders = [...Map.groupBy(files, folderOf)].sort(([a], [b]) => inOrder(a, b));
  const open = folderOf(chosen ?? '');
  const inside = folders.find(([folder]) => folder === open)?.[1] ?? [];
  const first = (paths: string[]) => [...paths].sort(order)[0] ?? '';
  return (
    <div className="models-choice">
      {folders.length > 1 && (
        <ul className="models-folders" aria-label={t('draft.folders')}>
          {folders.map(([folder, paths]) => (
            <li key={folder}>
              <button type="button" aria-pressed={folder === open} onClick={() => choose(first(paths))}>
                {folder || t('draft.root')}
                <Count findings={findings} paths={paths} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <ul className="models-files" aria-label={t('draft.files')}>
        {[...inside].sort(order).map((path) => (
          <li key={path}>
            <button type="button" aria-pressed={path === chosen} onClick={() => choose(path)}>
              {path.split('/').at(-1)}
              <Count findings={findings} paths={[path]} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Count({ findings, paths }: { findings: Finding[]; paths: string[] }) {
  const { t } = useTranslation('models');
  const count = findings.filter((each) => paths.some((path) => isOf(each, path))).length;
  return count > 0 ? <span className="models-count">{t('draft.findings', { count })}</span> : null;
}

/** Whether a finding is about the file of that path. */
export function isOf(finding: Finding, path: string): boolean {
  return Boolean(finding.file) && (path === finding.file || path.endsWith(`/${finding.file}`));
}
