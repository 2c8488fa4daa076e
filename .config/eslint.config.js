import nextPlugin from '@next/eslint-plugin-next';
import a11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Where the one owner of something dangerous lives; everybody else asks the owner. */
const OWNED = {
  evaluation: { selector: "NewExpression[callee.name='Function'], CallExpression[callee.name='Function'], CallExpression[callee.name='eval']", message: 'Text becomes a program only in its owner (lib/notebook/run-program.ts, lib/grading/checker-runtime.ts).' },
  environment: { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'The environment is read once, in lib/server/env/env.ts.' },
  worker: { selector: "NewExpression[callee.name='Worker']", message: 'Workers are started by lib/client/sandbox and the editor only (and the bare pages that training is measured against).' },
};
const only = (...owned) => ['error', ...owned];

export default tseslint.config(
  { ignores: ['node_modules/', '.next/', '.next-*/', '.epoch/', 'public/build/', 'lib/server/db/generated/', 'next-env.d.ts', 'content/', 'lib/server/content/fixtures/', 'e2e/results/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers read well in sentences.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // It does not see that a flag changes during an await.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // It overflows the stack on recursive types (typescript-eslint 8.73).
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // The sandbox keeps methods of the platform before learner code can replace them, and calls them with their receiver.
      '@typescript-eslint/unbound-method': 'off',
      // What learner code gives has only claimed its type: it is converted all the same.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      // Enums of libraries that exist in their types only.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-invalid-void-type': ['error', { allowInGenericTypeArguments: true }],
      // A function may be async because its interface is.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': only(OWNED.evaluation, OWNED.environment, OWNED.worker),
    },
  },
  { files: ['lib/server/env/env.ts', 'prisma/*.ts', 'proxy.ts', 'next.config.js', 'e2e/**/*.ts'], rules: { 'no-restricted-syntax': only(OWNED.evaluation, OWNED.worker) } },
  { files: ['lib/client/sandbox/**/*.ts', 'lib/client/editor/**/*.ts', 'e2e/bench/training.ts', 'e2e/bench/convolutions.ts'], rules: { 'no-restricted-syntax': only(OWNED.evaluation, OWNED.environment) } },
  { files: ['lib/notebook/run-program.ts', 'lib/grading/checker-runtime.ts'], rules: { 'no-restricted-syntax': only(OWNED.environment, OWNED.worker) } },
  {
    files: ['app/**/*.{ts,tsx}'],
    extends: [a11y.flatConfigs.strict],
    plugins: { '@next/next': nextPlugin, 'react-hooks': reactHooks },
    rules: { ...nextPlugin.configs.recommended.rules, ...nextPlugin.configs['core-web-vitals'].rules, ...reactHooks.configs.recommended.rules },
  },
  {
    // Tests read what they made themselves; the matchers of Vitest are `any`.
    files: ['**/*.test.ts', 'e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
);
