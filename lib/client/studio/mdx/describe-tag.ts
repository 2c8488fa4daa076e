/** What a tag and its attributes are for, from the list that the compiler checks them by. */
import { z } from 'zod';
import { selectOptionalTag, type LessonTag } from '#lib/course/lesson-tags.ts';

export interface TagAttribute {
  readonly name: string;
  readonly isRequired: boolean;
  /** the only values it may have; null: any text that fits */
  readonly values: readonly string[] | null;
}

/** The attributes of a tag, required ones first. */
export function findAttributes(tag: LessonTag): readonly TagAttribute[] {
  const attributes = Object.entries(tag.attributes.shape).map(([name, field]): TagAttribute => {
    const isRequired = !(field instanceof z.ZodOptional);
    const inner: unknown = field instanceof z.ZodOptional ? field.unwrap() : field;
    return { name, isRequired, values: inner instanceof z.ZodEnum ? inner.options.map(String) : null };
  });
  return [...attributes.filter(({ isRequired }) => isRequired), ...attributes.filter(({ isRequired }) => !isRequired)];
}

/** Markdown for a hover; null when a lesson may not use the tag. */
export function describeTag(name: string): string | null {
  const tag = selectOptionalTag(name);
  if (!tag) return null;
  const attributes = findAttributes(tag).map((attribute) => `- \`${attribute.name}\`${attribute.isRequired ? '' : ' (may be left out)'}: ${describeValues(tag, attribute)}`);
  return [`**<${name}>** ${tag.about}`, ...(attributes.length > 0 ? [attributes.join('\n')] : []), describePlace(tag)].join('\n\n');
}

/** What an attribute takes: its values, or the rule in words. */
export function describeValues(tag: LessonTag, { name, values }: TagAttribute): string {
  if (values) return values.map((value) => `\`${value}\``).join(', ');
  // A value that no rule accepts brings the rule's own words out.
  const issue = tag.attributes.safeParse({ [name]: '\n' }).error?.issues.find(({ path }) => path[0] === name);
  return issue && issue.code !== 'too_small' ? issue.message : 'text';
}

function describePlace({ place, content }: LessonTag): string {
  if (content === 'none') return place === 'block' ? 'On a line of its own, closed at once.' : 'Inside a sentence, closed at once.';
  return place === 'block' ? 'On lines of its own, with an empty line before and after it.' : 'Inside a sentence.';
}
