/** What a new lesson begins with: the parts that every lesson has, ready to be written over. */
import { toTitle } from './to-title.ts';

/** A lesson.mdx that compiles and runs. */
export function makeLessonStart(slug: string, title: string | null): string {
  return `---
title: ${JSON.stringify(title ?? toTitle(slug))}
summary: One or two sentences for the outline and for search. Say what one can do afterwards.
question: Which concrete question does the first screen ask and the last one answer?
minutes: 4
terms:
  - term: ${JSON.stringify(`first term of ${slug}`)}
    meaning: One line with maths, such as $2x = x + x$. It feeds the glossary.
sources:
  - title: Where the facts of this lesson come from
---

Begin with something that can be seen or touched: two numbers, a picture, a surprise. Formulas stand in the text, $2 \\cdot 3 = 6$,
or on lines of their own:

$$
f(x) = 2x
$$

## Run it

A cell is TypeScript that runs in the reader's browser. The value of its last line appears underneath.

\`\`\`ts cell id=first-cell
const twice = (x: number): number => 2 * x;
twice(3)
\`\`\`

<Callout kind="try" title="Now try">
Say what to change, and what to look for. Here: change the 3 to 0.5.
</Callout>

Cells share their names. Tensors are freed by \`tf.tidy\`, so that the page keeps its memory however often it runs:

\`\`\`ts cell id=with-tensors
import * as tf from '@tensorflow/tfjs';

console.log(tf.tidy(() => tf.tensor([1, twice(3)]).sum().arraySync()));
\`\`\`

## What you know now

Answer the question of the first screen.
`;
}
