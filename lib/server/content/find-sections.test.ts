import { expect, it } from 'vitest';
import { ProblemList } from '#lib/course/content-error.ts';
import { checkMarkdown } from './check-markdown.ts';
import { findSections } from './find-sections.ts';
import { parseLesson } from './parse-lesson.ts';
import { createReporter } from './reporter.ts';

const LESSON = `Before any heading, with $x^2$ in it.

## First *part*

One.
Two <kbd>Enter</kbd>.

- an item
- \`code\` in words

<Callout kind="note">

Inside a box.

</Callout>

\`\`\`ts cell id=a
const hidden = 1;
\`\`\`

$$
y = 2
$$

### Deeper

Three.

#### Deepest

Four.
`;

it('cuts the words of a lesson at its headings, without code and formulas', () => {
  const tree = parseLesson('lesson.mdx', LESSON);
  const { headings } = checkMarkdown(tree, { course: 'c', lesson: 'l', pictures: {} }, createReporter('lesson.mdx', new ProblemList()), { headings: true });
  expect(findSections(tree, headings)).toEqual([
    { id: null, heading: '', text: 'Before any heading, with … in it.' },
    { id: 'first-part', heading: 'First part', text: 'One. Two Enter. an item code in words Inside a box.' },
    { id: 'deeper', heading: 'Deeper', text: 'Three. Four.' },
  ]);
});
