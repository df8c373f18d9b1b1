import { useContext, type ReactNode } from 'react';
import { Heading } from 'suomifi-ui-components';

import { Form } from './FormFields';
import { wording, type Component } from './schema';

/** **Strong** words inside a line; everything else is shown as it is written. */
function strong(line: string): ReactNode[] {
  return line
    .split(/\*\*(.+?)\*\*/g)
    .map((part, index) => (index % 2 ? <strong key={index}>{part}</strong> : part));
}

const HEADING = /^(#{1,4})\s+(.*)$/;

interface Props {
  component: Component;
  /** A heading with these words is left out: the page has it. */
  except?: string;
}

/** A text of the form: headings, lists and paragraphs of the Markdown that form editors write. */
export function Written({ component, except }: Props) {
  const { language } = useContext(Form);
  const blocks = wording(component, 'text', language).split(/\n{2,}/);
  return blocks.map((block, index) => {
    const heading = HEADING.exec(block.trim());
    if (heading) {
      const [, marks = '#', words = ''] = heading;
      if (words === except || (marks.length === 1 && index === 0 && except !== undefined)) return null;
      return (
        <Heading key={index} variant={marks.length > 2 ? 'h3' : 'h2'} className="form-heading">
          {words}
        </Heading>
      );
    }
    const lines = block.split('\n').filter((line) => line.trim());
    if (lines.length > 0 && lines.every((line) => /^\s*[-*]\s/.test(line))) {
      return (
        <ul key={index} className="form-text">
          {lines.map((line) => (
            <li key={line}>{strong(line.replace(/^\s*[-*]\s+/, ''))}</li>
          ))}
        </ul>
      );
    }
    return (
      <p key={index} className="form-text">
        {strong(block)}
      </p>
    );
  });
}
