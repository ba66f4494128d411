declare module '*/markdownlint/lib/rules.mjs' {
  const rules: readonly unknown[];
  export default rules;
}
