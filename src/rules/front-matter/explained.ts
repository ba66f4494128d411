import type { FrontMatter } from '../../post/frontMatter';
import type { Finding } from '../rule';

export type YamlFrontMatter = FrontMatter & { readonly kind: 'yaml' };

/** The rules that share the explanations of what YAML cannot read, so that none is given twice. */
export type SyntaxRule = 'syntax' | 'unquoted-colon' | 'curly-quotes';

export type Explained = Finding & {
  /** Which rule says it; `syntax` if absent. */
  readonly saidBy?: SyntaxRule;
  /** All that follows is misread because of it. */
  readonly swallowsRest?: true;
  /** Nobody can tell what was meant: said once, since what follows is often the same mistake. */
  readonly isUnclear?: true;
};
