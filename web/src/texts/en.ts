import { gathered } from './gathered';

export const catalogue = gathered(import.meta.glob('./en/*.json', { eager: true, import: 'default' }));
