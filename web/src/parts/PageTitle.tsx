import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

interface Props {
  title: string;
  /** A line above the title, such as the case's number. */
  above?: ReactNode;
  /** What stands at the title's right, such as the page's main action. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** The head of a page: its one h1, with what belongs directly to it; also the window's title. */
export function PageTitle({ title, above, actions, children }: Props) {
  const { t } = useTranslation('app');
  useEffect(() => {
    document.title = `${title} – ${t('product')}`;
  }, [title, t]);
  return (
    <div className="page-title">
      {above && <div className="page-title-above">{above}</div>}
      <div className="page-title-row">
        <Heading variant="h1">{title}</Heading>
        {actions && <div className="actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
