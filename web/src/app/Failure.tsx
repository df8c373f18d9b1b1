import { Component, type ReactNode } from 'react';
import { withTranslation, type WithTranslation } from 'react-i18next';
import { Button, Heading, Paragraph } from 'suomifi-ui-components';

interface Props extends WithTranslation {
  children: ReactNode;
}

/** What a person sees when a page itself breaks: words and a way on, never an empty window. */
class FailureBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const { t } = this.props;
    return (
      <main className="page">
        <Heading variant="h1">{t('app:failure.title')}</Heading>
        <Paragraph>{t('app:failure.text')}</Paragraph>
        <Button onClick={() => window.location.reload()}>{t('app:failure.reload')}</Button>
      </main>
    );
  }
}

export const Failure = withTranslation('app')(FailureBoundary);
