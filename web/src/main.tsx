import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import './fonts.css';
import './styles.css';

import { App } from '@/app/App';
import { startTexts } from '@/texts';

const root = document.getElementById('root');
if (root) {
  void startTexts().then(() =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  );
}
