import { JSON_LANGUAGE, LESSON_LANGUAGE } from './lesson-language.ts';

/** Monaco's language of a lesson's file. */
export const languageOf = (file: string): string => (file.endsWith('.mdx') ? LESSON_LANGUAGE : file.endsWith('.json') ? JSON_LANGUAGE : 'typescript');
